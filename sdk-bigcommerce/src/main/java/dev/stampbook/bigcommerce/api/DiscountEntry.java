package dev.stampbook.bigcommerce.api;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A manual discount to put on a checkout; it replaces every discount on the lines (sheet 3.8, 12.16). The sheet leaves open where the
 * version belongs: at the top, or in {@code cart}.
 */
public record DiscountEntry(CartPart cart, Optional<Integer> version) {

  /** The cart part of a {@link DiscountEntry}. */
  public record CartPart(
      List<Reduction> discounts,
      Optional<List<LineReduction>> lineItems,
      Optional<Integer> version) {}

  /** An amount off the cart. */
  public record Reduction(BigDecimal discountedAmount) {}

  /** An amount off one line of the cart. */
  public record LineReduction(String id, BigDecimal discountedAmount) {}
}
