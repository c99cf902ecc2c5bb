package dev.stampbook.engine.internal;

import dev.stampbook.LoyaltyException;
import dev.stampbook.engine.AuditOutcome;
import dev.stampbook.engine.OrderStatus;
import dev.stampbook.engine.PostingState;
import dev.stampbook.engine.internal.store.OrderRow;
import dev.stampbook.engine.internal.store.PostingRow;
import dev.stampbook.engine.internal.store.Sql;
import dev.stampbook.order.Order;
import dev.stampbook.order.OrderMark;
import dev.stampbook.points.GuestRule;
import dev.stampbook.points.NegativeBalance;
import dev.stampbook.points.PointsCalculator;
import dev.stampbook.points.PointsPolicy;
import dev.stampbook.points.PointsQuote;
import dev.stampbook.points.PointsTerms;
import dev.stampbook.points.PointsTermsText;
import dev.stampbook.points.PolicyRules;
import dev.stampbook.points.Posting;
import dev.stampbook.points.Standing;
import dev.stampbook.points.StateEffect;
import dev.stampbook.points.TierRules;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Decides what an order's present state asks for (C6, C8, C10): compares its entitlement with what was posted. Reads the store, never
 * writes it, calls nobody.
 */
final class Planner {

  /** Stands for the digest of an order that the commerce system had and has no more. */
  private static final String GONE = "gone";

  private final Context context;

  Planner(Context context) {
    this.context = context;
  }

  /** Says what a snapshot's state is worth before its member is known: whether a member has to be found at all. */
  boolean needsMember(OrderRead read, Order order, OrderRow row) {
    return row.member().isEmpty()
        && !isStale(read, row)
        && standing(order, row, policy(order)) == Standing.EARNING
        && (row.terms().isPresent() || policy(order).isPresent());
  }

  GuestRule guests(Order order) {
    return policy(order).map(PointsPolicy::guests).orElseGet(GuestRule.Ignore::new);
  }

  /** Plans for an order the commerce system does not have. */
  private Plan planAbsent(OrderRead read, OrderRow row, List<PostingRow> journal) {
    Instant now = context.now();
    if (row.version().isEmpty()) {
      boolean late = row.createdAt().plus(context.settings.deferLimit()).isBefore(now);
      OrderRow waiting =
          late
              ? row.status(OrderStatus.NEEDS_REVIEW, "the order never appeared", Optional.empty())
              : row.status(
                  OrderStatus.WAITING_FOR_ORDER,
                  "the commerce system does not have it yet",
                  Optional.of(now.plus(Backoff.after(row.attempts() + 3))));
      return nothing(
          waiting.handled(read.signals(), row.attempts() + 1),
          late ? AuditOutcome.MANUAL : AuditOutcome.DEFERRED,
          waiting.note());
    }
    boolean unchanged = row.digest().filter(GONE::equals).isPresent();
    long delta = -posted(journal);
    OrderRow gone =
        row.applied(
                row.version().getAsLong(),
                GONE,
                Standing.TAKEN_BACK,
                Optional.empty(),
                read.readAt())
            .worth(0, BigDecimal.ZERO)
            .status(OrderStatus.SETTLED, "", Optional.empty())
            .handled(read.signals(), 0);
    if (delta == 0) {
      return nothing(
          gone,
          unchanged ? AuditOutcome.DUPLICATE : AuditOutcome.SKIPPED,
          "the order is gone and holds no points");
    }
    return new Plan(
        gone,
        delta,
        List.of(),
        Optional.empty(),
        fallbackNegative(),
        AuditOutcome.SKIPPED,
        "the order is gone",
        Optional.empty());
  }

  /**
   * Plans for a reading whose member is resolved as far as it has to be. An order that cannot be computed waits for a person; it never
   * keeps others from being done.
   */
  Plan plan(
      Sql.Tx tx,
      OrderRead read,
      OrderRow row,
      List<PostingRow> journal,
      Optional<Resolution> member)
      throws SQLException {
    if (isStale(read, row)) {
      return nothing(
          row.status(row.status(), row.note(), dueAfterReading(row)).handled(read.signals(), 0),
          AuditOutcome.STALE,
          "older than the state already handled");
    }
    Optional<PostingRow> uncertain =
        journal.stream().filter(one -> one.state() == PostingState.UNCERTAIN).findFirst();
    if (uncertain.isPresent()) {
      return undecided(read, row, uncertain.get());
    }
    if (read.snapshot().isEmpty()) {
      return planAbsent(read, row, journal);
    }
    try {
      return planPresent(tx, read, read.snapshot().get(), row, journal, member);
    } catch (IllegalArgumentException | ArithmeticException impossible) {
      String why = "its points cannot be computed: " + impossible.getMessage();
      return nothing(
          row.status(OrderStatus.NEEDS_REVIEW, why, Optional.empty()).handled(read.signals(), 0),
          AuditOutcome.MANUAL,
          why);
    }
  }

  /** Nothing may be posted beside a posting that nobody can tell the outcome of: the difference is not known. */
  private static Plan undecided(OrderRead read, OrderRow row, PostingRow uncertain) {
    String why = EarlierPostings.question(uncertain);
    boolean told = read.snapshot().filter(order -> isHandled(order, row)).isPresent();
    return nothing(
        row.status(OrderStatus.NEEDS_REVIEW, why, Optional.empty()).handled(read.signals(), 0),
        told ? AuditOutcome.DUPLICATE : AuditOutcome.MANUAL,
        why);
  }

  private Plan planPresent(
      Sql.Tx tx,
      OrderRead read,
      Order order,
      OrderRow row,
      List<PostingRow> journal,
      Optional<Resolution> member)
      throws SQLException {
    Optional<PointsPolicy> policy = policy(order);
    Optional<String> key = order.customer().flatMap(Digest::customerKey);
    String payload = Digest.text(order);
    String digest = Digest.sha256(payload);
    boolean unchanged = row.digest().filter(digest::equals).isPresent();
    Standing standing = standing(order, row, policy);
    Optional<Instant> earnedAt =
        standing.isEarning()
            ? row.earnedAt().or(() -> Optional.of(order.modifiedAt()))
            : Optional.empty();
    OrderRow seen =
        row.applied(order.version().value(), digest, standing, earnedAt, read.readAt())
            .placed(key, order.createdAt())
            .handled(read.signals(), row.attempts());
    if (row.terms().isEmpty() && policy.isEmpty()) {
      String why = skipReason(order);
      return nothing(
          seen.status(OrderStatus.SKIPPED, why, Optional.empty()),
          unchanged ? AuditOutcome.DUPLICATE : AuditOutcome.SKIPPED,
          why);
    }
    if (row.status() == OrderStatus.NEEDS_REVIEW && unchanged) {
      return nothing(
          seen.status(row.status(), row.note(), Optional.empty()),
          AuditOutcome.DUPLICATE,
          "unchanged, still waits for a person: " + row.note());
    }
    if (member.isPresent() && !(member.get() instanceof Resolution.Known)) {
      return unattributed(seen, member.get(), unchanged);
    }
    OrderRow attributed =
        member.map(known -> seen.attributed(((Resolution.Known) known).member())).orElse(seen);
    Optional<PointsTerms> terms = terms(tx, order, attributed, policy);
    if (terms.isEmpty()) {
      String why =
          "no rate for " + order.currency().getCode() + "; add one to the policy or exchange rates";
      return nothing(
          attributed.status(OrderStatus.NEEDS_REVIEW, why, Optional.empty()),
          AuditOutcome.MANUAL,
          why);
    }
    return compare(order, attributed, journal, policy, terms.get(), unchanged, payload);
  }

  private Plan compare(
      Order order,
      OrderRow row,
      List<PostingRow> journal,
      Optional<PointsPolicy> policy,
      PointsTerms terms,
      boolean unchanged,
      String payload) {
    boolean freezeTerms = row.member().isPresent() || policy.flatMap(PointsPolicy::tiers).isEmpty();
    OrderRow frozen =
        row.terms().isEmpty() && freezeTerms ? row.frozen(PointsTermsText.write(terms)) : row;
    PointsQuote quote = PointsCalculator.quote(order, terms, row.standing());
    long posted = posted(journal);
    Posting.Purchase purchase = new Posting.Purchase(order, quote, posted);
    NegativeBalance negative =
        policy.map(PointsPolicy::negativeBalance).orElseGet(this::fallbackNegative);
    if (row.standing().isFrozen()) {
      return new Plan(
          settled(frozen, quote, Optional.empty()),
          0,
          List.of(),
          Optional.of(purchase),
          negative,
          unchanged ? AuditOutcome.DUPLICATE : AuditOutcome.SKIPPED,
          "disputed: stays at " + posted + " points",
          Optional.of(payload));
    }
    Optional<Instant> heldUntil = heldUntil(row, policy, posted, quote);
    if (heldUntil.isPresent()) {
      return new Plan(
          frozen
              .worth(quote.entitlement(), BigDecimal.ZERO)
              .status(OrderStatus.HELD, "held until " + heldUntil.get(), heldUntil),
          0,
          List.of(),
          Optional.of(purchase),
          negative,
          unchanged ? AuditOutcome.DUPLICATE : AuditOutcome.DEFERRED,
          quote.entitlement() + " points are held until " + heldUntil.get(),
          Optional.of(payload));
    }
    long delta = Math.subtractExact(quote.entitlement(), posted);
    Optional<String> review =
        quote.reviews().isEmpty()
            ? Optional.empty()
            : Optional.of(String.join("; ", quote.reviews()));
    AuditOutcome outcome =
        unchanged
            ? AuditOutcome.DUPLICATE
            : review.isPresent() ? AuditOutcome.MANUAL : AuditOutcome.SKIPPED;
    return new Plan(
        settled(frozen, quote, review),
        delta,
        List.of(),
        Optional.of(purchase),
        negative,
        outcome,
        review.orElseGet(() -> detail(quote, posted)),
        Optional.of(payload));
  }

  private static String detail(PointsQuote quote, long posted) {
    String excess =
        quote.excess().isZero() ? "" : ", refunded " + quote.excess() + " more than counts";
    return quote.standing() == Standing.WAITING
        ? "has not reached an earning state yet"
        : "worth " + quote.entitlement() + " points, " + posted + " posted" + excess;
  }

  private OrderRow settled(OrderRow row, PointsQuote quote, Optional<String> review) {
    BigDecimal spend =
        row.standing().isEarning()
            ? inProgramCurrency(quote.base().minus(quote.refundedBase()).getAmount(), quote.terms())
            : BigDecimal.ZERO;
    return row.worth(quote.entitlement(), spend)
        .status(
            review.isPresent() ? OrderStatus.NEEDS_REVIEW : OrderStatus.SETTLED,
            review.orElse(""),
            Optional.empty())
        .handled(row.handled(), 0);
  }

  /** Tiers compare spend with thresholds; six decimals are far below any of them. */
  private static BigDecimal inProgramCurrency(BigDecimal amount, PointsTerms terms) {
    return terms
        .exchangeRate()
        .map(
            rate ->
                amount.multiply(rate.multiplier()).divide(rate.divisor(), 6, RoundingMode.HALF_UP))
        .orElse(amount);
  }

  private Plan unattributed(OrderRow row, Resolution member, boolean unchanged) {
    if (member instanceof Resolution.Nobody nobody) {
      Instant next = context.now().plus(context.settings.memberRetry());
      return nothing(
          row.status(OrderStatus.WAITING_FOR_MEMBER, nobody.why(), Optional.of(next)),
          unchanged ? AuditOutcome.DUPLICATE : AuditOutcome.DEFERRED,
          nobody.why());
    }
    if (member instanceof Resolution.Unreachable unreachable) {
      Instant next =
          context
              .now()
              .plus(unreachable.retryAfter().orElseGet(() -> Backoff.after(row.attempts() + 1)));
      return nothing(
          row.status(OrderStatus.NEW, unreachable.why(), Optional.of(next))
              .handled(row.handled(), row.attempts() + 1),
          AuditOutcome.DEFERRED,
          unreachable.why());
    }
    if (member instanceof Resolution.Unclear unclear) {
      return nothing(
          row.status(OrderStatus.NEEDS_REVIEW, unclear.why(), Optional.empty()),
          AuditOutcome.MANUAL,
          unclear.why());
    }
    String why = ((Resolution.Skipped) member).why();
    boolean told = unchanged && row.status() == OrderStatus.SKIPPED;
    return nothing(
        row.status(OrderStatus.SKIPPED, why, Optional.empty()),
        told ? AuditOutcome.DUPLICATE : AuditOutcome.SKIPPED,
        why);
  }

  private static Plan nothing(OrderRow row, AuditOutcome outcome, String detail) {
    return new Plan(
        row,
        0,
        List.of(),
        Optional.empty(),
        NegativeBalance.ALLOW,
        outcome,
        detail,
        Optional.empty());
  }

  /** Puts a plan off because the provider could not be asked for something it needs. */
  Plan later(Plan plan, LoyaltyException unreachable) {
    String why = String.valueOf(unreachable.getMessage());
    int attempts = plan.row().attempts() + 1;
    Instant next =
        context.now().plus(unreachable.retryAfter().orElseGet(() -> Backoff.after(attempts)));
    return nothing(
        plan.row()
            .status(OrderStatus.NEW, why, Optional.of(next))
            .handled(plan.row().handled(), attempts),
        AuditOutcome.DEFERRED,
        why);
  }

  private Optional<PointsTerms> terms(
      Sql.Tx tx, Order order, OrderRow row, Optional<PointsPolicy> policy) throws SQLException {
    if (row.terms().isPresent()) {
      return Optional.of(PointsTermsText.read(row.terms().get()));
    }
    BigDecimal multiplier = BigDecimal.ONE;
    Optional<TierRules> tiers = policy.flatMap(PointsPolicy::tiers);
    if (tiers.isPresent() && row.member().isPresent()) {
      BigDecimal spend =
          context.orderRows.spendBefore(tx, row.member().get(), order.id(), order.createdAt());
      BigDecimal counts =
          tiers.get().downgrade() == TierRules.Downgrade.STICKY
              ? spend.max(context.links.peak(tx, row.member().get()))
              : spend;
      multiplier = tiers.get().tierFor(counts).multiplier();
    }
    BigDecimal factor = multiplier;
    return policy.flatMap(chosen -> chosen.termsFor(order, factor));
  }

  private Optional<Instant> heldUntil(
      OrderRow row, Optional<PointsPolicy> policy, long posted, PointsQuote quote) {
    return policy
        .map(PointsPolicy::hold)
        .filter(
            hold -> !hold.isZero()) // without a hold a shop's clock that runs ahead delays nothing
        .flatMap(hold -> row.earnedAt().map(earned -> earned.plus(hold)))
        .filter(until -> posted == 0 && quote.entitlement() > 0)
        .filter(until -> until.isAfter(context.now()));
  }

  private Standing standing(Order order, OrderRow row, Optional<PointsPolicy> policy) {
    return row.standing().after(effect(order, policy));
  }

  private StateEffect effect(Order order, Optional<PointsPolicy> policy) {
    return policy
        .flatMap(PointsPolicy::states)
        .orElseGet(context.orders::defaultStates)
        .effect(order.state());
  }

  private Optional<PointsPolicy> policy(Order order) {
    return notOurs(order).isEmpty()
            && context.rules.choose(order) instanceof PolicyRules.Choice.Use use
        ? Optional.of(use.policy())
        : Optional.empty();
  }

  private String skipReason(Order order) {
    return context.rules.choose(order) instanceof PolicyRules.Choice.Skip skip
        ? skip.reason()
        : notOurs(order).orElse("earns nothing by rule");
  }

  /** History of another system was rewarded there, and orders before the program began belong to nobody (BigCommerce sheet, 13.3). */
  private Optional<String> notOurs(Order order) {
    if (order.marks().contains(OrderMark.MIGRATED)) {
      return Optional.of("imported from another system");
    }
    if (order.marks().contains(OrderMark.TEST)) {
      return Optional.of("a test order");
    }
    return context.since.filter(order.createdAt()::isBefore).map(start -> "placed before " + start);
  }

  private NegativeBalance fallbackNegative() {
    return context.rules.policies().stream()
        .map(PointsPolicy::negativeBalance)
        .findFirst()
        .orElse(NegativeBalance.ALLOW);
  }

  /**
   * A lower version is older, and of two readings with one version the one that began earlier (C10): times of change have a resolution,
   * pages are read ahead, and an order that is gone has no version of its own.
   */
  private static boolean isStale(OrderRead read, OrderRow row) {
    if (row.version().isEmpty()) {
      return false;
    }
    boolean older = row.readAt().filter(read.readAt()::isBefore).isPresent();
    if (read.snapshot().isEmpty()) {
      return older;
    }
    Order order = read.snapshot().get();
    long difference = order.version().value() - row.version().getAsLong();
    return difference < 0 || (difference == 0 && older && !isHandled(order, row));
  }

  private static boolean isHandled(Order order, OrderRow row) {
    return row.digest().filter(Digest.sha256(Digest.text(order))::equals).isPresent();
  }

  /** A row that waits by itself goes on waiting; its time must lie ahead, or it would be read again at once. */
  private Optional<Instant> dueAfterReading(OrderRow row) {
    Instant now = context.now();
    Optional<Instant> ahead = row.dueAt().filter(due -> due.isAfter(now));
    return switch (row.status()) {
      case HELD, WAITING_FOR_MEMBER ->
          ahead.or(() -> Optional.of(now.plus(context.settings.memberRetry())));
      case NEW -> ahead.or(() -> Optional.of(now.plus(Backoff.after(row.attempts() + 1))));
      default -> Optional.empty();
    };
  }

  static long posted(List<PostingRow> journal) {
    return journal.stream()
        .filter(row -> row.state().counts())
        .mapToLong(PostingRow::points)
        .reduce(0, Math::addExact);
  }
}
