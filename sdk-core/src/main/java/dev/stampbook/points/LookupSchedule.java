package dev.stampbook.points;

import java.time.Duration;
import java.util.List;

/**
 * When to look for a posting whose outcome is unknown, counted from the moment it became unknown (C11, KF-20). Only after the last
 * look-up found nothing may the posting be sent again.
 *
 * @param delays ascending, at least one, at most ten
 * @param resends how often the same posting may be sent again before it waits for a person, 0 or more
 */
public record LookupSchedule(List<Duration> delays, int resends) {

  public LookupSchedule {
    delays = List.copyOf(delays);
    if (delays.isEmpty() || delays.size() > 10 || resends < 0) {
      throw new IllegalArgumentException(
          "a look-up schedule has 1 to 10 delays and 0 or more resends");
    }
    for (int i = 0; i < delays.size(); i++) {
      Duration before = i == 0 ? Duration.ZERO : delays.get(i - 1);
      if (delays.get(i).compareTo(before) < 0) {
        throw new IllegalArgumentException("the delays of a look-up schedule ascend");
      }
    }
  }

  /** Returns look-ups at once, after 3 s and after 10 s, then up to three resends. */
  public static LookupSchedule standard() {
    return new LookupSchedule(
        List.of(Duration.ZERO, Duration.ofSeconds(3), Duration.ofSeconds(10)), 3);
  }
}
