package dev.stampbook.engine.internal;

import dev.stampbook.LoyaltyException;
import dev.stampbook.engine.AuditEntry;
import dev.stampbook.engine.AuditOutcome;
import dev.stampbook.engine.PostingState;
import dev.stampbook.engine.internal.Sender.Sent;
import dev.stampbook.engine.internal.store.Debtors.Debtor;
import dev.stampbook.engine.internal.store.PostingRow;
import dev.stampbook.engine.internal.store.Sql;
import dev.stampbook.member.MemberId;
import dev.stampbook.points.NegativeBalance;
import dev.stampbook.points.PostingReason;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Lets later earnings pay reversals that could not be taken in full (C12, {@code CLAMP_DEBT}). */
final class DebtCollector {

  private static final Duration BALANCE_RETRY = Duration.ofSeconds(30);

  private final Context context;
  private final Sender sender;
  private final Settler settler;

  DebtCollector(Context context, Sender sender, Settler settler) {
    this.context = context;
    this.sender = sender;
    this.settler = settler;
  }

  /** Notes, together with an earning that was confirmed, that its member's debt is to be collected. */
  void note(Sql.Tx tx, PostingRow row) throws SQLException {
    boolean cameIn =
        row.state() == PostingState.POSTED
            && row.points() > 0
            && row.reason() == PostingReason.ORDER;
    boolean keepsDebt =
        context.rules.policies().stream()
            .anyMatch(policy -> policy.negativeBalance() == NegativeBalance.CLAMP_DEBT);
    if (cameIn && keepsDebt && context.postings.debt(tx, row.member()) > 0) {
      context.debtors.note(tx, row.member(), context.now());
    }
  }

  /** Collects what the members of these postings owe, as far as it was noted. */
  void collectAfter(List<Sent> sent, Tally tally) {
    for (Sent one : sent) {
      if (one.row().state() == PostingState.POSTED && one.row().points() > 0) {
        context
            .sql
            .inTransaction(tx -> context.debtors.find(tx, one.row().member()))
            .ifPresent(debtor -> collect(debtor, tally));
      }
    }
  }

  /** Collects what is due: an earlier run was interrupted, or the balance could not be read. Returns how many there were. */
  int collectDue(int limit, Tally tally) {
    List<Debtor> due =
        context.sql.inTransaction(tx -> context.debtors.due(tx, context.now(), limit));
    due.forEach(debtor -> collect(debtor, tally));
    return due.size();
  }

  private void collect(Debtor debtor, Tally tally) {
    MemberId member = debtor.member();
    String subject = Subjects.debtOf(member);
    long debt = context.sql.inTransaction(tx -> context.postings.debt(tx, member));
    long balance;
    try {
      balance = context.provider.points().balance(member);
    } catch (LoyaltyException unreachable) {
      Duration wait = unreachable.retryAfter().orElse(BALANCE_RETRY);
      context.sql.run(tx -> context.debtors.note(tx, member, context.now().plus(wait)));
      return;
    }
    long payable = Math.min(debt, Math.max(balance, 0));
    if (payable <= 0) {
      context.sql.run(tx -> context.debtors.forget(tx, debtor));
      return;
    }
    Instant now = context.now();
    Optional<PostingRow> intent =
        context.sql.inTransaction(
            tx -> {
              context.debtors.forget(tx, debtor);
              int next =
                  context.postings.find(tx, subject).stream()
                          .mapToInt(PostingRow::sequence)
                          .max()
                          .orElse(0)
                      + 1;
              PostingRow row =
                  PostingRow.intent(
                      subject,
                      next,
                      Subjects.reference(context.program, subject, next),
                      member,
                      -payable,
                      PostingReason.DEBT,
                      "Correction of earlier orders",
                      context.newOwner(),
                      now,
                      context.leaseFrom(now));
              boolean first =
                  context.postings.debt(tx, member) >= payable
                      && context.postings.insert(tx, List.of(row));
              return first ? Optional.of(row) : Optional.<PostingRow>empty();
            });
    intent.ifPresent(row -> record(sender.send(row, Optional.empty()), tally));
  }

  /** Settles a debt posting that an earlier run left open. */
  void settle(PostingRow row, Tally tally) {
    settler.settle(row, Optional.empty()).ifPresent(sent -> record(sent, tally));
  }

  private void record(Sent sent, Tally tally) {
    boolean posted = sent.row().state() == PostingState.POSTED;
    AuditEntry entry =
        new AuditEntry(
            0,
            tally.run(),
            AuditEntry.Kind.MEMBER,
            sent.row().member().value(),
            Optional.of(sent.row().member()),
            context.now(),
            posted
                ? AuditOutcome.POSTED
                : sent.row().state().isOpen() ? AuditOutcome.DEFERRED : AuditOutcome.MANUAL,
            posted ? sent.row().points() : 0,
            Optional.of(sent.row().reference()),
            "earlier corrections are paid off",
            sent.failure().map(LoyaltyException::getMessage),
            Optional.empty());
    boolean ours =
        context.sql.inTransaction(
            tx -> {
              boolean written = !context.postings.update(tx, List.of(sent.row())).isEmpty();
              context.audits.append(tx, written ? List.of(entry) : List.of());
              return written;
            });
    if (ours) {
      tally.count(entry);
    }
  }
}
