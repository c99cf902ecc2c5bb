package dev.stampbook.engine.internal;

import dev.stampbook.engine.RedemptionRules;
import dev.stampbook.engine.Refusal;
import dev.stampbook.engine.RefusalReason;
import dev.stampbook.reward.RewardCost;
import java.math.BigDecimal;
import java.util.Optional;

/** The arithmetic of whole steps (C7): which points a wish comes to, and how many of them the goods need. Pure. */
final class RewardSteps {

  private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

  private RewardSteps() {}

  /**
   * Points a reward is taken with.
   *
   * @param points how many, 0 or more; what was asked for when it is refused
   * @param refusal why they cannot be taken
   */
  record Choice(long points, Optional<Refusal> refusal) {

    static Choice of(long points) {
      return new Choice(points, Optional.empty());
    }

    static Choice refused(long points, RefusalReason reason, String message) {
      return new Choice(points, Optional.of(new Refusal(reason, message)));
    }
  }

  /** Says what a wish comes to, before anybody looks at balance or goods. As much as possible begins with the fewest. */
  static Choice choose(RewardCost cost, Wanted wanted, RedemptionRules rules) {
    if (!(wanted instanceof Wanted.Points asked)) {
      return within(cost, least(cost, rules), rules);
    }
    BigDecimal points = asked.points();
    boolean whole = points.signum() >= 0 && points.stripTrailingZeros().scale() <= 0;
    if (!whole) {
      return Choice.refused(0, RefusalReason.NOT_WHOLE_STEPS, steps(cost));
    }
    if (points.compareTo(MOST) > 0) {
      return Choice.refused(
          Long.MAX_VALUE, RefusalReason.NOT_ENOUGH_POINTS, "Nobody has that many points.");
    }
    long number = points.longValueExact();
    boolean fits =
        cost instanceof RewardCost.Variable variable
            ? number > 0 && number % variable.step() == 0
            : number == cost.least();
    return fits
        ? within(cost, number, rules)
        : Choice.refused(number, RefusalReason.NOT_WHOLE_STEPS, steps(cost));
  }

  private static Choice within(RewardCost cost, long points, RedemptionRules rules) {
    if (cost instanceof RewardCost.Free) {
      return Choice.of(0);
    }
    long least =
        cost instanceof RewardCost.Variable ? least(cost, rules) : rules.leastPoints().orElse(1);
    if (points < least) {
      return Choice.refused(
          points, RefusalReason.BELOW_MINIMUM, "Use at least " + least + " points.");
    }
    long most =
        cost instanceof RewardCost.Variable
            ? most(cost, rules, Long.MAX_VALUE)
            : rules.mostPoints().orElse(Long.MAX_VALUE);
    return points > most
        ? Choice.refused(points, RefusalReason.ABOVE_MAXIMUM, "Use at most " + most + " points.")
        : Choice.of(points);
  }

  private static String steps(RewardCost cost) {
    return cost instanceof RewardCost.Variable variable
        ? "Choose points in whole steps of " + variable.step() + "."
        : "This reward takes exactly " + cost.least() + " points.";
  }

  /** Returns the fewest points a reward can be taken with: whole steps. */
  static long least(RewardCost cost, RedemptionRules rules) {
    if (!(cost instanceof RewardCost.Variable variable)) {
      return cost.least();
    }
    long asked = Math.max(variable.least(), rules.leastPoints().orElse(0));
    long over = asked % variable.step();
    return over == 0 ? asked : Math.addExact(asked - over, variable.step());
  }

  /** Returns the most points a member who can spend this many may put in: whole steps, 0 for none. */
  static long most(RewardCost cost, RedemptionRules rules, long spendable) {
    long allowed = Math.min(Math.max(spendable, 0), rules.mostPoints().orElse(Long.MAX_VALUE));
    if (cost instanceof RewardCost.Variable variable) {
      return variable.most(allowed);
    }
    return allowed < cost.least() ? 0 : Math.min(allowed, cost.least());
  }

  /** Returns how many of these points the goods need: whole steps, each of which is worth this much. */
  static long needed(
      RewardCost.Variable cost, BigDecimal valuePerStep, BigDecimal goods, long points) {
    BigDecimal steps = goods.divideToIntegralValue(valuePerStep);
    BigDecimal have = BigDecimal.valueOf(points / cost.step());
    return steps.min(have).longValueExact() * cost.step();
  }
}
