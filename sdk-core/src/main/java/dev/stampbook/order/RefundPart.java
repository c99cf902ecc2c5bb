package dev.stampbook.order;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * One part of a refund.
 *
 * @param component what was refunded
 * @param line the line, for {@link Component#GOODS} when it is told
 * @param quantity the units given back, zero or positive, when they are told
 * @param amount the amount given back for this part, when it is told; a goods part without amount is worth its share of the line
 */
public record RefundPart(
    Component component,
    Optional<LineId> line,
    Optional<BigDecimal> quantity,
    Optional<Taxed> amount) {

  public RefundPart {
    if (quantity.filter(units -> units.signum() < 0).isPresent()) {
      throw new IllegalArgumentException(
          "a refund gives back zero or more units; state them without a sign");
    }
  }

  /** What money of an order is made of. */
  public enum Component {
    GOODS,
    SHIPPING,
    HANDLING,
    WRAPPING,
    FEE
  }

  /** Returns a part that gives back this amount for goods of no particular line. */
  public static RefundPart of(Component component, Taxed amount) {
    return new RefundPart(component, Optional.empty(), Optional.empty(), Optional.of(amount));
  }

  /** Returns a part that gives back this amount for one line. */
  public static RefundPart ofLine(LineId line, Taxed amount) {
    return new RefundPart(
        Component.GOODS, Optional.of(line), Optional.empty(), Optional.of(amount));
  }

  /** Returns a part that gives back units of one line, worth their share of what was paid for it. */
  public static RefundPart unitsOf(LineId line, BigDecimal quantity) {
    return new RefundPart(
        Component.GOODS, Optional.of(line), Optional.of(quantity), Optional.empty());
  }
}
