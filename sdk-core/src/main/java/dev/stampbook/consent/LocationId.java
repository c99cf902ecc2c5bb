package dev.stampbook.consent;

/**
 * Identifies the shop, branch or site where an act took place, in the merchant's own words.
 *
 * @param value not blank, at most 100 characters
 */
public record LocationId(String value) {

  public LocationId {
    if (value.isBlank() || value.length() > 100) {
      throw new IllegalArgumentException(
          "a location id has 1 to 100 characters, not " + value.length());
    }
  }

  /** Returns the id with this value. */
  public static LocationId of(String value) {
    return new LocationId(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
