package dev.stampbook.order;

/**
 * Identifies the storefront or sales channel of an order.
 *
 * @param value not blank, at most 100 characters
 */
public record ChannelId(String value) {

  public ChannelId {
    if (value.isBlank() || value.length() > 100) {
      throw new IllegalArgumentException(
          "a channel id has 1 to 100 characters, not " + value.length());
    }
  }

  /** Returns the id with this value. */
  public static ChannelId of(String value) {
    return new ChannelId(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
