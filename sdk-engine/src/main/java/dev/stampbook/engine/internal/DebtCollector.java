package dev.stampbook.engine.internal;

import dev.stampbook.LoyaltyException;
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
import java.util.List;
import java.util.Optional;

/** Lets later earnings pay reversals that could not be taken in full (C12, {@code CLAMP_DEBT}). */
final class DebtCollector {

  private static final Duration BALANCE_RETRY = Duration.ofSeconds(30);

  private final Context context;
  private final Sender sender;
  private final Settler settler;
  private final MemberPostings postings;

  DebtCollector(Context context, Sender sender, Settler settler) {
    this.context = context;
    this.sender = sender;
    this.settler = settler;
    this.postings = new MemberPostings(context);
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
                  postings.intent(
                      subject,
                      next,
                      member,
                      -payable,
                      PostingReason.DEBT,
                      "Correction of earlier orders");
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
    context
        .sql
        .inTransaction(
            tx -> postings.record(tx, sent, tally.run(), "earlier corrections are paid off"))
        .ifPresent(tally::count);
  }
}
