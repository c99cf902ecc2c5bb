package dev.stampbook.engine.internal;

import dev.stampbook.LoyaltyException;
import dev.stampbook.engine.AuditEntry;
import dev.stampbook.engine.AuditOutcome;
import dev.stampbook.engine.PostingState;
import dev.stampbook.engine.internal.Sender.Sent;
import dev.stampbook.engine.internal.store.PostingRow;
import dev.stampbook.member.MemberId;
import dev.stampbook.points.NegativeBalance;
import dev.stampbook.points.PostingReason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Lets later earnings pay reversals that could not be taken in full (C12, {@code CLAMP_DEBT}). */
final class DebtCollector {

  private final Context context;
  private final Sender sender;
  private final Settler settler;

  DebtCollector(Context context, Sender sender, Settler settler) {
    this.context = context;
    this.sender = sender;
    this.settler = settler;
  }

  /** Pays what a member owes after points came in. */
  void collectAfter(Sent sent, Tally tally) {
    boolean cameIn =
        sent.row().state() == PostingState.POSTED
            && sent.row().points() > 0
            && sent.row().reason() == PostingReason.ORDER;
    boolean keepsDebt =
        context.rules.policies().stream()
            .anyMatch(policy -> policy.negativeBalance() == NegativeBalance.CLAMP_DEBT);
    if (cameIn && keepsDebt) {
      collect(sent.row().member(), tally);
    }
  }

  private void collect(MemberId member, Tally tally) {
    String subject = Subjects.debtOf(member);
    long debt = context.sql.inTransaction(tx -> context.postings.debt(tx, member));
    if (debt <= 0) {
      return;
    }
    long payable;
    try {
      payable = Math.min(debt, Math.max(context.provider.points().balance(member), 0));
    } catch (LoyaltyException unreachable) {
      return; // the debt stays in the journal and the next earning asks again
    }
    if (payable == 0) {
      return;
    }
    Instant now = context.now();
    Optional<PostingRow> intent =
        context.sql.inTransaction(
            tx -> {
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
                      context.owner,
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
    context.sql.run(
        tx -> {
          context.postings.update(tx, List.of(sent.row()));
          context.audits.append(tx, List.of(entry));
        });
    tally.count(entry);
  }
}
