package dev.stampbook.engine.internal;

import dev.stampbook.discount.Discount;
import dev.stampbook.engine.AuditOutcome;
import dev.stampbook.engine.RedemptionDecision;
import dev.stampbook.engine.RedemptionReview.Question;
import dev.stampbook.engine.RedemptionState;
import dev.stampbook.engine.internal.SagaLog.Told;
import dev.stampbook.engine.internal.store.RedemptionRow;
import dev.stampbook.engine.internal.store.RedemptionRow.Asked;
import dev.stampbook.engine.internal.store.RedemptionRow.CodeSource;
import dev.stampbook.engine.internal.store.RedemptionRow.Taken;
import dev.stampbook.engine.internal.store.RedemptionRow.Wish;
import java.util.Optional;

/** Writes down what people found out or decided about redemptions, so that the saga can go on. */
final class Decisions {

  private final Context context;
  private final SagaLog log;

  Decisions(Context context, SagaLog log) {
    this.context = context;
    this.log = log;
  }

  RedemptionRow decide(RedemptionRow row, RedemptionDecision decision) {
    Question question =
        row.question()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "redemption " + row.id() + " does not wait for a person"));
    RedemptionRow.Change change =
        switch (question) {
          case WERE_POINTS_TAKEN -> taken(row, decision);
          case WERE_POINTS_GIVEN_BACK -> givenBack(row, decision);
          case SHALL_POINTS_BE_TAKEN -> toBeTaken(row, decision);
          case GIVE_POINTS_BACK_BY_HAND -> byHand(row, decision);
          case DECIDE_POSTING -> throw misfit(row, question);
        };
    long moved = points(row, question, decision);
    return log.keep(
        change.question(Optional.empty()).note(""),
        Told.of(
            moved == 0 ? AuditOutcome.SKIPPED : AuditOutcome.POSTED,
            moved,
            "a person decided: " + decision.getClass().getSimpleName()));
  }

  /** What a decision says about points that moved without the audit having been told. */
  private static long points(RedemptionRow row, Question question, RedemptionDecision decision) {
    if (question == Question.WERE_POINTS_TAKEN && decision instanceof RedemptionDecision.Issued) {
      return -row.points();
    }
    return decision instanceof RedemptionDecision.GivenBack ? missing(row) : 0;
  }

  /** The points that are due back and not back. */
  private static long missing(RedemptionRow row) {
    return Restorer.target(row) - row.restored() - row.waived();
  }

  private RedemptionRow.Change taken(RedemptionRow row, RedemptionDecision decision) {
    if (decision instanceof RedemptionDecision.Issued issued) {
      RedemptionRow.Change change =
          row.change().taken(Taken.YES).issueId(Optional.of(issued.issueId()));
      if (row.state() == RedemptionState.REQUESTED) {
        change.state(RedemptionState.ISSUED);
        if (issued.code().isPresent() && row.codeSource() == CodeSource.NONE) {
          change
              .code(issued.code())
              .codeSource(CodeSource.PROVIDER)
              .discount(issued.code().map(Discount.Coupon::new));
        }
        change.heldUntil(row.heldUntil().filter(end -> context.now().isBefore(end)));
      }
      return change;
    }
    if (decision instanceof RedemptionDecision.NotIssued) {
      return row.state() == RedemptionState.REQUESTED
          ? row.change().taken(Taken.NO)
          : row.change().taken(Taken.HELD);
    }
    throw misfit(row, Question.WERE_POINTS_TAKEN);
  }

  private static RedemptionRow.Change givenBack(RedemptionRow row, RedemptionDecision decision) {
    if (decision instanceof RedemptionDecision.GivenBack) {
      return row.change().cancelling(Asked.DONE).cancelled(row.points()).restored(row.points());
    }
    if (decision instanceof RedemptionDecision.NotGivenBack) {
      return row.change().cancelling(Asked.NO);
    }
    throw misfit(row, Question.WERE_POINTS_GIVEN_BACK);
  }

  private static RedemptionRow.Change toBeTaken(RedemptionRow row, RedemptionDecision decision) {
    if (decision instanceof RedemptionDecision.Take) {
      return row.change().wish(Wish.TAKE);
    }
    if (decision instanceof RedemptionDecision.Waive) {
      long left = row.taken() == Taken.YES ? missing(row) : -row.points();
      return row.change().waived(row.waived() + left).wish(Wish.KEEP);
    }
    throw misfit(row, Question.SHALL_POINTS_BE_TAKEN);
  }

  private static RedemptionRow.Change byHand(RedemptionRow row, RedemptionDecision decision) {
    if (decision instanceof RedemptionDecision.GivenBack) {
      long back = missing(row);
      return row.change()
          .cancelling(Asked.DONE)
          .cancelled(row.cancelled() + back)
          .restored(row.restored() + back);
    }
    if (decision instanceof RedemptionDecision.Waive) {
      return row.change().waived(row.waived() + missing(row));
    }
    throw misfit(row, Question.GIVE_POINTS_BACK_BY_HAND);
  }

  private static IllegalArgumentException misfit(RedemptionRow row, Question question) {
    return new IllegalArgumentException(
        "redemption " + row.id() + " asks " + question + "; see there which decisions answer it");
  }
}
