package dev.stampbook.points;

import dev.stampbook.order.Order;
import dev.stampbook.order.OrderId;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/** What a program would post while it sees one state of its orders after the other: terms frozen at first sight, then differences. */
final class OrderBook {

  private final Map<OrderId, PointsTerms> terms = new HashMap<>();
  private final Map<OrderId, Standing> standings = new HashMap<>();
  private final Map<OrderId, Long> posted = new HashMap<>();
  private final StateRules states = StateRules.standard();
  private long balance;

  OrderBook(long balance) {
    this.balance = balance;
  }

  /** Sees an order and returns the difference that has to be posted, 0 for none. */
  long see(Order order, PointsPolicy policy) {
    return see(order, policy, BigDecimal.ONE);
  }

  long see(Order order, PointsPolicy policy, BigDecimal multiplier) {
    PointsTerms frozen =
        terms.computeIfAbsent(order.id(), id -> policy.termsFor(order, multiplier).orElseThrow());
    Standing standing =
        standings.merge(
            order.id(),
            Standing.WAITING.after(states.effect(order.state())),
            (before, unused) -> before.after(states.effect(order.state())));
    if (standing.isFrozen()) {
      return 0;
    }
    long entitlement = PointsCalculator.quote(order, frozen, standing).entitlement();
    long difference = entitlement - posted.getOrDefault(order.id(), 0L);
    posted.put(order.id(), entitlement);
    balance += difference;
    return difference;
  }

  /** Changes the balance for a reason that is no order, such as a redemption. */
  void change(long points) {
    balance += points;
  }

  long balance() {
    return balance;
  }
}
