package dev.stampbook.engine;

import dev.stampbook.discount.CouponCode;
import java.util.Optional;

/** What a person found out or decided about a redemption that waits for one; see {@link RedemptionReview.Question}. */
public sealed interface RedemptionDecision {

  /**
   * The provider issued the reward.
   *
   * @param issueId the provider's id of the issue
   * @param code the code, when there is one
   */
  record Issued(String issueId, Optional<CouponCode> code) implements RedemptionDecision {}

  /** The provider has nothing; no points were taken. */
  record NotIssued() implements RedemptionDecision {}

  /** The points are back with the member. */
  record GivenBack() implements RedemptionDecision {}

  /** The points are not back; they are given back now. */
  record NotGivenBack() implements RedemptionDecision {}

  /** The points are to be taken, whatever the balance. */
  record Take() implements RedemptionDecision {}

  /** The points stay where they are. */
  record Waive() implements RedemptionDecision {}
}
