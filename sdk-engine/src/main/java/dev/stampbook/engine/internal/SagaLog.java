package dev.stampbook.engine.internal;

import dev.stampbook.engine.AuditEntry;
import dev.stampbook.engine.AuditOutcome;
import dev.stampbook.engine.internal.store.RedemptionRow;
import dev.stampbook.engine.internal.store.Sql;
import dev.stampbook.points.PostingReference;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Writes the steps of redemptions, each with what the audit is told, as long as they are their owner's. */
final class SagaLog {

  private static final String RUN = "redemption";

  private final Context context;

  SagaLog(Context context) {
    this.context = context;
  }

  /**
   * What the audit is told of a step.
   *
   * @param outcome what came of it
   * @param points the signed points that changed at the provider, 0 for none
   * @param reference the posting's reference, when one was posted
   * @param detail what happened, as a plain sentence
   * @param error the error's details, when there was one
   */
  record Told(
      AuditOutcome outcome,
      long points,
      Optional<PostingReference> reference,
      String detail,
      Optional<String> error) {

    static Told of(AuditOutcome outcome, String detail) {
      return new Told(outcome, 0, Optional.empty(), detail, Optional.empty());
    }

    static Told of(AuditOutcome outcome, long points, String detail) {
      return new Told(outcome, points, Optional.empty(), detail, Optional.empty());
    }

    Told error(Optional<String> value) {
      return new Told(outcome, points, reference, detail, value);
    }
  }

  /** Writes a step without a word to the audit; the owner goes on. */
  RedemptionRow keep(RedemptionRow.Change change) {
    return keep(change, tx -> {});
  }

  /** Writes a step and what belongs to it; the owner goes on. */
  RedemptionRow keep(RedemptionRow.Change change, Sql.Action also) {
    Instant now = context.now();
    Instant lease = context.leaseFrom(now);
    RedemptionRow row = change.updatedAt(now).row();
    context.sql.run(
        tx -> {
          if (!context.redemptions.keep(tx, row, lease)) {
            throw new NotOurs();
          }
          also.run(tx);
        });
    return row.ownedBy(row.owner(), lease);
  }

  /**
   * Makes sure, before somebody is called, that a redemption still belongs to its owner, with time enough for the call: what was held up
   * too long may have been taken over as interrupted.
   */
  RedemptionRow stillOurs(RedemptionRow row) {
    Instant enough = context.now().plus(context.settings.lease().dividedBy(2));
    return row.leaseUntil().isBefore(enough) ? keep(row.change()) : row;
  }

  /** Writes a step and tells the audit; the owner goes on. */
  RedemptionRow keep(RedemptionRow.Change change, Told told) {
    return keep(change, told, tx -> {});
  }

  /** Writes a step, tells the audit and writes what belongs to it; the owner goes on. */
  RedemptionRow keep(RedemptionRow.Change change, Told told, Sql.Action also) {
    return keep(
        change,
        tx -> {
          context.audits.append(tx, List.of(entry(change.row(), told)));
          also.run(tx);
        });
  }

  /** Writes how a redemption stands and lets go of it. */
  RedemptionRow letGo(RedemptionRow.Change change, Optional<Told> told) {
    RedemptionRow row = change.row();
    context.sql.run(
        tx -> {
          if (!context.redemptions.letGo(tx, row)) {
            throw new NotOurs();
          }
          if (told.isPresent()) {
            context.audits.append(tx, List.of(entry(row, told.get())));
          }
        });
    return row;
  }

  AuditEntry entry(RedemptionRow row, Told told) {
    return new AuditEntry(
        0,
        RUN,
        AuditEntry.Kind.REDEMPTION,
        row.id().value(),
        Optional.of(row.member()),
        context.now(),
        told.outcome(),
        told.points(),
        told.reference(),
        told.detail(),
        told.error(),
        Optional.empty());
  }

  /** Somebody else has taken the redemption over, because our lease was over. */
  static final class NotOurs extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotOurs() {
      super("somebody else goes on with it", null, false, false);
    }
  }
}
