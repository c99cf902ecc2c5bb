package dev.stampbook.engine.internal;

import dev.stampbook.AuthenticationException;
import dev.stampbook.Capability;
import dev.stampbook.LoyaltyException;
import dev.stampbook.engine.AuditEntry;
import dev.stampbook.engine.AuditOutcome;
import dev.stampbook.engine.OrderStatus;
import dev.stampbook.engine.PlannedPosting;
import dev.stampbook.engine.PostingState;
import dev.stampbook.engine.internal.OrderWatch.Sight;
import dev.stampbook.engine.internal.Sender.Sent;
import dev.stampbook.engine.internal.store.Audits;
import dev.stampbook.engine.internal.store.OrderRow;
import dev.stampbook.engine.internal.store.PostingRow;
import dev.stampbook.engine.internal.store.Sql;
import dev.stampbook.member.MemberId;
import dev.stampbook.order.Order;
import dev.stampbook.order.OrderId;
import dev.stampbook.points.NegativeBalance;
import dev.stampbook.points.PostingReference;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Makes the posted points of orders equal their entitlement (DESIGN section 7). Works on batches: what is remembered is read in one
 * transaction, all intents are written in one, then the provider is called side by side, then all outcomes are written in one. An order
 * that somebody else changed meanwhile is done again by itself.
 */
final class Reconciler {

  private static final int ATTEMPTS = 5;
  private static final Comparator<OrderId> BY_ID = Comparator.comparing(OrderId::value);

  private final Context context;
  private final Concurrent calls;
  private final Planner planner;
  private final Drafts drafts;
  private final MemberResolver members;
  private final Sender sender;
  private final EarlierPostings earlier;
  private final DebtCollector debts;
  private final OrderAudit audit;
  private final OrderWatch watch;

  Reconciler(Context context, Concurrent calls, OrderWatch watch) {
    this.watch = watch;
    this.context = context;
    this.calls = calls;
    this.planner = new Planner(context);
    this.drafts = new Drafts(context);
    this.members = new MemberResolver(context);
    this.sender = new Sender(context);
    Settler settler = new Settler(context, sender);
    this.debts = new DebtCollector(context, sender, settler);
    this.earlier = new EarlierPostings(context, calls, settler, debts);
    this.audit = new OrderAudit(context);
  }

  DebtCollector debts() {
    return debts;
  }

  /** Says what would be posted. Asks the provider for members, writes nothing anywhere. */
  List<PlannedPosting> rehearse(List<OrderRead> reads) {
    Recalled recalled = recall(reads);
    return plan(reads, recalled, resolve(reads, recalled)).stream()
        .filter(plan -> plan.delta() != 0)
        .map(plan -> new PlannedPosting(plan.row().id(), plan.row().member(), plan.delta()))
        .toList();
  }

  /**
   * Reconciles orders; each leaves one audit entry.
   *
   * @param also what makes the batch count as handled, such as moving a cursor; done last
   * @throws AuthenticationException when a credential is wrong; everything done so far is recorded
   */
  void reconcile(List<OrderRead> reads, Tally tally, Sql.Action also) {
    List<OrderRead> once = newestOfEach(reads);
    Set<OrderId> again = new LinkedHashSet<>();
    for (List<OrderRead> wave : waves(once)) {
      for (List<OrderRead> portion : portions(wave)) {
        again.addAll(batch(portion, tally));
      }
    }
    for (int attempt = 1; attempt < ATTEMPTS && !again.isEmpty(); attempt++) {
      Set<OrderId> left = again;
      again = new LinkedHashSet<>();
      for (OrderRead read : once) {
        if (left.contains(read.id())) {
          again.addAll(batch(List.of(read), tally));
        }
      }
    }
    Set<OrderId> later = new TreeSet<>(BY_ID);
    later.addAll(again);
    context.sql.run(
        tx -> {
          for (OrderId id : later) {
            context.orderRows.signal(tx, id, context.now().plus(Backoff.after(ATTEMPTS)));
          }
          also.run(tx);
        });
  }

  private static List<OrderRead> newestOfEach(List<OrderRead> reads) {
    Map<OrderId, OrderRead> newest = new LinkedHashMap<>();
    for (OrderRead read : reads) {
      newest.merge(read.id(), read, (a, b) -> version(a) > version(b) ? a : b);
    }
    return List.copyOf(newest.values());
  }

  private static long version(OrderRead read) {
    return read.snapshot().map(order -> order.version().value()).orElse(Long.MAX_VALUE);
  }

  /**
   * Where tiers count, a customer's orders are done one after the other as they were placed: the tier of each hangs on the spend of those
   * before it (C17).
   */
  private List<List<OrderRead>> waves(List<OrderRead> reads) {
    if (!hasTiers()) {
      return List.of(reads);
    }
    List<OrderRead> asPlaced = new ArrayList<>(reads);
    asPlaced.sort(
        Comparator.comparing(
            read -> read.snapshot().map(Order::createdAt).orElseGet(read::readAt)));
    Map<String, Integer> depth = new HashMap<>();
    List<List<OrderRead>> waves = new ArrayList<>();
    for (OrderRead read : asPlaced) {
      String customer =
          read.snapshot()
              .flatMap(Order::customer)
              .flatMap(Digest::customerKey)
              .orElseGet(() -> Subjects.of(read.id()));
      int wave = depth.merge(customer, 1, Integer::sum) - 1;
      if (wave == waves.size()) {
        waves.add(new ArrayList<>());
      }
      waves.get(wave).add(read);
    }
    return waves;
  }

  /**
   * Where the provider can be asked, a crash costs look-ups. Where it cannot, people have to decide all that was begun, so no more is begun
   * than is under way at once.
   */
  private List<List<OrderRead>> portions(List<OrderRead> wave) {
    if (context.provider.can(Capability.POSTING_LOOKUP)) {
      return List.of(wave);
    }
    int size = context.settings.concurrency();
    List<List<OrderRead>> portions = new ArrayList<>();
    for (int from = 0; from < wave.size(); from += size) {
      portions.add(wave.subList(from, Math.min(wave.size(), from + size)));
    }
    return portions;
  }

  private boolean hasTiers() {
    return context.rules.policies().stream().anyMatch(policy -> policy.tiers().isPresent());
  }

  /** Returns the orders that have to be done again because somebody else changed them or their member's balance. */
  private Set<OrderId> batch(List<OrderRead> reads, Tally tally) {
    EarlierPostings.Result before = earlier.settle(reads, tally);
    debts.collectAfter(before.sent(), tally);
    Recalled recalled = recall(before.ready());
    Set<OrderId> again = new LinkedHashSet<>();
    List<OrderRead> ready = new ArrayList<>();
    for (OrderRead read : before.ready()) {
      if (recalled.open(read.id()).isPresent()) { // somebody else began a posting just now
        again.add(read.id());
      } else {
        ready.add(read);
      }
    }
    if (ready.isEmpty()) {
      return again;
    }
    Map<OrderId, Resolution> resolved = resolve(ready, recalled);
    List<Plan> plans = journal(plan(ready, recalled, resolved), recalled);
    plans.sort(Comparator.comparing(plan -> plan.row().id(), BY_ID)); // one order of locks for all
    Sight sight = watch.look(ready, plans);
    if (!writeIntents(plans, resolved, before.told(), sight, tally)) {
      plans.forEach(plan -> again.add(plan.row().id()));
      return again;
    }
    List<Plan> posting = plans.stream().filter(plan -> !plan.writes().isEmpty()).toList();
    List<Sent> sent =
        calls
            .map(
                posting.stream()
                    .filter(plan -> plan.writes().get(0).state() == PostingState.INTENT)
                    .toList(),
                plan ->
                    sender
                        .stillOurs(plan.writes().get(0))
                        .map(row -> sender.send(row, plan.purchase())))
            .stream()
            .flatMap(Optional::stream)
            .toList();
    again.addAll(writeOutcomes(posting, sent, tally));
    debts.collectAfter(sent, tally);
    for (Sent one : sent) {
      Optional<AuthenticationException> failure = one.credentialFailure();
      if (failure.isPresent()) {
        throw failure.get();
      }
    }
    return again;
  }

  private Recalled recall(List<OrderRead> reads) {
    return Recalled.of(context, reads.stream().map(OrderRead::id).toList());
  }

  /** Each customer is looked up once per batch, however many orders they have in it. */
  private Map<OrderId, Resolution> resolve(List<OrderRead> reads, Recalled recalled) {
    Map<String, Order> askers = new LinkedHashMap<>();
    Map<OrderId, String> keys = new HashMap<>();
    for (OrderRead read : reads) {
      OrderRow row = recalled.row(read.id());
      if (read.snapshot().filter(order -> planner.needsMember(read, order, row)).isPresent()) {
        Order order = read.snapshot().get();
        String customer = order.customer().flatMap(Digest::customerKey).orElse("");
        String key = customer.isEmpty() || order.isGuest() ? "order:" + order.id() : customer;
        askers.putIfAbsent(key, order);
        keys.put(order.id(), key);
      }
    }
    List<Map.Entry<String, Order>> distinct = List.copyOf(askers.entrySet());
    List<Resolution> answers = calls.map(distinct, asker -> resolve(asker.getValue(), recalled));
    Map<String, Resolution> byKey = new HashMap<>();
    for (int i = 0; i < answers.size(); i++) {
      byKey.put(distinct.get(i).getKey(), answers.get(i));
    }
    Map<OrderId, Resolution> resolved = new HashMap<>();
    keys.forEach(
        (order, key) -> Optional.ofNullable(byKey.get(key)).ifPresent(r -> resolved.put(order, r)));
    return resolved;
  }

  private Resolution resolve(Order order, Recalled recalled) {
    try {
      return members.resolve(order, recalled.row(order.id()), planner.guests(order));
    } catch (AuthenticationException wrongCredential) {
      throw wrongCredential;
    } catch (LoyaltyException unreachable) {
      return new Resolution.Unreachable(
          String.valueOf(unreachable.getMessage()), unreachable.retryAfter());
    }
  }

  private List<Plan> plan(
      List<OrderRead> reads, Recalled recalled, Map<OrderId, Resolution> resolved) {
    return context.sql.inTransaction(
        tx -> {
          List<Plan> plans = new ArrayList<>();
          for (OrderRead read : reads) {
            OrderRow row = recalled.row(read.id());
            List<PostingRow> rows = recalled.journal(read.id());
            plans.add(
                planner.plan(tx, read, row, rows, Optional.ofNullable(resolved.get(read.id()))));
          }
          return plans;
        });
  }

  /** Where the policy does not allow a balance below zero, reversals are measured against it; several of one member share it. */
  private List<Plan> journal(List<Plan> asked, Recalled recalled) {
    Map<MemberId, Long> left = new HashMap<>();
    List<Plan> plans = new ArrayList<>();
    for (Plan draft : asked) {
      Optional<Long> balance = Optional.empty();
      if (draft.delta() < 0 && draft.negative() != NegativeBalance.ALLOW) {
        MemberId member = recalled.member(draft.row()).orElseThrow();
        try {
          long has = left.computeIfAbsent(member, id -> context.provider.points().balance(id));
          left.put(member, has - Math.min(-draft.delta(), Math.max(has, 0)));
          balance = Optional.of(has);
        } catch (AuthenticationException wrongCredential) {
          throw wrongCredential;
        } catch (LoyaltyException unreachable) {
          plans.add(planner.later(draft, unreachable));
          continue;
        }
      }
      plans.add(drafts.of(draft, recalled.journal(draft.row().id()), balance));
    }
    return plans;
  }

  /** Writes all plans or, when somebody else was first with one of them, none. */
  private boolean writeIntents(
      List<Plan> plans,
      Map<OrderId, Resolution> resolved,
      Set<OrderId> told,
      Sight sight,
      Tally tally) {
    List<AuditEntry> entries = new ArrayList<>();
    for (Plan plan : plans) {
      if (plan.writes().isEmpty() && !told.contains(plan.row().id())) {
        entries.add(audit.quiet(plan, tally.run()));
      }
    }
    try {
      context.sql.run(
          tx -> {
            refuseAbsorbed(tx, plans);
            for (Plan plan : plans) {
              OrderRow row =
                  plan.writes().isEmpty()
                      ? plan.row().dueWhileSignalled(context.now())
                      : posting(plan);
              boolean saved =
                  context.orderRows.save(tx, row) && context.postings.insert(tx, plan.writes());
              if (!saved) {
                throw new SomebodyElse(plan.row().id());
              }
              rememberMember(tx, plan, resolved);
            }
            watch.note(tx, sight);
            keepPayloads(tx, plans);
            context.audits.append(tx, entries);
          });
    } catch (SomebodyElse changed) {
      return false;
    }
    entries.forEach(tally::count);
    return true;
  }

  /** A member who was absorbed since the plans were made gets no posting any more. */
  private void refuseAbsorbed(Sql.Tx tx, List<Plan> plans) throws SQLException {
    List<MemberId> members = plans.stream().flatMap(plan -> plan.row().member().stream()).toList();
    if (!members.isEmpty() && context.merges.anyAbsorbed(tx, members)) {
      throw new SomebodyElse(plans.get(0).row().id());
    }
  }

  private OrderRow posting(Plan plan) {
    boolean review = plan.row().status() == OrderStatus.NEEDS_REVIEW;
    return plan.row()
        .status(
            review ? OrderStatus.NEEDS_REVIEW : OrderStatus.POSTING,
            plan.row().note(),
            Optional.of(context.leaseFrom(context.now())));
  }

  private void rememberMember(Sql.Tx tx, Plan plan, Map<OrderId, Resolution> resolved)
      throws SQLException {
    if (plan.row().member().isEmpty()) {
      return;
    }
    MemberId member = plan.row().member().get();
    boolean found = resolved.get(plan.row().id()) instanceof Resolution.Known;
    if (found && plan.row().customerKey().isPresent()) {
      context.links.link(tx, plan.row().customerKey().get(), member, context.now());
    }
    if (hasTiers()) {
      context.links.raisePeak(
          tx,
          member,
          context.orderRows.spendWithout(tx, member, plan.row().id()).add(plan.row().spend()));
    }
  }

  private void keepPayloads(Sql.Tx tx, List<Plan> plans) throws SQLException {
    List<Audits.Payload> payloads = new ArrayList<>();
    for (Plan plan : plans) {
      if (!plan.writes().isEmpty() || plan.outcome() == AuditOutcome.MANUAL) {
        plan.payload()
            .ifPresent(text -> payloads.add(new Audits.Payload(Digest.sha256(text), text)));
      }
    }
    context.audits.keep(tx, payloads, context.now().plus(context.settings.payloadRetention()));
  }

  private Set<OrderId> writeOutcomes(List<Plan> plans, List<Sent> sent, Tally tally) {
    if (plans.isEmpty()) {
      return Set.of();
    }
    Map<PostingReference, Sent> byReference = new HashMap<>();
    sent.forEach(one -> byReference.put(one.row().reference(), one));
    Outcomes outcomes =
        context.sql.inTransaction(
            tx -> {
              Outcomes written = new Outcomes(new ArrayList<>(), new LinkedHashSet<>());
              Set<PostingReference> ours =
                  context.postings.update(tx, sent.stream().map(Sent::row).toList());
              for (Plan plan : plans) {
                PostingRow first = plan.writes().get(0);
                if (first.state() == PostingState.INTENT && !ours.contains(first.reference())) {
                  continue; // whoever took it over tells what became of it
                }
                writeOutcome(
                    tx,
                    plan,
                    Optional.ofNullable(byReference.get(first.reference())),
                    written,
                    tally);
              }
              context.audits.append(tx, written.entries());
              return written;
            });
    outcomes.entries().forEach(tally::count);
    return outcomes.again();
  }

  private record Outcomes(List<AuditEntry> entries, Set<OrderId> again) {}

  private void writeOutcome(
      Sql.Tx tx, Plan plan, Optional<Sent> sent, Outcomes written, Tally tally)
      throws SQLException {
    PostingRow row = sent.map(Sent::row).orElseGet(() -> plan.writes().get(0));
    boolean balanceFell = sent.filter(Sent::tooFewPoints).isPresent() && clamps(plan);
    if (balanceFell && refusedInARow(tx, row) < ATTEMPTS) {
      planAnew(tx, plan);
      written.again().add(plan.row().id());
    } else {
      EarlierPostings.saveStatus(context, tx, plan.row().id(), row);
      debts.note(tx, row);
      written.entries().add(audit.posting(plan, row, sent, tally.run()));
    }
  }

  /** A provider that goes on refusing what its own balance would cover is a case for a person. */
  private long refusedInARow(Sql.Tx tx, PostingRow newest) throws SQLException {
    long refused = 0;
    for (PostingRow row : context.postings.find(tx, newest.subject())) {
      refused = row.state() == PostingState.REFUSED ? refused + 1 : 0;
    }
    return refused;
  }

  private static boolean clamps(Plan plan) {
    return plan.negative() == NegativeBalance.CLAMP_DEBT
        || plan.negative() == NegativeBalance.CLAMP_FORGIVE;
  }

  /** The balance fell between reading and posting: what was kept back is withdrawn and the order is planned once more. */
  private void planAnew(Sql.Tx tx, Plan plan) throws SQLException {
    List<PostingRow> withdrawn =
        plan.writes().stream()
            .filter(row -> row.state().counts())
            .map(row -> row.refused("the balance changed meanwhile", context.now()))
            .toList();
    context.postings.update(tx, withdrawn);
    context.orderRows.change(
        tx, plan.row().id(), row -> row.status(OrderStatus.NEW, "", Optional.of(context.now())));
  }

  /** Another writer was first. */
  private static final class SomebodyElse extends RuntimeException {
    SomebodyElse(OrderId order) {
      super("order " + order + " was changed by somebody else", null, false, false);
    }
  }
}
