package dev.stampbook.order;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joda.money.BigMoney;

/**
 * One line of an order.
 *
 * @param id unique within the order
 * @param kind what was bought
 * @param product the product, when the line has one
 * @param categories the product's categories, as far as they were read
 * @param quantity units or weight, zero or positive
 * @param price unit price times quantity, before the discounts in {@code allocations} and without {@code tax}
 * @param tax the tax on what is paid for the line, as delivered; zero where prices include tax and none is told
 * @param allocations the shares of the order's discounts that the shop allocated to this line, in the terms of {@code price}; zero or
 *     positive
 */
public record OrderLine(
    LineId id,
    Kind kind,
    Optional<ProductId> product,
    Set<CategoryId> categories,
    BigDecimal quantity,
    BigMoney price,
    BigMoney tax,
    Map<OrderDiscountId, BigMoney> allocations) {

  /** What a line is about. Only {@link #GOODS} earn (C2). */
  public enum Kind {
    GOODS,
    GIFT_CARD,
    TIP,
    DEPOSIT,
    /** Bought and paid like goods, but kept out of loyalty by the shop. */
    EXCLUDED,
    /** Taken off the order again. */
    VOIDED
  }

  public OrderLine {
    categories = Set.copyOf(categories);
    allocations = Map.copyOf(allocations);
    if (quantity.signum() < 0) {
      throw new IllegalArgumentException(
          "the quantity of line " + id + " is zero or positive, not " + quantity);
    }
    if (allocations.values().stream().anyMatch(BigMoney::isNegative)) {
      throw new IllegalArgumentException(
          "the discount shares of line " + id + " are zero or positive; state them without a sign");
    }
  }

  /** Returns a line of goods without tax, categories and discounts. */
  public static OrderLine goods(LineId id, BigDecimal quantity, BigMoney price) {
    return new OrderLine(
        id,
        Kind.GOODS,
        Optional.empty(),
        Set.of(),
        quantity,
        price,
        BigMoney.zero(price.getCurrencyUnit()),
        Map.of());
  }
}
