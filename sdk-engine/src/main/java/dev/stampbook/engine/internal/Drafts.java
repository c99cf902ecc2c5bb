package dev.stampbook.engine.internal;

import dev.stampbook.engine.AuditOutcome;
import dev.stampbook.engine.OrderStatus;
import dev.stampbook.engine.PostingState;
import dev.stampbook.engine.internal.store.PostingRow;
import dev.stampbook.member.MemberId;
import dev.stampbook.points.NegativeBalance;
import dev.stampbook.points.PostingReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns the difference a plan asks for into journal rows: what is sent, and what is kept back where points are too few (C12). */
final class Drafts {

  private final Context context;

  Drafts(Context context) {
    this.context = context;
  }

  /** Fills in the journal rows of a plan; {@code balance} is there when the policy does not allow one below zero and points are taken. */
  Plan of(Plan plan, List<PostingRow> journal, Optional<Long> balance) {
    if (plan.delta() == 0) {
      return plan;
    }
    Optional<Long> tooFew = balance.filter(has -> has < -plan.delta());
    if (plan.negative() == NegativeBalance.FAIL && tooFew.isPresent()) {
      return refused(plan, tooFew.get());
    }
    MemberId member =
        plan.row()
            .member()
            .or(() -> journal.stream().map(PostingRow::member).findFirst())
            .orElseThrow(() -> new IllegalStateException("points without member"));
    int next = journal.stream().mapToInt(PostingRow::sequence).max().orElse(0) + 1;
    long sent = balance.map(has -> -Math.min(-plan.delta(), Math.max(has, 0))).orElse(plan.delta());
    List<PostingRow> writes = new ArrayList<>();
    if (sent != 0) {
      writes.add(row(plan, member, next, sent));
    }
    long rest = plan.delta() - sent;
    if (rest != 0) {
      PostingState state =
          plan.negative() == NegativeBalance.CLAMP_DEBT
              ? PostingState.OWED
              : PostingState.WRITTEN_OFF;
      writes.add(row(plan, member, next + writes.size(), rest).notSentBut(state));
    }
    return plan.withWrites(writes);
  }

  private static Plan refused(Plan plan, long has) {
    String why =
        "the member has "
            + has
            + " points, the reversal takes "
            + -plan.delta()
            + " (setting: negative balance of the policy)";
    return new Plan(
        plan.row().status(OrderStatus.NEEDS_REVIEW, why, Optional.empty()),
        0,
        List.of(),
        plan.purchase(),
        plan.negative(),
        AuditOutcome.MANUAL,
        why,
        plan.payload());
  }

  private PostingRow row(Plan plan, MemberId member, int sequence, long points) {
    String subject = Subjects.of(plan.row().id());
    Instant now = context.now();
    return PostingRow.intent(
        subject,
        sequence,
        Subjects.reference(context.program, subject, sequence),
        member,
        points,
        PostingReason.ORDER,
        "Order " + plan.row().id() + (sequence == 1 ? "" : ", correction"),
        context.newOwner(),
        now,
        context.leaseFrom(now));
  }
}
