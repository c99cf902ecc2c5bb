package dev.stampbook.order;

/**
 * Names a change feed of an {@link OrderSource}; part of the key under which its cursor is stored.
 *
 * @param value lower-case letters and hyphens, at most 40 characters
 */
public record FeedName(String value) {

  public FeedName {
    if (!value.matches("[a-z][a-z-]{0,39}")) {
      throw new IllegalArgumentException(
          "a feed name has lower-case letters and hyphens, at most 40: " + value);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
