package dev.stampbook.pos.blaze;

import dev.stampbook.discount.CouponCode;
import dev.stampbook.discount.DiscountRequest;
import dev.stampbook.pos.blaze.api.Cart;
import dev.stampbook.pos.blaze.api.ConsumerCart;
import dev.stampbook.pos.blaze.api.Document;
import java.math.BigDecimal;
import java.util.Optional;

/** A promotion code Blaze knows; what it is worth is Blaze's to say, in the log of promotions applied (sheet section 3.4). */
record PromoCode(CouponCode code) implements Place {

  @Override
  public Optional<Document> put(
      Document cart, ConsumerCart priced, DiscountRequest request, BigDecimal goods) {
    return Optional.of(cart.with("cart", cart.object("cart").with("promoCode", code.value())));
  }

  @Override
  public Document take(Document cart, DiscountRequest request) {
    return cart.with("cart", cart.object("cart").with("promoCode", ""));
  }

  @Override
  public Optional<BigDecimal> worth(ConsumerCart cart, DiscountRequest request) {
    return cart.cart()
        .filter(inside -> inside.promoCode().filter(code.value()::equalsIgnoreCase).isPresent())
        .map(PromoCode::applied);
  }

  private static BigDecimal applied(Cart cart) {
    return cart.promotionReqLogs().stream()
        .filter(log -> !log.autoApplied().orElse(false))
        .map(log -> Amounts.of(log.amount()))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** What a code takes off is the shop's business; a code that takes off nothing is refused. */
  @Override
  public boolean isAsAsked(BigDecimal worth, DiscountRequest request, BigDecimal goods) {
    return worth.signum() > 0;
  }

  @Override
  public boolean isTaken(ConsumerCart cart) {
    return cart.cart().flatMap(Cart::promoCode).filter(other -> !other.isBlank()).isPresent();
  }
}
