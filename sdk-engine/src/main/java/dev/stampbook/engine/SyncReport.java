package dev.stampbook.engine;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a sync did. The audit entries of {@code run} tell it per entity.
 *
 * @param run the run's id in the audit log
 * @param rowsRead rows of change feeds that were handled
 * @param outcomes how many entities came out how
 * @param postings postings the provider confirmed
 * @param pointsPosted the sum of their signed points
 * @param planned what a dry run would post; empty otherwise
 * @param open postings and orders that will be tried again by the next run
 * @param waitingForPerson orders and postings that wait for a person
 * @param attention the entries of this run that a person should read: refused, waiting for a person; at most 1,000
 * @param stopped why the run could not go on, as a plain sentence; what it had done is kept
 * @param took how long it took
 */
public record SyncReport(
    String run,
    long rowsRead,
    Map<AuditOutcome, Long> outcomes,
    long postings,
    long pointsPosted,
    List<PlannedPosting> planned,
    long open,
    long waitingForPerson,
    List<AuditEntry> attention,
    Optional<String> stopped,
    Duration took) {

  public SyncReport {
    outcomes = Map.copyOf(outcomes);
    planned = List.copyOf(planned);
    attention = List.copyOf(attention);
  }

  /** Returns how many entities came out like this. */
  public long count(AuditOutcome outcome) {
    return outcomes.getOrDefault(outcome, 0L);
  }

  /** Returns the report as lines of plain text. */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append("read ").append(rowsRead).append(" changes, posted ").append(pointsPosted);
    text.append(" points in ").append(postings).append(" postings");
    new EnumMap<>(withAll())
        .forEach(
            (outcome, count) -> text.append("\n  ").append(outcome).append(": ").append(count));
    if (open > 0) {
      text.append("\n  ").append(open).append(" will be tried again by the next run");
    }
    if (waitingForPerson > 0) {
      text.append("\n  ").append(waitingForPerson).append(" wait for a person");
    }
    stopped.ifPresent(why -> text.append("\n  stopped: ").append(why));
    return text.toString();
  }

  private Map<AuditOutcome, Long> withAll() {
    EnumMap<AuditOutcome, Long> all = new EnumMap<>(AuditOutcome.class);
    all.putAll(outcomes);
    return all;
  }
}
