package dev.stampbook.pos.blaze;

/**
 * The words by which Blaze changes its own points; they are not documented (sheet section 14).
 *
 * @param add gives points, {@code Add} by default
 * @param subtract takes points, {@code Subtract} by default
 */
public record PointsActionNames(String add, String subtract) {

  /** Returns the names of the ledger's activities, which are assumed to be the actions too. */
  public static PointsActionNames assumed() {
    return new PointsActionNames("Add", "Subtract");
  }
}
