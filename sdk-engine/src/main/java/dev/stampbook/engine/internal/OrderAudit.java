package dev.stampbook.engine.internal;

import dev.stampbook.LoyaltyException;
import dev.stampbook.engine.AuditEntry;
import dev.stampbook.engine.AuditOutcome;
import dev.stampbook.engine.PostingState;
import dev.stampbook.engine.internal.Sender.Sent;
import dev.stampbook.engine.internal.store.PostingRow;
import dev.stampbook.member.MemberId;
import dev.stampbook.points.NegativeBalance;
import dev.stampbook.points.Posting;
import dev.stampbook.points.PostingReference;
import java.util.Optional;

/** Words what happened to an order for the audit. */
final class OrderAudit {

  private final Context context;

  OrderAudit(Context context) {
    this.context = context;
  }

  /** Tells that a plan changed no points. */
  AuditEntry quiet(Plan plan, String run) {
    return entry(
        run,
        plan.row().id().value(),
        plan.row().member(),
        plan.outcome(),
        0,
        Optional.empty(),
        plan.detail(),
        Optional.empty(),
        plan.payload().map(Digest::sha256));
  }

  /** Tells what came of a plan's posting. */
  AuditEntry posting(Plan plan, PostingRow row, Optional<Sent> sent, String run) {
    AuditOutcome outcome = outcome(row.state());
    String detail =
        switch (outcome) {
          case POSTED, SKIPPED ->
              "entitlement " + plan.row().entitlement() + kept(plan) + excess(plan) + review(plan);
          case MANUAL -> "refused by the provider";
          default -> "the provider has not confirmed it yet";
        };
    return entry(
        run,
        plan.row().id().value(),
        Optional.of(row.member()),
        outcome,
        row.state() == PostingState.POSTED ? row.points() : 0,
        Optional.of(row.reference()),
        detail,
        sent.flatMap(Sent::failure).map(LoyaltyException::getMessage),
        plan.payload().map(Digest::sha256));
  }

  /** Tells how an earlier posting of an order stands. */
  AuditEntry earlier(String order, PostingRow row, String run) {
    String detail =
        switch (row.state()) {
          case POSTED -> "an earlier posting is confirmed";
          case REFUSED -> "the provider refused an earlier posting";
          case UNCERTAIN -> "nobody can tell whether an earlier posting happened";
          default -> "an earlier posting is still open";
        };
    return entry(
        run,
        order,
        Optional.of(row.member()),
        outcome(row.state()),
        row.state() == PostingState.POSTED ? row.points() : 0,
        Optional.of(row.reference()),
        detail,
        row.problem().isEmpty() ? Optional.empty() : Optional.of(row.problem()),
        Optional.empty());
  }

  /** Tells anything else about an order. */
  AuditEntry note(String run, String order, AuditOutcome outcome, String detail, String error) {
    return entry(
        run,
        order,
        Optional.empty(),
        outcome,
        0,
        Optional.empty(),
        detail,
        error.isEmpty() ? Optional.empty() : Optional.of(error),
        Optional.empty());
  }

  private static AuditOutcome outcome(PostingState state) {
    return switch (state) {
      case POSTED -> AuditOutcome.POSTED;
      case WRITTEN_OFF, OWED -> AuditOutcome.SKIPPED;
      case REFUSED, UNCERTAIN -> AuditOutcome.MANUAL;
      case INTENT, NOT_SENT, UNKNOWN -> AuditOutcome.DEFERRED;
    };
  }

  private static String kept(Plan plan) {
    long kept =
        plan.writes().stream()
            .filter(
                write ->
                    write.state() == PostingState.OWED || write.state() == PostingState.WRITTEN_OFF)
            .mapToLong(PostingRow::points)
            .sum();
    if (kept == 0) {
      return "";
    }
    return ", "
        + -kept
        + (plan.negative() == NegativeBalance.CLAMP_DEBT ? " kept as debt" : " written off");
  }

  private static String excess(Plan plan) {
    return plan.purchase()
        .map(Posting.Purchase::quote)
        .filter(quote -> !quote.excess().isZero())
        .map(quote -> ", refunded " + quote.excess() + " more than counts")
        .orElse("");
  }

  private static String review(Plan plan) {
    return plan.row().note().isEmpty() ? "" : "; to review: " + plan.row().note();
  }

  private AuditEntry entry(
      String run,
      String order,
      Optional<MemberId> member,
      AuditOutcome outcome,
      long points,
      Optional<PostingReference> reference,
      String detail,
      Optional<String> error,
      Optional<String> payloadHash) {
    return new AuditEntry(
        0,
        run,
        AuditEntry.Kind.ORDER,
        order,
        member,
        context.now(),
        outcome,
        points,
        reference,
        detail,
        error,
        payloadHash);
  }
}
