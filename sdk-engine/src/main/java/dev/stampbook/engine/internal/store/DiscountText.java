package dev.stampbook.engine.internal.store;

import dev.stampbook.discount.CouponCode;
import dev.stampbook.discount.Discount;
import dev.stampbook.order.ProductId;
import java.math.BigDecimal;
import org.joda.money.Money;

/** Writes a discount as text for the store and reads it back. */
final class DiscountText {

  private DiscountText() {}

  static String write(Discount discount) {
    if (discount instanceof Discount.AmountOff off) {
      return "amount:" + off.amount();
    } else if (discount instanceof Discount.PercentOff off) {
      return "percent:" + off.percent().toPlainString();
    } else if (discount instanceof Discount.FreeShipping) {
      return "shipping:";
    } else if (discount instanceof Discount.FreeProduct product) {
      return "product:" + product.product();
    }
    return "coupon:" + ((Discount.Coupon) discount).code().value();
  }

  static Discount read(String text) {
    String[] parts = text.split(":", 2);
    return switch (parts[0]) {
      case "amount" -> new Discount.AmountOff(Money.parse(parts[1]));
      case "percent" -> new Discount.PercentOff(new BigDecimal(parts[1]));
      case "shipping" -> new Discount.FreeShipping();
      case "product" -> new Discount.FreeProduct(ProductId.of(parts[1]));
      case "coupon" -> new Discount.Coupon(CouponCode.of(parts[1]));
      default -> throw new IllegalArgumentException("no discount is written like this");
    };
  }
}
