package dev.stampbook.pos.blaze;

/** Where on a cart a redemption is put (sheet sections 13.6 and 14). */
public enum DiscountMode {
  /** As discount on the whole cart, before tax. */
  CART,
  /** Spread over the lines that have no discount of their own, before tax. */
  LINES,
  /** As discount after tax; what the goods cost before tax stays, and so do the points the order earns. */
  AFTER_TAX
}
