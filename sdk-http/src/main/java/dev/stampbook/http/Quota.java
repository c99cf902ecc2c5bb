package dev.stampbook.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * How many calls the client lets out: permits per window of time, several windows at once, and calls at the same time. Kept below what the
 * other side allows, because its windows begin at other moments than ours.
 *
 * @param name which operations count against it, see {@link Operation#quota()}
 * @param windows the windows that all must have a permit; empty means as many as come
 * @param concurrency the calls under way at the same time, empty for no bound of its own
 */
public record Quota(String name, List<Window> windows, OptionalInt concurrency) {

  /** The name of the quota of operations that name none. */
  public static final String DEFAULT = "default";

  public Quota {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a quota has a name");
    }
    windows = List.copyOf(windows);
    if (concurrency.isPresent() && concurrency.getAsInt() < 1) {
      throw new IllegalArgumentException("a quota lets at least 1 call run at a time");
    }
  }

  /**
   * A number of permits in a stretch of time.
   *
   * @param permits 1 to 10,000,000
   * @param period 1 ms to 31 days
   */
  public record Window(int permits, Duration period) {

    public Window {
      if (permits < 1 || permits > 10_000_000) {
        throw new IllegalArgumentException("a window has 1 to 10,000,000 permits, not " + permits);
      }
      if (period.compareTo(Duration.ofMillis(1)) < 0 || period.compareTo(Duration.ofDays(31)) > 0) {
        throw new IllegalArgumentException("a window lasts 1 ms to 31 days, not " + period);
      }
    }
  }

  /** Returns the quota of all operations that name none: so many permits in each period. */
  public static Quota of(int permits, Duration period) {
    return named(DEFAULT).and(permits, period);
  }

  /**
   * Returns the quota of all operations that name none: so many calls a second, evenly spread.
   *
   * <p>For systems that turn away whatever exceeds a second's number: a window that lets all its permits out at once lets twice as many out
   * around its border.
   */
  public static Quota perSecond(int calls) {
    return named(DEFAULT).andPerSecond(calls);
  }

  /** Returns a quota without bounds under this name; add bounds with {@link #and} and {@link #atOnce}. */
  public static Quota named(String name) {
    return new Quota(name, List.of(), OptionalInt.empty());
  }

  /** Returns this quota with a further window that must have a permit too. */
  public Quota and(int permits, Duration period) {
    List<Window> all = new ArrayList<>(windows);
    all.add(new Window(permits, period));
    return new Quota(name, all, concurrency);
  }

  /** Returns this quota with so many calls a second, evenly spread, as a further bound. */
  public Quota andPerSecond(int calls) {
    if (calls < 1 || calls > 1_000) {
      throw new IllegalArgumentException(
          "a quota lets 1 to 1,000 calls a second out, not " + calls);
    }
    return and(1, Duration.ofSeconds(1).dividedBy(calls));
  }

  /** Returns this quota with at most so many calls under way at the same time. */
  public Quota atOnce(int calls) {
    return new Quota(name, windows, OptionalInt.of(calls));
  }
}
