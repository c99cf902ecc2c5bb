package dev.stampbook.engine;

import dev.stampbook.member.MemberId;
import dev.stampbook.order.OrderId;
import dev.stampbook.points.PointsQuote;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Everything the engine knows about one order (DESIGN promise 5).
 *
 * @param order the order
 * @param status where it stands with the engine
 * @param note why it stands there, empty text when that is plain
 * @param member whose points it changes, when known
 * @param quote the derivation of what it is worth now; empty when the commerce system no longer has it, it earns nothing
 *     by rule, or it cannot be computed
 * @param postings what was posted, in sequence
 * @param audit the newest entries about it, newest first
 */
public record OrderStory(
    OrderId order,
    OrderStatus status,
    String note,
    Optional<MemberId> member,
    Optional<PointsQuote> quote,
    List<JournalEntry> postings,
    List<AuditEntry> audit) {

  /** Returns the points that count as dealt with for the order. */
  public long posted() {
    return postings.stream()
        .filter(posting -> posting.state().counts())
        .mapToLong(JournalEntry::points)
        .sum();
  }

  /** Returns the story as lines of plain text. */
  public String text() {
    String derivation = quote.map(PointsQuote::explain).orElse("order " + order);
    String lines =
        postings.stream()
            .map(
                posting ->
                    "    %+d points, %s, reference %s%s, %s%s"
                        .formatted(
                            posting.points(),
                            posting.state().name().toLowerCase(java.util.Locale.ROOT),
                            posting.reference(),
                            posting.entry().map(id -> ", provider's entry " + id).orElse(""),
                            posting.settledAt().orElse(posting.createdAt()),
                            posting.problem().isEmpty() ? "" : ", " + posting.problem()))
            .collect(Collectors.joining("\n"));
    return derivation
        + "\n  status: "
        + status.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ')
        + (note.isEmpty() ? "" : ", " + note)
        + "\n  member: "
        + member.map(MemberId::value).orElse("none")
        + "\n  posted: "
        + posted()
        + " points"
        + (lines.isEmpty() ? "" : "\n" + lines);
  }
}
