package dev.stampbook.bigcommerce.api;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** A cart to create (sheet 3.8). */
public record CartDraft(
    Optional<Long> customerId,
    List<Line> lineItems,
    Optional<Long> channelId,
    Optional<Cart.Currency> currency,
    Optional<String> locale) {

  /** A line of a cart to create (sheet 3.8). */
  public record Line(
      long productId, Optional<Long> variantId, int quantity, Optional<BigDecimal> listPrice) {}
}
