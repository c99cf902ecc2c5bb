package dev.stampbook.engine.internal;

import dev.stampbook.engine.AuditEntry;
import dev.stampbook.engine.AuditOutcome;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts what a run does. Used by one thread. */
final class Tally {

  private static final int ATTENTION = 1_000;

  private final String run;
  private final Map<AuditOutcome, Long> outcomes = new EnumMap<>(AuditOutcome.class);
  private final List<AuditEntry> attention = new ArrayList<>();
  private long postings;
  private long points;

  Tally(String run) {
    this.run = run;
  }

  String run() {
    return run;
  }

  void count(AuditEntry entry) {
    outcomes.merge(entry.outcome(), 1L, Long::sum);
    if (entry.points() != 0) {
      postings++;
      points += entry.points();
    }
    boolean forPeople =
        entry.outcome() == AuditOutcome.MANUAL || entry.outcome() == AuditOutcome.REJECTED;
    if (forPeople && attention.size() < ATTENTION) {
      attention.add(entry);
    }
  }

  Map<AuditOutcome, Long> outcomes() {
    return outcomes;
  }

  List<AuditEntry> attention() {
    return attention;
  }

  long postings() {
    return postings;
  }

  long points() {
    return points;
  }
}
