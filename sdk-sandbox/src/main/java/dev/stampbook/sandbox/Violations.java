package dev.stampbook.sandbox;

import java.util.ArrayList;
import java.util.List;

/** Collects violations up to a bound, and counts all of them. Thread-safe. */
final class Violations {

  private static final int MAX_KEPT = 1_000;

  private final List<Violation> kept = new ArrayList<>();
  private long count;

  synchronized void add(Violation violation) {
    count++;
    if (kept.size() < MAX_KEPT) {
      kept.add(violation);
    }
  }

  synchronized List<Violation> kept() {
    return List.copyOf(kept);
  }

  synchronized long count() {
    return count;
  }
}
