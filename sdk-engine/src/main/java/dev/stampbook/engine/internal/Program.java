package dev.stampbook.engine.internal;

import dev.stampbook.engine.AuditEntry;
import dev.stampbook.engine.AuditOutcome;
import dev.stampbook.engine.AuditQuery;
import dev.stampbook.engine.MemberMerge;
import dev.stampbook.engine.MergeOutcome;
import dev.stampbook.engine.OrderStatus;
import dev.stampbook.engine.OrderStory;
import dev.stampbook.engine.PostingState;
import dev.stampbook.engine.SyncProgress;
import dev.stampbook.engine.SyncReport;
import dev.stampbook.engine.WaitingMerge;
import dev.stampbook.engine.internal.store.OrderRow;
import dev.stampbook.engine.internal.store.PostingRow;
import dev.stampbook.engine.internal.store.Postings;
import dev.stampbook.engine.internal.store.Sql;
import dev.stampbook.member.EmailAddress;
import dev.stampbook.member.Enrollment;
import dev.stampbook.member.MemberId;
import dev.stampbook.member.MemberIdentity;
import dev.stampbook.member.Profile;
import dev.stampbook.order.Order;
import dev.stampbook.order.OrderDetail;
import dev.stampbook.order.OrderId;
import dev.stampbook.points.PointsCalculator;
import dev.stampbook.points.PointsPolicy;
import dev.stampbook.points.PointsQuote;
import dev.stampbook.points.PointsTerms;
import dev.stampbook.points.PointsTermsText;
import dev.stampbook.points.PolicyRules;
import dev.stampbook.points.PostingReference;
import dev.stampbook.points.Standing;
import dev.stampbook.points.StateEffect;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** What stands behind a program: its parts and its threads. */
public final class Program implements AutoCloseable {

  private static final int FOLLOW_UP = 1_000;

  private final Context context;
  private final ExecutorService calls;
  private final ExecutorService pages;
  private final Reconciler reconciler;
  private final DueOrders due;
  private final FollowUp follow;
  private final Merges merges;
  private final Enrolments enrolments;

  /** Puts the parts together. */
  public Program(Context context, Redeemer redeemer, RedemptionParts parts, long welcomeBonus) {
    this.context = context;
    this.calls = pool("stampbook-calls", context.settings.concurrency());
    this.pages = pool("stampbook-pages", 1);
    Concurrent concurrent = new Concurrent(calls);
    OrderWatch watch = new OrderWatch(context, parts.rules());
    this.reconciler = new Reconciler(context, concurrent, watch);
    this.due = new DueOrders(context, concurrent, reconciler);
    this.merges = new Merges(context);
    this.enrolments = new Enrolments(context, welcomeBonus);
    this.follow = new FollowUp(redeemer, new PoolWatch(context, parts), merges, enrolments);
  }

  private static ExecutorService pool(String name, int threads) {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            threads,
            threads,
            30,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(10_000),
            task -> {
              Thread thread = new Thread(task, name);
              thread.setDaemon(true);
              return thread;
            });
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  /** Marks an order as changed; a signal that meets one still waiting is told in the audit as a duplicate. */
  public void signal(OrderId id) {
    context.sql.run(
        tx -> {
          if (context.orderRows.signal(tx, id, context.now())) {
            context.audits.append(
                tx,
                List.of(
                    new OrderAudit(context)
                        .note(
                            "signal",
                            id.value(),
                            AuditOutcome.DUPLICATE,
                            "joined a signal that was still waiting",
                            "")));
          }
        });
  }

  /** Lets an order that waits for a person be tried again. */
  public void retry(OrderId id) {
    context.sql.run(
        tx -> {
          context.orderRows.change(
              tx, id, row -> row.status(OrderStatus.NEW, "", Optional.of(context.now())));
          context.orderRows.signal(tx, id, context.now());
        });
  }

  /** Records what a person found out about an uncertain posting; returns whether there was one. */
  public boolean decide(PostingReference reference, PostingState decided) {
    return context.sql.inTransaction(
        tx -> {
          Optional<PostingRow> row = undecided(tx, reference, decided);
          if (row.isEmpty()) {
            return false;
          }
          context.postings.update(
              tx, List.of(row.get().decided(decided, "decided by a person", context.now())));
          if (Subjects.isRedemption(row.get().subject())) {
            context.redemptions.answered(
                tx, Subjects.redemptionOf(row.get().subject()), context.now());
          }
          if (Subjects.isMerge(row.get().subject())) {
            merges.decided(tx, Subjects.mergeOf(row.get().subject()));
          }
          if (Subjects.isOrder(row.get().subject())) {
            OrderId id = Subjects.order(row.get().subject());
            context.orderRows.change(
                tx, id, order -> order.status(OrderStatus.NEW, "", Optional.of(context.now())));
          }
          context.audits.append(
              tx,
              List.of(
                  new OrderAudit(context)
                      .earlier(
                          row.get().subject(),
                          row.get().decided(decided, "decided by a person", context.now()),
                          "decision")));
          return true;
        });
  }

  private Optional<PostingRow> undecided(
      Sql.Tx tx, PostingReference reference, PostingState decided) throws SQLException {
    Optional<PostingRow> uncertain = context.postings.uncertain(tx, reference);
    return uncertain.isPresent() || decided != PostingState.POSTED
        ? uncertain
        : refused(tx, reference);
  }

  /** What the provider refuses a person may have done there by hand; an older posting of the order was replaced by its newest. */
  private Optional<PostingRow> refused(Sql.Tx tx, PostingReference reference) throws SQLException {
    Optional<PostingRow> row = context.postings.refused(tx, reference);
    if (row.isEmpty() || !Subjects.isOrder(row.get().subject())) {
      return Optional.empty();
    }
    List<PostingRow> all = context.postings.find(tx, row.get().subject());
    boolean newest = all.get(all.size() - 1).reference().equals(reference);
    boolean waits =
        context
            .orderRows
            .find(tx, Subjects.order(row.get().subject()))
            .filter(order -> order.status() == OrderStatus.NEEDS_REVIEW)
            .isPresent();
    return newest && waits ? row : Optional.empty();
  }

  /** Makes somebody a member. */
  public Enrollment enroll(MemberIdentity who, Profile profile) {
    return enrolments.enroll(who, profile);
  }

  /** Makes two members one. */
  public MergeOutcome merge(MemberMerge merge) {
    return merges.merge(merge);
  }

  /** Returns merges whose points a person has to see to, the oldest first. */
  public List<WaitingMerge> waitingMerges(int limit) {
    return merges.waitingForPerson(limit);
  }

  /** Returns who a member is after merges. */
  public MemberId asOfNow(MemberId member) {
    return context.sql.inTransaction(tx -> context.merges.survivorOf(tx, member));
  }

  /** Notes that somebody registered with this address at this time. */
  public void registered(EmailAddress email, Instant at) {
    String key = Digest.emailKey(email);
    context.sql.run(
        tx -> tell(tx, key, context.links.registered(tx, key, at), "registered with an address"));
  }

  /** Notes that somebody proved this address, and wakes their waiting guest orders; returns whether it was news. */
  public boolean verified(EmailAddress email, Instant at) {
    String key = Digest.emailKey(email);
    return context.sql.inTransaction(
        tx -> {
          boolean news = context.links.verified(tx, key, at);
          if (news) {
            for (OrderRow row : context.orderRows.waitingFor(tx, key)) {
              context.orderRows.signal(tx, row.id(), context.now());
            }
          }
          tell(tx, key, news, "proved an address");
          return news;
        });
  }

  private void tell(Sql.Tx tx, String customerKey, boolean news, String what) throws SQLException {
    AuditEntry entry =
        new AuditEntry(
            0,
            "member",
            AuditEntry.Kind.MEMBER,
            customerKey,
            context.links.find(tx, customerKey),
            context.now(),
            news ? AuditOutcome.SKIPPED : AuditOutcome.DUPLICATE,
            0,
            Optional.empty(),
            what,
            Optional.empty(),
            Optional.empty());
    context.audits.append(tx, List.of(entry));
  }

  /** Drives what is due, once; returns how much there was. */
  public int runOnce(int limit) {
    Tally tally = new Tally(newRun());
    return due.drive(limit, tally) + follow.drive(limit);
  }

  /** Drives one order now. */
  public void drive(OrderId id) {
    due.drive(List.of(id), new Tally(newRun()));
    follow.drive(FOLLOW_UP);
  }

  /** Goes on with redemptions and stocks of codes. */
  public void followUp() {
    follow.drive(FOLLOW_UP);
  }

  /** Catches up completely. */
  public SyncReport sync(SyncProgress progress) {
    return newSync(progress).run(SyncRun.Mode.REAL);
  }

  /** Says what a catch-up would post, and writes nothing. */
  public SyncReport rehearse(SyncProgress progress) {
    return newSync(progress).run(SyncRun.Mode.DRY);
  }

  private SyncRun newSync(SyncProgress progress) {
    return new SyncRun(context, reconciler, due, follow, pages, progress, newRun());
  }

  private static String newRun() {
    return UUID.randomUUID().toString();
  }

  /** Returns when an order has to be looked at again by itself, when it has to. */
  public Optional<Instant> dueAt(OrderId id) {
    return context.sql.inTransaction(tx -> context.orderRows.find(tx, id).flatMap(OrderRow::dueAt));
  }

  /** Returns the orders that are due. */
  public List<OrderId> due(int limit) {
    return context.sql.inTransaction(tx -> context.orderRows.due(tx, context.now(), limit));
  }

  /** Tells everything about an order, reading it once more. */
  public OrderStory story(OrderId id) {
    Optional<Order> order = context.orders.find(id, OrderDetail.LINES);
    Recalled recalled = Recalled.of(context, List.of(id));
    OrderRow row = recalled.row(id);
    List<AuditEntry> audit =
        context.sql.inTransaction(
            tx -> context.audits.find(tx, AuditQuery.newest().order(id).limit(50)));
    return new OrderStory(
        id,
        row.status(),
        order.isEmpty() && row.note().isEmpty() ? missing(row) : row.note(),
        row.member(),
        order.flatMap(snapshot -> quote(snapshot, row)),
        recalled.journal(id).stream().map(PostingRow::entryForUsers).toList(),
        audit);
  }

  private static String missing(OrderRow row) {
    return row.version().isEmpty()
        ? "neither the commerce system nor the journal knows it"
        : "the commerce system has it no more";
  }

  private Optional<PointsQuote> quote(Order order, OrderRow row) {
    Optional<PointsPolicy> policy =
        context.rules.choose(order) instanceof PolicyRules.Choice.Use use
            ? Optional.of(use.policy())
            : Optional.empty();
    Optional<PointsTerms> terms =
        row.terms()
            .map(PointsTermsText::read)
            .or(() -> policy.flatMap(chosen -> chosen.termsFor(order, BigDecimal.ONE)));
    StateEffect effect =
        policy
            .flatMap(PointsPolicy::states)
            .orElseGet(context.orders::defaultStates)
            .effect(order.state());
    Standing standing = row.standing().after(effect);
    try {
      return terms.map(fixed -> PointsCalculator.quote(order, fixed, standing));
    } catch (IllegalArgumentException | ArithmeticException impossible) {
      return Optional.empty(); // the order's note says why
    }
  }

  /** Returns what a member owes. */
  public long debt(MemberId member) {
    return context.sql.inTransaction(
        tx -> context.postings.debt(tx, context.merges.survivorOf(tx, member)));
  }

  /** Returns audit entries. */
  public List<AuditEntry> audit(AuditQuery query) {
    return context.sql.inTransaction(tx -> context.audits.find(tx, query));
  }

  /** Returns a redacted payload. */
  public Optional<String> payload(String hash) {
    return context.sql.inTransaction(tx -> context.audits.payload(tx, hash));
  }

  /** Returns the orders in a status, oldest first. */
  public List<OrderRow> inStatus(OrderStatus status, int limit) {
    return context.sql.inTransaction(tx -> context.orderRows.inStatus(tx, status, limit));
  }

  /** Returns the number and sum of everything posted so far. */
  public Postings.Totals totals() {
    return context.sql.inTransaction(tx -> context.postings.totals(tx));
  }

  /** Ends the threads; calls under way are finished first, within a minute. */
  @Override
  public void close() {
    pages.shutdown();
    calls.shutdown();
    try {
      if (!calls.awaitTermination(1, TimeUnit.MINUTES)) {
        calls.shutdownNow();
      }
    } catch (InterruptedException stop) {
      calls.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
