package dev.stampbook.splio;

import dev.stampbook.splio.api.IntervalType;
import java.time.Instant;

/** When codes of a reward are good (sheet section 3.5). */
public sealed interface RewardValidity {

  /**
   * So long from each grant.
   *
   * @param count how many units, at least 1
   */
  record Lasting(long count, IntervalType unit) implements RewardValidity {

    public Lasting {
      if (count < 1) {
        throw new IllegalArgumentException("a validity lasts at least 1 unit, not " + count);
      }
    }
  }

  /**
   * In the same window, whenever they were granted.
   *
   * @param start to the second
   * @param end later than the start, to the second
   */
  record Window(Instant start, Instant end) implements RewardValidity {

    public Window {
      if (!end.isAfter(start)) {
        throw new IllegalArgumentException("a validity ends after it starts");
      }
    }
  }
}
