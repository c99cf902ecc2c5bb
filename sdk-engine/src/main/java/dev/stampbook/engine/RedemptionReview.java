package dev.stampbook.engine;

/**
 * What a person has to find out about a redemption.
 *
 * @param question what is not known
 * @param why how it came to that, as a plain sentence
 */
public record RedemptionReview(Question question, String why) {

  /** What is not known; each names the decisions that answer it. */
  public enum Question {
    /** Did the provider take the points? {@link RedemptionDecision.Issued} or {@link RedemptionDecision.NotIssued}. */
    WERE_POINTS_TAKEN,
    /** Did the provider give the points back? {@link RedemptionDecision.GivenBack} or {@link RedemptionDecision.NotGivenBack}. */
    WERE_POINTS_GIVEN_BACK,
    /**
     * An order uses the discount and the member holds the points. {@link RedemptionDecision.Take} tries to take them, {@link
     * RedemptionDecision.Waive} leaves them to the member.
     */
    SHALL_POINTS_BE_TAKEN,
    /**
     * The points are due back and no call of the provider gives them. {@link RedemptionDecision.GivenBack} once that was done by hand,
     * {@link RedemptionDecision.Waive} to leave it.
     */
    GIVE_POINTS_BACK_BY_HAND,
    /**
     * A posting of points has an unknown outcome. Answered by {@link LoyaltyProgram#decide} for the reference that {@link #why} names, not
     * by a {@link RedemptionDecision}.
     */
    DECIDE_POSTING
  }
}
