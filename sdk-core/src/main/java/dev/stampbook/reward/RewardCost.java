package dev.stampbook.reward;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;

/** What a reward costs in points. */
public sealed interface RewardCost {

  /** Returns the fewest points with which the reward can be taken, 0 for an offer. */
  long least();

  /** An offer: costs nothing. */
  record Free() implements RewardCost {
    @Override
    public long least() {
      return 0;
    }
  }

  /** Costs a fixed number of points, at least 1. */
  record Fixed(long points) implements RewardCost {
    public Fixed {
      if (points < 1) {
        throw new IllegalArgumentException("a fixed cost is at least 1 point, not " + points);
      }
    }

    @Override
    public long least() {
      return points;
    }
  }

  /**
   * Costs as many whole steps as the member chooses (C7).
   *
   * @param step points per step, at least 1
   * @param min fewest points, rounded up to whole steps, at least one; empty for one step
   * @param max most points, rounded down to whole steps; empty for no limit but the balance
   * @param valuePerStep what one step is worth in the shop's currency, when the provider tells
   */
  record Variable(long step, OptionalLong min, OptionalLong max, Optional<BigDecimal> valuePerStep)
      implements RewardCost {
    public Variable {
      if (step < 1) {
        throw new IllegalArgumentException("a step is at least 1 point, not " + step);
      }
      long most = Long.MAX_VALUE - Long.MAX_VALUE % step;
      if (min.orElse(step) > most) {
        throw new IllegalArgumentException(
            "no number of whole steps of " + step + " reaches " + min.getAsLong() + " points");
      }
    }

    @Override
    public long least() {
      long low = Math.max(step, min.orElse(step));
      return low % step == 0 ? low : low - low % step + step;
    }

    /** Returns the most points a member with this balance can put in: whole steps, 0 when not even the least is affordable. */
    public long most(long balance) {
      long high = Math.min(balance, max.orElse(Long.MAX_VALUE));
      long whole = high < step ? 0 : high - high % step;
      return whole < least() ? 0 : whole;
    }
  }
}
