package dev.stampbook.order;

import dev.stampbook.discount.CouponCode;
import java.util.Optional;
import java.util.Set;
import org.joda.money.BigMoney;

/**
 * A discount on an order. The header decides its amount; lines may carry the share the shop allocated to them (C3).
 *
 * @param id unique within the order
 * @param source what kind of discount it is
 * @param amount what it takes off the goods, without tax where prices are without tax; zero or positive
 * @param lines the lines it applies to; empty for all eligible lines
 * @param code the coupon code that was entered for it, when there was one; tells which redemption the order uses
 */
public record OrderDiscount(
    OrderDiscountId id,
    Source source,
    BigMoney amount,
    Set<LineId> lines,
    Optional<CouponCode> code) {

  /** What a discount stems from. */
  public enum Source {
    PROMOTION,
    COUPON,
    MANUAL,
    /** A redemption of points; see {@code earnOnRewardDiscount}. */
    REWARD
  }

  public OrderDiscount {
    lines = Set.copyOf(lines);
    if (amount.isNegative()) {
      throw new IllegalArgumentException("a discount is zero or positive; its sign is implied");
    }
  }

  /** Creates a discount without code. */
  public OrderDiscount(OrderDiscountId id, Source source, BigMoney amount, Set<LineId> lines) {
    this(id, source, amount, lines, Optional.empty());
  }
}
