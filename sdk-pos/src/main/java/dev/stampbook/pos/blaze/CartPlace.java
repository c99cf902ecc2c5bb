package dev.stampbook.pos.blaze;

import dev.stampbook.discount.Discount;
import dev.stampbook.discount.DiscountRequest;
import dev.stampbook.http.json.OpenEnum;
import dev.stampbook.pos.blaze.api.Cart;
import dev.stampbook.pos.blaze.api.ConsumerCart;
import dev.stampbook.pos.blaze.api.DiscountType;
import dev.stampbook.pos.blaze.api.Document;
import java.math.BigDecimal;
import java.util.Optional;

/** A discount on the whole cart, before tax ({@link DiscountMode#CART}) or after it ({@link DiscountMode#AFTER_TAX}). */
record CartPlace(Fields fields, PercentScale scale) implements Place {

  /** The fields of the two places. */
  enum Fields {
    BEFORE_TAX("discount", "cartDiscountNotes"),
    AFTER_TAX("afterTaxDiscount", "afterTaxDiscountNotes");

    private final String amount;
    private final String notes;

    Fields(String amount, String notes) {
      this.amount = amount;
      this.notes = notes;
    }

    private Optional<BigDecimal> entered(Cart cart) {
      return this == BEFORE_TAX ? cart.discount() : cart.afterTaxDiscount();
    }

    private Optional<BigDecimal> worth(Cart cart) {
      return this == BEFORE_TAX ? cart.calcCartDiscount() : cart.appliedAfterTaxDiscount();
    }

    private Optional<String> note(Cart cart) {
      return this == BEFORE_TAX ? cart.cartDiscountNotes() : cart.afterTaxDiscountNotes();
    }
  }

  /** A percentage is entered as one before tax; after tax Blaze knows amounts alone. */
  @Override
  public Optional<Document> put(
      Document cart, ConsumerCart priced, DiscountRequest request, BigDecimal goods) {
    BigDecimal wanted = Place.wanted(request.discount(), goods);
    if (wanted.signum() <= 0) {
      return Optional.empty();
    }
    Document inside = cart.object("cart").with(fields.notes, RewardNote.of(request));
    if (fields == Fields.AFTER_TAX) {
      inside = inside.with(fields.amount, wanted);
    } else if (request.discount() instanceof Discount.PercentOff off) {
      BigDecimal percent =
          scale == PercentScale.HUNDRED ? off.percent() : off.percent().movePointLeft(2);
      inside =
          inside.with(fields.amount, percent).with("discountType", type(DiscountType.PERCENTAGE));
    } else {
      inside = inside.with(fields.amount, wanted).with("discountType", type(DiscountType.CASH));
    }
    return Optional.of(cart.with("cart", inside));
  }

  private static String type(DiscountType type) {
    return OpenEnum.of(type).raw();
  }

  @Override
  public Document take(Document cart, DiscountRequest request) {
    Document inside =
        cart.object("cart").with(fields.amount, BigDecimal.ZERO).with(fields.notes, "");
    return cart.with("cart", inside);
  }

  @Override
  public Optional<BigDecimal> worth(ConsumerCart cart, DiscountRequest request) {
    return cart.cart()
        .filter(inside -> RewardNote.isOf(request, fields.note(inside)))
        .filter(inside -> Amounts.isPositive(fields.entered(inside)))
        .map(inside -> Amounts.of(fields.worth(inside)));
  }

  @Override
  public boolean isTaken(ConsumerCart cart) {
    return cart.cart().flatMap(fields::entered).filter(amount -> amount.signum() > 0).isPresent();
  }
}
