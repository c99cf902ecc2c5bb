package dev.stampbook.reward;

/**
 * Identifies a reward at the loyalty provider.
 *
 * @param value not blank, at most 200 characters
 */
public record RewardId(String value) {

  public RewardId {
    if (value.isBlank() || value.length() > 200) {
      throw new IllegalArgumentException(
          "a reward id has 1 to 200 characters, not " + value.length());
    }
  }

  /** Returns the id with this value. */
  public static RewardId of(String value) {
    return new RewardId(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
