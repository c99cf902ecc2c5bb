package dev.stampbook.pos.blaze;

import dev.stampbook.discount.Discount;
import dev.stampbook.discount.DiscountRequest;
import dev.stampbook.pos.blaze.api.ConsumerCart;
import dev.stampbook.pos.blaze.api.Document;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** One place of a cart where a redemption can be put (sheet section 13.6). */
interface Place {

  /** Returns the cart with the discount of a request, empty when nothing on it can be discounted. */
  Optional<Document> put(
      Document cart, ConsumerCart priced, DiscountRequest request, BigDecimal goods);

  /** Returns the cart without the discount of a request. */
  Document take(Document cart, DiscountRequest request);

  /** Returns what the discount of a request takes off, empty when it is not there. */
  Optional<BigDecimal> worth(ConsumerCart cart, DiscountRequest request);

  /** Returns whether something else holds the place. */
  boolean isTaken(ConsumerCart cart);

  /** Returns whether a discount takes off what was asked for: an amount to the cent, a percentage give or take one. */
  default boolean isAsAsked(BigDecimal worth, DiscountRequest request, BigDecimal goods) {
    BigDecimal wanted = wanted(request.discount(), goods);
    BigDecimal cent = new BigDecimal("0.01");
    return request.discount() instanceof Discount.PercentOff
        ? worth.subtract(wanted).abs().compareTo(cent) <= 0
        : Amounts.same(worth, wanted);
  }

  /** Returns what a discount should take off the goods, at most what they cost; half up to the cent. */
  static BigDecimal wanted(Discount discount, BigDecimal goods) {
    if (discount instanceof Discount.AmountOff off) {
      return off.amount().getAmount().min(goods);
    }
    if (discount instanceof Discount.PercentOff off) {
      return goods.multiply(off.percent().movePointLeft(2)).setScale(2, RoundingMode.HALF_UP);
    }
    throw new IllegalArgumentException("no worth is known before a code is entered");
  }

  /** Returns the place the settings name. */
  static Place of(BlazeSettings settings) {
    return switch (settings.discountMode()) {
      case CART -> new CartPlace(CartPlace.Fields.BEFORE_TAX, settings.percentScale());
      case AFTER_TAX -> new CartPlace(CartPlace.Fields.AFTER_TAX, settings.percentScale());
      case LINES -> new LinesPlace();
    };
  }
}
