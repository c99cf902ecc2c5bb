package dev.stampbook.pos.treez;

/** How the field for discounts of a line is spelt in requests (sheet 3.2, 14, setting {@code treez.discountKey}). */
public enum DiscountKey {
  /** {@code POS_discounts}, as in the documents of version 2 and in all answers; the default there. */
  CAPITALS,
  /** {@code pos_discounts}, as in the description of version 3; the default there. */
  LOWER_CASE
}
