package dev.stampbook.sandbox.splio;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The entries of all cards. Points are computed some time after the call that causes them, and may be held back longer still (sheet sections 1
 * and 12, pitfall 8). A balance may go below zero: refunds debit what was spent already. Guarded by the universe.
 */
final class SplioLedger {

  static final String NQ = "nq";
  static final String Q = "q";
  private static final Duration VALIDITY = Duration.ofDays(365);
  private static final int MOST = 1_000_000;

  private final SplioSettings settings;
  private final List<SplioEntry> entries = new ArrayList<>();
  private final Map<String, List<SplioEntry>> byCard = new HashMap<>();
  private final Map<String, Integer> timesByContext = new HashMap<>();

  SplioLedger(SplioSettings settings) {
    this.settings = settings;
  }

  /** What causes an entry. */
  record Cause(String event, Instant at, String message, String about) {}

  /** Adds points that the engine computes later and that are held back for the program's holding days. */
  void later(String card, String kind, long points, Cause cause) {
    Instant computed = settings.clock().instant().plus(settings.computeDelay());
    Instant free = cause.at().plus(Duration.ofDays(settings.holdingDays()));
    add(card, kind, points, cause, computed, free);
  }

  /** Takes or gives points at once. */
  void now(String card, String kind, long points, Cause cause) {
    Instant now = settings.clock().instant();
    add(card, kind, points, cause, now, now);
  }

  /** Takes points of the oldest holding period first, and what is more from the spendable ones (sheet section 12, pitfall 7). */
  void cancel(String card, String kind, long points, Cause cause) {
    long left = points;
    Map<Instant, Long> held = new HashMap<>();
    for (SplioEntry entry : byCard.getOrDefault(card, List.of())) {
      if (entry.kind().equals(kind) && entry.validFrom().isAfter(cause.at())) {
        held.merge(entry.validFrom(), entry.points(), Long::sum);
      }
    }
    Instant computed = settings.clock().instant().plus(settings.computeDelay());
    for (Instant free : held.keySet().stream().sorted().toList()) {
      long take = Math.min(left, Math.max(0, held.getOrDefault(free, 0L)));
      if (take > 0) {
        add(card, kind, -take, cause, computed, free);
        left -= take;
      }
    }
    if (left > 0) {
      add(card, kind, -left, cause, computed, cause.at());
    }
  }

  /** Gives points that can be spent as soon as the engine has computed them. */
  void credit(String card, String kind, long points, Cause cause) {
    Instant computed = settings.clock().instant().plus(settings.computeDelay());
    add(card, kind, points, cause, computed, cause.at());
  }

  /** Takes spendable points, as soon as the engine gets to it. */
  void debit(String card, String kind, long points, Cause cause) {
    Instant computed = settings.clock().instant().plus(settings.computeDelay());
    add(card, kind, -points, cause, computed, cause.at());
  }

  private void add(
      String card, String kind, long points, Cause cause, Instant computed, Instant free) {
    if (entries.size() >= MOST) {
      throw SplioRefusal.single(503, "internal_error", "The emulated universe is full");
    }
    SplioEntry entry =
        new SplioEntry(
            90_001L + entries.size(),
            card,
            kind,
            points,
            cause.event(),
            cause.at(),
            computed,
            free,
            free.plus(VALIDITY),
            cause.message(),
            cause.about());
    entries.add(entry);
    byCard.computeIfAbsent(card, key -> new ArrayList<>()).add(entry);
    if (cause.event().equals("credit_points") && kind.equals(NQ)) {
      timesByContext.merge(cause.message(), 1, Integer::sum);
    }
  }

  /** Returns what the engine has computed by now, oldest first. */
  Stream<SplioEntry> computed() {
    return visible(entries);
  }

  private Stream<SplioEntry> visible(List<SplioEntry> all) {
    Instant now = settings.clock().instant();
    return all.stream().filter(entry -> !entry.computedAt().isAfter(now));
  }

  /**
   * Points of one kind.
   *
   * @param total how many
   * @param nextAt when the next of them end or become free
   * @param next how many these are
   */
  record Bucket(long total, Optional<Instant> nextAt, long next) {}

  /** What counts now; what ends next. */
  Bucket remaining(String card, String kind) {
    Instant now = settings.clock().instant();
    List<SplioEntry> live =
        of(card, kind)
            .filter(entry -> !entry.validFrom().isAfter(now) && entry.validUntil().isAfter(now))
            .toList();
    return bucket(live, Comparator.comparing(SplioEntry::validUntil), SplioEntry::validUntil);
  }

  /** What is held back; what becomes free next. */
  Bucket pending(String card, String kind) {
    Instant now = settings.clock().instant();
    List<SplioEntry> held = of(card, kind).filter(entry -> entry.validFrom().isAfter(now)).toList();
    return bucket(held, Comparator.comparing(SplioEntry::validFrom), SplioEntry::validFrom);
  }

  private static Bucket bucket(
      List<SplioEntry> entries,
      Comparator<SplioEntry> first,
      java.util.function.Function<SplioEntry, Instant> moves) {
    long total = entries.stream().mapToLong(SplioEntry::points).sum();
    Optional<Instant> at =
        entries.stream().filter(entry -> entry.points() > 0).min(first).map(moves);
    long next =
        entries.stream()
            .filter(
                entry -> entry.points() > 0 && at.filter(moves.apply(entry)::equals).isPresent())
            .mapToLong(SplioEntry::points)
            .sum();
    return new Bucket(total, total > 0 ? at : Optional.empty(), Math.min(next, total));
  }

  private Stream<SplioEntry> of(String card, String kind) {
    return visible(byCard.getOrDefault(card, List.of())).filter(entry -> entry.kind().equals(kind));
  }

  /** Returns everything a card holds or will hold, computed or not. */
  long sum(String card, String kind) {
    return byCard.getOrDefault(card, List.of()).stream()
        .filter(entry -> entry.kind().equals(kind))
        .mapToLong(SplioEntry::points)
        .sum();
  }

  Map<String, Integer> repeatedContexts() {
    Map<String, Integer> repeated = new HashMap<>(timesByContext);
    repeated.values().removeIf(times -> times < 2);
    return repeated;
  }
}
