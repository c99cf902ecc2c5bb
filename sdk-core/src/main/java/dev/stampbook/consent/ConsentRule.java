package dev.stampbook.consent;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decides where consent stands from the acts alone (C14). Pure: the order in which the acts are given does not matter, and nothing but acts
 * is looked at, so imports, profile syncs and missing values cannot change a state.
 *
 * <ul>
 *   <li>The newest act by time of occurrence decides; on a tie the opt-out does.
 *   <li>An opt-in is for the address it was given for; a changed address has no consent. An opt-out is for the channel, whatever the
 *       address: no on doubt.
 *   <li>With double opt-in a confirmation decides, and only when it follows an opt-in that no opt-out has taken back: an old link that is
 *       opened after an opt-out confirms nothing.
 * </ul>
 */
public final class ConsentRule {

  private static final Comparator<ConsentRecord> BY_TIME =
      Comparator.comparing(ConsentRecord::effectiveAt)
          .thenComparing(record -> record.link().sequence());

  private final DoubleOptIn doubleOptIn;

  private ConsentRule(DoubleOptIn doubleOptIn) {
    this.doubleOptIn = doubleOptIn;
  }

  /** Whether an opt-in has to be confirmed before it counts. */
  public enum DoubleOptIn {
    /** An opt-in counts at once. */
    NOT_NEEDED,
    /** Only the confirmation counts; until then the state is {@link ConsentState#PENDING}. */
    NEEDED
  }

  /** Returns the rule with or without confirmation. */
  public static ConsentRule with(DoubleOptIn doubleOptIn) {
    return new ConsentRule(doubleOptIn);
  }

  /**
   * What was decided.
   *
   * @param state where consent stands
   * @param by the act that decided; empty when there is none
   */
  public record Decision(ConsentState state, Optional<ConsentRecord> by) {}

  /**
   * Decides one channel of one person.
   *
   * @param channel the channel
   * @param history every act known of the person and of everybody merged into them; acts of other channels are ignored
   * @param current the address of that channel which the person has now; without one nothing can be agreed to
   */
  public Decision decide(
      ConsentChannel channel, Collection<ConsentRecord> history, Optional<ContactAddress> current) {
    Optional<ConsentRecord> out = acts(channel, history, ConsentAct.Action.OPT_OUT).max(BY_TIME);
    Optional<ConsentRecord> in =
        acts(channel, history, ConsentAct.Action.OPT_IN)
            .filter(act -> isFor(act, current))
            .filter(act -> isAfter(act, out))
            .max(BY_TIME);
    if (in.isEmpty()) {
      return new Decision(out.isPresent() ? ConsentState.OUT : ConsentState.UNKNOWN, out);
    }
    if (doubleOptIn == DoubleOptIn.NOT_NEEDED) {
      return new Decision(ConsentState.IN, in);
    }
    Instant firstAsked =
        acts(channel, history, ConsentAct.Action.OPT_IN)
            .filter(act -> isFor(act, current))
            .filter(act -> isAfter(act, out))
            .min(BY_TIME)
            .map(ConsentRecord::effectiveAt)
            .orElseThrow();
    Optional<ConsentRecord> confirmed =
        acts(channel, history, ConsentAct.Action.CONFIRM)
            .filter(act -> isFor(act, current))
            .filter(act -> !act.effectiveAt().isBefore(firstAsked))
            .filter(act -> isAfter(act, out))
            .max(BY_TIME);
    return confirmed.isPresent()
        ? new Decision(ConsentState.IN, confirmed)
        : new Decision(ConsentState.PENDING, in);
  }

  private static Stream<ConsentRecord> acts(
      ConsentChannel channel, Collection<ConsentRecord> history, ConsentAct.Action action) {
    return history.stream()
        .filter(record -> record.act().channel() == channel && record.act().action() == action);
  }

  private static boolean isFor(ConsentRecord record, Optional<ContactAddress> current) {
    return current.filter(record::isFor).isPresent();
  }

  private static boolean isAfter(ConsentRecord record, Optional<ConsentRecord> out) {
    return out.filter(no -> !record.effectiveAt().isAfter(no.effectiveAt())).isEmpty();
  }
}
