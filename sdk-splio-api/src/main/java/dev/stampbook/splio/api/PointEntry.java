package dev.stampbook.splio.api;

import dev.stampbook.http.json.OpenEnum;
import dev.stampbook.http.json.PersonalText;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * An entry of the ledger (sheet section 3.4).
 *
 * @param tierName tier at that time
 * @param valueDate when it counts from
 * @param validityStart from when they can be spent
 * @param cursor where the list goes on behind this row
 */
public record PointEntry(
    long id,
    PersonalText cardCode,
    Optional<String> programName,
    Optional<String> tierName,
    Optional<OpenEnum<PointsType>> pointsType,
    Optional<BigDecimal> pointsEarned,
    Optional<BigDecimal> pointsCredited,
    Optional<BigDecimal> pointsRemaining,
    Optional<OpenEnum<PointStatus>> status,
    Optional<OpenEnum<EventType>> eventType,
    Optional<LocalDateTime> eventDate,
    Optional<LocalDateTime> valueDate,
    Optional<LocalDateTime> validityStart,
    Optional<LocalDateTime> validityEnd,
    Optional<PointEntry.Reason> reason,
    Optional<String> cursor) {
  /**
   * Why points moved.
   *
   * @param message the context of a credit
   * @param interactionId what it is about
   */
  public record Reason(
      Optional<String> interactionType,
      Optional<String> message,
      Optional<String> interactionId,
      Optional<String> rulesId,
      Optional<String> ruleName) {}
}
