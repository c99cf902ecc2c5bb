package dev.stampbook.points;

/** What may count towards the earn base beside the goods, which always do (C2). */
public enum BaseComponent {
  /** The tax on whatever counts. */
  TAX,
  /** What is really paid for shipping; its tax follows {@link #TAX}. */
  SHIPPING,
  HANDLING,
  WRAPPING,
  FEES,
  /** Lines that buy a gift card. */
  GIFT_CARD_LINES,
  /** The amount a redeemed reward took off: with it, points are earned as if the reward had not been used. */
  REWARD_DISCOUNT,
  /** The part paid with gift cards and store credit; counts by default, because a tender is no discount. */
  CREDIT_TENDER
}
