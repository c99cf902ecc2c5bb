package dev.stampbook.discount;

/** Tells what came of a {@link DiscountRequest}. */
public sealed interface DiscountOutcome {

  /** The discount is on the checkout. */
  record Applied(AppliedDiscount discount) implements DiscountOutcome {}

  /** The shopper or cashier has to enter this code; nothing else is missing. */
  record CodeToEnter(CouponCode code) implements DiscountOutcome {}

  /**
   * The commerce system refuses the discount; nothing was put on the checkout.
   *
   * @param reason why, for the program
   * @param message why, as a sentence a shop can show
   */
  record Refused(Reason reason, String message) implements DiscountOutcome {}

  /** Why a discount was refused. */
  enum Reason {
    /** Another coupon holds the only place. */
    OTHER_COUPON_APPLIED,
    /** The checkout does not meet a condition, such as a minimum. */
    NOT_ELIGIBLE,
    /** The code was used before. */
    CODE_USED,
    /** The code or promotion has expired or is switched off. */
    EXPIRED,
    /** The discount is in another currency than the checkout. */
    CURRENCY,
    /** The checkout is gone: paid, abandoned or deleted. */
    CHECKOUT_GONE,
    /** The commerce system cannot express this kind of discount. */
    UNSUPPORTED_KIND
  }
}
