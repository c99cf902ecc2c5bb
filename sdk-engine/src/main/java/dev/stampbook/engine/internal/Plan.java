package dev.stampbook.engine.internal;

import dev.stampbook.engine.AuditOutcome;
import dev.stampbook.engine.internal.store.OrderRow;
import dev.stampbook.engine.internal.store.PostingRow;
import dev.stampbook.points.NegativeBalance;
import dev.stampbook.points.Posting;
import java.util.List;
import java.util.Optional;

/**
 * What is to be done about one order: the row to save, what to write into the journal, and what to tell the audit.
 *
 * @param row the order's row as it will be saved
 * @param delta points to post, 0 for none
 * @param writes journal rows for the delta; empty until {@link Planner#journal} filled them in
 * @param purchase what a posting would be about
 * @param negative what happens when the member has too few points
 * @param outcome what is told when nothing is posted
 * @param detail what is told, as a plain sentence
 * @param payload the redacted snapshot, when there was one
 */
record Plan(
    OrderRow row,
    long delta,
    List<PostingRow> writes,
    Optional<Posting.Purchase> purchase,
    NegativeBalance negative,
    AuditOutcome outcome,
    String detail,
    Optional<String> payload) {

  Plan withWrites(List<PostingRow> rows) {
    return new Plan(row, delta, rows, purchase, negative, outcome, detail, payload);
  }

  Plan withRow(OrderRow newRow) {
    return new Plan(newRow, delta, writes, purchase, negative, outcome, detail, payload);
  }
}
