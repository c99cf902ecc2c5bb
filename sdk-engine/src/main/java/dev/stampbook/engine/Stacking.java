package dev.stampbook.engine;

/** Whether a reward goes together with other codes on a checkout. */
public enum Stacking {
  /** The commerce system decides when it is asked what the discount would do. The default. */
  SHOP_DECIDES,
  /** A reward is refused while any other code or reward is on the checkout. */
  ALONE
}
