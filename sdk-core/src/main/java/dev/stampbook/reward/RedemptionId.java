package dev.stampbook.reward;

/**
 * Identifies one redemption in our own words; chosen before the first call, used as reference everywhere.
 *
 * @param value not blank, at most 60 characters
 */
public record RedemptionId(String value) {

  public RedemptionId {
    if (value.isBlank() || value.length() > 60) {
      throw new IllegalArgumentException(
          "a redemption id has 1 to 60 characters, not " + value.length());
    }
  }

  /** Returns the id with this value. */
  public static RedemptionId of(String value) {
    return new RedemptionId(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
