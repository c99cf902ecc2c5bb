package dev.stampbook.sandbox.shop;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumSet;
import java.util.Set;

/**
 * Holds a simple points policy for {@link ExpectedPoints}. Gift certificate
 * lines never count; orders of guests and migrated orders earn nothing.
 *
 * @param pointsPerUnit points per 1.00 of the store's currency, not negative
 * @param counted what counts beside the goods
 * @param refunds how a refund lowers the points
 * @param rounding how the points of an order are rounded, once
 * @param earning the states in which an order first earns
 */
public record PointsRule(
    BigDecimal pointsPerUnit,
    Set<Counted> counted,
    Refunds refunds,
    RoundingMode rounding,
    Set<OrderStatus> earning) {

  /** Names what can count beside the goods. */
  public enum Counted {
    TAX,
    SHIPPING,
    HANDLING,
    WRAPPING,
    FEES
  }

  /** Names the methods of rule C6. */
  public enum Refunds {
    /** Points of the base that is left (C6-E). */
    RECOMPUTE,
    /** Points earned minus their refunded share, rounded half up, cumulative (C6-P). */
    PROPORTIONAL,
    /** Partial refunds change nothing; a refund of everything that counts takes all points back. */
    NONE
  }

  /**
   * Returns the default: 1 point per 1.00, goods only, without tax, rounded down, earned at Shipped
   * and Completed.
   */
  public static PointsRule standard() {
    return new PointsRule(
        BigDecimal.ONE,
        Set.of(),
        Refunds.RECOMPUTE,
        RoundingMode.DOWN,
        EnumSet.of(OrderStatus.SHIPPED, OrderStatus.COMPLETED));
  }

  /** Returns a copy with another number of points per 1.00. */
  public PointsRule perUnit(BigDecimal points) {
    return new PointsRule(points, counted, refunds, rounding, earning);
  }

  /** Returns a copy that counts these components beside the goods. */
  public PointsRule counting(Set<Counted> components) {
    return new PointsRule(pointsPerUnit, Set.copyOf(components), refunds, rounding, earning);
  }

  /** Returns a copy with another way of refunding. */
  public PointsRule refunding(Refunds method) {
    return new PointsRule(pointsPerUnit, counted, method, rounding, earning);
  }

  /** Returns a copy with another rounding. */
  public PointsRule rounding(RoundingMode mode) {
    return new PointsRule(pointsPerUnit, counted, refunds, mode, earning);
  }

  /** Returns a copy with other earning states. */
  public PointsRule earningAt(Set<OrderStatus> states) {
    return new PointsRule(pointsPerUnit, counted, refunds, rounding, Set.copyOf(states));
  }
}
