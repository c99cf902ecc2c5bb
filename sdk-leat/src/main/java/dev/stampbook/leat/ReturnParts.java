package dev.stampbook.leat;

import dev.stampbook.leat.api.Order;
import dev.stampbook.leat.api.OrderReturn;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes shares of what is left of an order as parts of a return. Units go back whole with their share; amounts decide, not units. */
final class ReturnParts {

  private ReturnParts() {}

  static List<OrderReturn.Line> lines(List<Order.Part> parts, List<Long> shares) {
    List<OrderReturn.Line> lines = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      Order.Part part = parts.get(i);
      long share = shares.get(i);
      if (share > 0) {
        lines.add(
            new OrderReturn.Line(
                key(part),
                units(part, share),
                Optional.of(share),
                Optional.empty(),
                Optional.empty()));
      }
    }
    return lines;
  }

  static List<OrderReturn.Charge> charges(List<Order.Part> parts, List<Long> shares) {
    List<OrderReturn.Charge> charges = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      if (shares.get(i) > 0) {
        charges.add(
            new OrderReturn.Charge(
                key(parts.get(i)), Optional.empty(), Optional.empty(), shares.get(i)));
      }
    }
    return charges;
  }

  private static String key(Order.Part part) {
    return part.externalIdentifier()
        .orElseThrow(() -> LeatPages.missing("findOrder", "external_identifier"));
  }

  private static BigDecimal units(Order.Part part, long share) {
    BigDecimal there = part.quantity().orElse(BigDecimal.ZERO);
    long left = part.totalAmount().orElse(0L);
    return share >= left
        ? there
        : there
            .multiply(BigDecimal.valueOf(share))
            .divide(BigDecimal.valueOf(left), 0, RoundingMode.DOWN);
  }
}
