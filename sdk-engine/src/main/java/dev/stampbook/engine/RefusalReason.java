package dev.stampbook.engine;

/** Why a reward cannot be taken. */
public enum RefusalReason {
  /** The points are no positive whole number of the reward's steps. */
  NOT_WHOLE_STEPS,
  /** Fewer points than the reward or the program's rules ask for. */
  BELOW_MINIMUM,
  /** More points than the reward or the program's rules allow. */
  ABOVE_MAXIMUM,
  /** The member has fewer points, or holds them for another redemption that is not finished. */
  NOT_ENOUGH_POINTS,
  /** Nobody can tell how many points the member has, and the provider would notice only when the order completes. */
  BALANCE_UNKNOWN,
  /** The goods cost less than the rules ask for. */
  MINIMUM_PURCHASE,
  /** The goods cost less than one step of the reward is worth. */
  WORTH_MORE_THAN_GOODS,
  /** The reward is not for this storefront or sales channel. */
  CHANNEL,
  /** The reward has ended, or its code has expired. */
  EXPIRED,
  /** None of the reward is left. */
  OUT_OF_STOCK,
  /** No code of the reward is left. */
  NO_CODE_LEFT,
  /** The reward's value is in another currency than the checkout. */
  CURRENCY,
  /** Another coupon or reward is on the checkout, and they do not go together. */
  OTHER_DISCOUNT,
  /** The checkout is gone: paid, abandoned or deleted. */
  CHECKOUT_GONE,
  /** The commerce system refuses the discount for what is in the cart. */
  NOT_ELIGIBLE,
  /** The code was used before. */
  CODE_USED,
  /** The commerce system cannot give this kind of reward. */
  UNSUPPORTED,
  /** The provider refused to issue the reward. */
  PROVIDER,
  /** Another redemption of the same member is under way; trying again in a moment helps. */
  BUSY
}
