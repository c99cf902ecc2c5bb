package dev.stampbook.consent;

/**
 * Whether the person had passed the shop's age gate, which cannabis shops need.
 *
 * @param result what the gate said
 * @param jurisdiction the law it asked by, such as {@code US-CA}; at most 50 characters
 */
public record AgeGate(Result result, String jurisdiction) {

  /** What an age gate can say. */
  public enum Result {
    PASSED,
    NOT_PASSED
  }

  public AgeGate {
    if (jurisdiction.isBlank() || jurisdiction.length() > 50) {
      throw new IllegalArgumentException("a jurisdiction has 1 to 50 characters");
    }
  }
}
