package dev.stampbook.pos.treez.api;

/** How a discount is meant; a ticket has the first two (sheet 5). */
public enum DiscountMethod {
  DOLLAR,
  PERCENT,
  COST,
  BOGO,
  BUNDLE
}
