package dev.stampbook.engine.internal;

import dev.stampbook.LoyaltyException;
import dev.stampbook.engine.AuditEntry;
import dev.stampbook.engine.AuditOutcome;
import dev.stampbook.engine.PostingState;
import dev.stampbook.engine.internal.Sender.Sent;
import dev.stampbook.engine.internal.store.PostingRow;
import dev.stampbook.engine.internal.store.Sql;
import dev.stampbook.member.MemberId;
import dev.stampbook.points.PostingReason;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Postings that hang on a member and no order: debt paid off, points of a merge, a welcome. Written before they are sent, and told in the audit. */
record MemberPostings(Context context) {

  /** Returns the intent of one, for the caller to insert. */
  PostingRow intent(
      String subject,
      int sequence,
      MemberId member,
      long points,
      PostingReason reason,
      String description) {
    Instant now = context.now();
    return PostingRow.intent(
        subject,
        sequence,
        Subjects.reference(context.program, subject, sequence),
        member,
        points,
        reason,
        description,
        context.newOwner(),
        now,
        context.leaseFrom(now));
  }

  /**
   * Writes what came of one.
   *
   * @return the audit entry; empty when somebody else has taken the posting over and tells what became of it
   */
  Optional<AuditEntry> record(Sql.Tx tx, Sent sent, String run, String what) throws SQLException {
    if (context.postings.update(tx, List.of(sent.row())).isEmpty()) {
      return Optional.empty();
    }
    AuditEntry entry = entry(sent, run, what);
    context.audits.append(tx, List.of(entry));
    return Optional.of(entry);
  }

  private AuditEntry entry(Sent sent, String run, String what) {
    PostingRow row = sent.row();
    boolean posted = row.state() == PostingState.POSTED;
    AuditOutcome unsettled = row.state().isOpen() ? AuditOutcome.DEFERRED : AuditOutcome.MANUAL;
    return new AuditEntry(
        0,
        run,
        AuditEntry.Kind.MEMBER,
        row.member().value(),
        Optional.of(row.member()),
        context.now(),
        posted ? AuditOutcome.POSTED : unsettled,
        posted ? row.points() : 0,
        Optional.of(row.reference()),
        what,
        sent.failure().map(LoyaltyException::getMessage),
        Optional.empty());
  }
}
