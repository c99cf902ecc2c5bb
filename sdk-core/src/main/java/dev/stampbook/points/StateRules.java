package dev.stampbook.points;

import dev.stampbook.order.OrderState;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** Maps order states to their effect on points. Every state has one; what is not named keeps things as they are. Immutable. */
public final class StateRules {

  private final Map<OrderState, StateEffect> effects;

  private StateRules(Map<OrderState, StateEffect> effects) {
    this.effects = Collections.unmodifiableMap(effects);
  }

  /** Returns rules under which every state keeps things as they are. */
  public static StateRules keepAll() {
    EnumMap<OrderState, StateEffect> effects = new EnumMap<>(OrderState.class);
    for (OrderState state : OrderState.values()) {
      effects.put(state, StateEffect.KEEP);
    }
    return new StateRules(effects);
  }

  /**
   * Returns the rules of C8: {@code COMPLETED} earns; cancelled, failed, declined, voided and deleted orders take back; a dispute
   * freezes; {@code REFUNDED} and {@code PARTIALLY_REFUNDED} keep, because refunds themselves decide.
   */
  public static StateRules standard() {
    return keepAll()
        .with(StateEffect.EARN, Set.of(OrderState.COMPLETED))
        .with(
            StateEffect.TAKE_BACK,
            Set.of(
                OrderState.CANCELLED,
                OrderState.DECLINED,
                OrderState.FAILED,
                OrderState.VOIDED,
                OrderState.DELETED))
        .with(StateEffect.FREEZE, Set.of(OrderState.DISPUTED));
  }

  /** Returns rules that differ in the effect of these states. */
  public StateRules with(StateEffect effect, Set<OrderState> states) {
    EnumMap<OrderState, StateEffect> changed = new EnumMap<>(effects);
    for (OrderState state : states) {
      changed.put(state, effect);
    }
    return new StateRules(changed);
  }

  /** Returns rules in which exactly these states earn; states that earned before now keep. */
  public StateRules earningOnlyIn(Set<OrderState> states) {
    EnumMap<OrderState, StateEffect> changed = new EnumMap<>(effects);
    changed.replaceAll((state, effect) -> effect == StateEffect.EARN ? StateEffect.KEEP : effect);
    return new StateRules(changed).with(StateEffect.EARN, states);
  }

  /** Returns the effect of a state. */
  public StateEffect effect(OrderState state) {
    return effects.getOrDefault(state, StateEffect.KEEP);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StateRules that && effects.equals(that.effects);
  }

  @Override
  public int hashCode() {
    return effects.hashCode();
  }

  @Override
  public String toString() {
    return "states" + effects;
  }
}
