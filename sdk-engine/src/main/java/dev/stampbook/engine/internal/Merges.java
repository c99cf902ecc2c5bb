package dev.stampbook.engine.internal;

import dev.stampbook.LoyaltyException;
import dev.stampbook.engine.AuditEntry;
import dev.stampbook.engine.AuditOutcome;
import dev.stampbook.engine.MemberMerge;
import dev.stampbook.engine.MergeOutcome;
import dev.stampbook.engine.PostingState;
import dev.stampbook.engine.WaitingMerge;
import dev.stampbook.engine.internal.Sender.Sent;
import dev.stampbook.engine.internal.store.MergeRow;
import dev.stampbook.engine.internal.store.MergeRow.State;
import dev.stampbook.engine.internal.store.PostingRow;
import dev.stampbook.engine.internal.store.Sql;
import dev.stampbook.member.MemberId;
import dev.stampbook.member.MergeId;
import dev.stampbook.points.PostingReason;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Makes two members one (KF-26). First, in one transaction, everything known of the absorbed member becomes the survivor's, so that nothing
 * new is posted for the absorbed one; then their points are taken there and given here, two postings under references of the merge, each
 * exactly once. When nobody can tell what became of a posting, a person decides it.
 */
final class Merges {

  private static final String RUN = "merge";
  private static final Duration BUSY = Duration.ofSeconds(30);

  private final Context context;
  private final Sender sender;
  private final Settler settler;
  private final MemberPostings postings;

  Merges(Context context) {
    this.context = context;
    this.sender = new Sender(context);
    this.settler = new Settler(context, sender);
    this.postings = new MemberPostings(context);
  }

  /** Makes two members one and moves the points as far as that goes now. */
  MergeOutcome merge(MemberMerge told) {
    Optional<MergeOutcome> known = context.sql.inTransaction(tx -> begin(tx, told));
    if (known.isPresent()) {
      return known.get();
    }
    drive(told.id());
    return switch (context
        .sql
        .inTransaction(tx -> context.merges.find(tx, told.id()))
        .map(MergeRow::state)
        .orElse(State.OPEN)) {
      case DONE -> MergeOutcome.MERGED;
      case NEEDS_REVIEW -> MergeOutcome.NEEDS_REVIEW;
      case OPEN, DECIDED -> MergeOutcome.UNDER_WAY;
    };
  }

  /** Decides what a merge is; empty for a new one, which is written then. */
  private Optional<MergeOutcome> begin(Sql.Tx tx, MemberMerge told) throws SQLException {
    context.merges.lock(tx);
    Optional<MergeRow> before = context.merges.find(tx, told.id());
    if (before.isPresent()) {
      return again(tx, before.get(), told);
    }
    MemberId survivor = context.merges.survivorOf(tx, told.survivor());
    MemberId absorbed = context.merges.survivorOf(tx, told.absorbed());
    if (survivor.equals(absorbed)) {
      boolean older = told.at().isBefore(context.merges.newestInto(tx, survivor));
      tell(
          tx,
          told.absorbed(),
          older ? AuditOutcome.STALE : AuditOutcome.DUPLICATE,
          "merge " + told.id() + ": the two are one member already");
      return Optional.of(older ? MergeOutcome.STALE : MergeOutcome.DUPLICATE);
    }
    MemberMerge merge = new MemberMerge(told.id(), absorbed, survivor, told.at(), told.balance());
    context.merges.insert(tx, merge, context.now());
    context.merges.giveOrders(tx, merge);
    tell(
        tx,
        absorbed,
        AuditOutcome.SKIPPED,
        "merge " + told.id() + ": is member " + survivor + " from now on");
    return Optional.empty();
  }

  /** Told again, a merge changes nothing, unless a person had to see to its points and says that they are moved. */
  private Optional<MergeOutcome> again(Sql.Tx tx, MergeRow before, MemberMerge told)
      throws SQLException {
    boolean seenTo =
        before.state() == State.NEEDS_REVIEW && told.balance() == MemberMerge.Balance.MOVED_ALREADY;
    if (seenTo) {
      finish(tx, before);
      return Optional.of(MergeOutcome.MERGED);
    }
    tell(tx, before.merge().absorbed(), AuditOutcome.DUPLICATE, "merge " + told.id() + " is known");
    return Optional.of(MergeOutcome.DUPLICATE);
  }

  /** Goes on with what is due; returns how much there was. */
  int driveDue(int limit) {
    List<MergeRow> due =
        context.sql.inTransaction(tx -> context.merges.due(tx, context.now(), limit));
    due.forEach(row -> drive(row.merge().id()));
    return due.size();
  }

  Optional<Instant> nextDue() {
    return context.sql.inTransaction(tx -> context.merges.nextDue(tx));
  }

  /** Returns how many wait for something else than a posting. */
  long open() {
    return context.sql.inTransaction(tx -> context.merges.open(tx));
  }

  List<WaitingMerge> waitingForPerson(int limit) {
    return context
        .sql
        .inTransaction(tx -> context.merges.inState(tx, State.NEEDS_REVIEW, limit))
        .stream()
        .map(row -> new WaitingMerge(row.merge(), row.note()))
        .toList();
  }

  /** Lets a merge go on after a person has decided about one of its postings. */
  void decided(Sql.Tx tx, MergeId id) throws SQLException {
    context.merges.save(tx, id, State.DECIDED, 0, "", context.now());
  }

  private void drive(MergeId id) {
    Optional<MergeRow> row = context.sql.inTransaction(tx -> context.merges.find(tx, id));
    while (row.filter(one -> one.state() == State.OPEN || one.state() == State.DECIDED).isPresent()
        && step(row.get())) {
      row = context.sql.inTransaction(tx -> context.merges.find(tx, id));
    }
  }

  /** Takes one step; returns whether another one can follow at once. */
  private boolean step(MergeRow row) {
    MemberMerge merge = row.merge();
    List<PostingRow> rows =
        context.sql.inTransaction(tx -> context.postings.find(tx, Subjects.merge(merge.id())));
    if (rows.isEmpty()) {
      return context.sql.inTransaction(tx -> context.merges.isBusy(tx, merge.absorbed()))
          ? later(row, "points of the absorbed member are on their way", BUSY)
          : first(row);
    }
    PostingRow newest = rows.get(rows.size() - 1);
    if (newest.state().isOpen()) {
      return settled(row, newest);
    }
    if (newest.state() == PostingState.POSTED) {
      return newest.member().equals(merge.absorbed())
          ? post(row, rows.size() + 1, merge.survivor(), -newest.points())
          : done(row);
    }
    if (newest.state() == PostingState.REFUSED && row.state() == State.DECIDED) {
      return post(row, rows.size() + 1, newest.member(), newest.points());
    }
    return review(row, newest.problem());
  }

  /** Takes the absorbed member's points, when there are any; a balance below zero is made good there and charged here. */
  private boolean first(MergeRow row) {
    if (row.merge().balance() == MemberMerge.Balance.MOVED_ALREADY) {
      return done(row);
    }
    long balance;
    try {
      balance = context.provider.points().balance(row.merge().absorbed());
    } catch (LoyaltyException unknown) {
      String why = String.valueOf(unknown.getMessage());
      return unknown.retryCanHelp()
          ? later(row, why, unknown.retryAfter().orElse(Backoff.after(row.attempts() + 1)))
          : review(row, why);
    }
    return balance == 0 ? done(row) : post(row, 1, row.merge().absorbed(), -balance);
  }

  private boolean post(MergeRow row, int sequence, MemberId member, long points) {
    MergeId id = row.merge().id();
    String subject = Subjects.merge(id);
    PostingRow intent =
        postings.intent(
            subject,
            sequence,
            member,
            points,
            PostingReason.MERGE,
            "Points of a member who became another one");
    boolean ours =
        context.sql.inTransaction(
            tx -> {
              boolean first = context.postings.insert(tx, List.of(intent));
              if (first) {
                context.merges.save(tx, id, State.OPEN, 0, "", intent.leaseUntil());
              }
              return first;
            });
    return ours && record(row, sender.send(intent, Optional.empty()));
  }

  private boolean settled(MergeRow row, PostingRow open) {
    Optional<Sent> sent = settler.settle(open, Optional.empty());
    if (sent.isPresent()) {
      return record(row, sent.get());
    }
    Instant next = open.nextAt().orElse(context.now().plus(BUSY));
    Instant lease = open.leaseUntil();
    Instant due = lease.isAfter(next) ? lease : next;
    context.sql.run(
        tx ->
            context.merges.save(
                tx, row.merge().id(), State.OPEN, row.attempts(), open.problem(), due));
    return false;
  }

  private boolean record(MergeRow row, Sent sent) {
    PostingRow now = sent.row();
    MergeId id = row.merge().id();
    return context.sql.inTransaction(
        tx -> {
          boolean ours = postings.record(tx, sent, RUN, "merge " + id).isPresent();
          if (ours) {
            Instant due = now.nextAt().orElse(context.now());
            context.merges.save(tx, id, State.OPEN, 0, now.problem(), due);
          }
          return ours && !now.state().isOpen();
        });
  }

  private boolean done(MergeRow row) {
    context.sql.run(tx -> finish(tx, row));
    return false;
  }

  private void finish(Sql.Tx tx, MergeRow row) throws SQLException {
    MemberMerge merge = row.merge();
    context.merges.giveTheRest(tx, merge);
    if (context.postings.debt(tx, merge.survivor()) > 0) {
      context.debtors.note(tx, merge.survivor(), context.now());
    }
    context.merges.save(tx, merge.id(), State.DONE, 0, "", context.now());
    tell(tx, merge.absorbed(), AuditOutcome.SKIPPED, "merge " + merge.id() + " is complete");
  }

  private boolean later(MergeRow row, String why, Duration wait) {
    context.sql.run(
        tx ->
            context.merges.save(
                tx,
                row.merge().id(),
                row.state(),
                row.attempts() + 1,
                why,
                context.now().plus(wait)));
    return false;
  }

  private boolean review(MergeRow row, String why) {
    context.sql.run(
        tx -> {
          context.merges.save(
              tx, row.merge().id(), State.NEEDS_REVIEW, row.attempts(), why, context.now());
          tell(
              tx,
              row.merge().absorbed(),
              AuditOutcome.MANUAL,
              "merge " + row.merge().id() + ": " + why);
        });
    return false;
  }

  private void tell(Sql.Tx tx, MemberId member, AuditOutcome outcome, String what)
      throws SQLException {
    context.audits.append(
        tx,
        List.of(
            new AuditEntry(
                0,
                RUN,
                AuditEntry.Kind.MEMBER,
                member.value(),
                Optional.of(member),
                context.now(),
                outcome,
                0,
                Optional.empty(),
                what,
                Optional.empty(),
                Optional.empty())));
  }
}
