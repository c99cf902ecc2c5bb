package dev.stampbook.consent;

/**
 * A check box before and after the person acted. Only a box that the person ticked is an act; a box that was ticked before is a default.
 *
 * @param before how it was shown
 * @param after how it was sent
 * @param label the words beside it, at most 2,000 characters
 */
public record Box(Mark before, Mark after, String label) {

  /** Whether a box has a tick. */
  public enum Mark {
    EMPTY,
    TICKED
  }

  public Box {
    if (label.isBlank() || label.length() > 2_000) {
      throw new IllegalArgumentException("a box has a label of at most 2,000 characters");
    }
  }
}
