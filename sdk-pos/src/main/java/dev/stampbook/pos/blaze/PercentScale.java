package dev.stampbook.pos.blaze;

/** How Blaze reads a percentage (sheet section 14). */
public enum PercentScale {
  /** Ten per cent is 10. */
  HUNDRED,
  /** Ten per cent is 0.1. */
  ONE
}
