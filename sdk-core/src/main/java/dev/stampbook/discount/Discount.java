package dev.stampbook.discount;

import dev.stampbook.order.ProductId;
import java.math.BigDecimal;
import org.joda.money.Money;

/** What a redemption becomes at checkout. */
public sealed interface Discount {

  /** Returns the kind, so that a system can say which it supports. */
  DiscountKind kind();

  /** Takes an amount off the goods; at most what the goods cost. */
  record AmountOff(Money amount) implements Discount {
    public AmountOff {
      if (!amount.isPositive()) {
        throw new IllegalArgumentException("an amount off is positive, not " + amount);
      }
    }

    @Override
    public DiscountKind kind() {
      return DiscountKind.AMOUNT_OFF;
    }
  }

  /** Takes a share off the goods; {@code percent} is above 0 and at most 100. */
  record PercentOff(BigDecimal percent) implements Discount {
    public PercentOff {
      if (percent.signum() <= 0 || percent.compareTo(BigDecimal.valueOf(100)) > 0) {
        throw new IllegalArgumentException(
            "a percentage is above 0 and at most 100, not " + percent.toPlainString());
      }
    }

    @Override
    public DiscountKind kind() {
      return DiscountKind.PERCENT_OFF;
    }
  }

  /** Waives the shipping cost. */
  record FreeShipping() implements Discount {
    @Override
    public DiscountKind kind() {
      return DiscountKind.FREE_SHIPPING;
    }
  }

  /** Adds a product without charge. */
  record FreeProduct(ProductId product) implements Discount {
    @Override
    public DiscountKind kind() {
      return DiscountKind.FREE_PRODUCT;
    }
  }

  /** A code that the commerce system already knows, such as one the provider put there; its worth is the commerce system's to say. */
  record Coupon(CouponCode code) implements Discount {
    @Override
    public DiscountKind kind() {
      return DiscountKind.COUPON;
    }
  }
}
