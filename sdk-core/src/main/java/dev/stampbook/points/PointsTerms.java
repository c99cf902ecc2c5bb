package dev.stampbook.points;

import dev.stampbook.order.CategoryId;
import dev.stampbook.order.ExchangeRate;
import dev.stampbook.order.OrderLine;
import dev.stampbook.order.ProductId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.joda.money.CurrencyUnit;

/**
 * The terms under which one order earns, frozen when it is first processed and used for every later edit, reversal and re-completion
 * (C5), even when the policy has changed or is gone. {@link PointsTermsText} writes and reads them.
 *
 * @param rate how the base becomes points
 * @param multiplier the tier multiplier in force before the order, positive
 * @param rounding how points are rounded
 * @param scope where points are rounded
 * @param counts what counts beside the goods
 * @param excludedProducts products that do not earn
 * @param excludedCategories categories that do not earn
 * @param refunds what partial refunds do
 * @param minimumBase the base, in {@code currency}, below which an order earns nothing; zero for none
 * @param cap the most points an order earns, zero or positive; empty for no limit
 * @param currency the currency in which the rate is stated
 * @param exchangeRate the order's rate into that currency; empty when the order is in it
 */
public record PointsTerms(
    EarnRate rate,
    BigDecimal multiplier,
    RoundingMode rounding,
    RoundingScope scope,
    Set<BaseComponent> counts,
    Set<ProductId> excludedProducts,
    Set<CategoryId> excludedCategories,
    RefundMethod refunds,
    BigDecimal minimumBase,
    OptionalLong cap,
    CurrencyUnit currency,
    Optional<ExchangeRate> exchangeRate) {

  public PointsTerms {
    counts = Set.copyOf(counts);
    excludedProducts = Set.copyOf(excludedProducts);
    excludedCategories = Set.copyOf(excludedCategories);
    if (multiplier.signum() <= 0) {
      throw new IllegalArgumentException("a tier multiplier is positive, not " + multiplier);
    }
    if (rounding == RoundingMode.UNNECESSARY) {
      throw new IllegalArgumentException(
          "points have to be rounded somehow; choose a mode other than UNNECESSARY");
    }
    if (minimumBase.signum() < 0) {
      throw new IllegalArgumentException(
          "a minimum base is zero for none or positive, not " + minimumBase.toPlainString());
    }
    if (cap.isPresent() && cap.getAsLong() < 0) {
      throw new IllegalArgumentException(
          "a cap is zero or positive, not " + cap.getAsLong() + "; leave it out for no limit");
    }
    if (exchangeRate.filter(exchange -> !exchange.to().equals(currency)).isPresent()) {
      throw new IllegalArgumentException(
          "the exchange rate has to lead to " + currency + ", the currency of the rate");
    }
  }

  /**
   * Returns whether an order under these terms has to be read with lines; a policy that does not need them any more does not change the
   * terms of older orders.
   */
  public boolean needsLines() {
    return scope == RoundingScope.LINE
        || !excludedProducts.isEmpty()
        || !excludedCategories.isEmpty()
        || counts.contains(BaseComponent.GIFT_CARD_LINES)
        || counts.contains(BaseComponent.REWARD_DISCOUNT);
  }

  /** Returns whether this component counts. */
  public boolean counts(BaseComponent component) {
    return counts.contains(component);
  }

  /** Returns whether a line earns: goods, and gift cards where they count, but nothing excluded. */
  public boolean earns(OrderLine line) {
    boolean kind =
        line.kind() == OrderLine.Kind.GOODS
            || (line.kind() == OrderLine.Kind.GIFT_CARD && counts(BaseComponent.GIFT_CARD_LINES));
    return kind
        && line.product().filter(excludedProducts::contains).isEmpty()
        && line.categories().stream().noneMatch(excludedCategories::contains);
  }
}
