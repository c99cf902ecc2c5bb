package dev.stampbook.bigcommerce;

import dev.stampbook.order.OrderState;
import dev.stampbook.points.StateEffect;
import dev.stampbook.points.StateRules;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Reads status ids (sheet 5.1). Labels are the merchant's and never compared. */
final class OrderStates {

  private static final Map<Integer, OrderState> SYSTEM =
      Map.ofEntries(
          Map.entry(0, OrderState.INCOMPLETE),
          Map.entry(1, OrderState.PENDING),
          Map.entry(2, OrderState.SHIPPED),
          Map.entry(3, OrderState.PARTIALLY_SHIPPED),
          Map.entry(4, OrderState.REFUNDED),
          Map.entry(5, OrderState.CANCELLED),
          Map.entry(6, OrderState.DECLINED),
          Map.entry(7, OrderState.AWAITING_PAYMENT),
          Map.entry(8, OrderState.AWAITING_PICKUP),
          Map.entry(9, OrderState.PROCESSING),
          Map.entry(10, OrderState.COMPLETED),
          Map.entry(11, OrderState.PAID),
          Map.entry(12, OrderState.ON_HOLD),
          Map.entry(13, OrderState.DISPUTED),
          Map.entry(14, OrderState.PARTIALLY_REFUNDED));

  private final Map<Integer, OrderState> states;

  /** Reads ids as the sheet does, except for these. */
  OrderStates(Map<Integer, OrderState> changed) {
    Map<Integer, OrderState> all = new HashMap<>(SYSTEM);
    all.putAll(changed);
    this.states = Map.copyOf(all);
  }

  OrderState of(int statusId) {
    return states.getOrDefault(statusId, OrderState.UNKNOWN);
  }

  /** Shipped, Completed and Partially Refunded earn; Refunded, Cancelled and Declined take back; Disputed freezes. */
  static StateRules defaultRules() {
    return StateRules.standard()
        .with(
            StateEffect.EARN,
            Set.of(OrderState.SHIPPED, OrderState.COMPLETED, OrderState.PARTIALLY_REFUNDED))
        .with(StateEffect.TAKE_BACK, Set.of(OrderState.REFUNDED));
  }
}
