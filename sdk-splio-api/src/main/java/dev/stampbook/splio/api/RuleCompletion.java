package dev.stampbook.splio.api;

import dev.stampbook.http.json.PersonalText;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How far a person is with the rules of their programs.
 *
 * @param individualId number in the universe
 */
public record RuleCompletion(
    Optional<Long> individualId,
    Optional<LocalDateTime> referenceDate,
    List<RuleCompletion.Status> loyaltyStatuses) {
  /** The rules of one card. */
  public record Status(
      Optional<PersonalText> cardCode, Optional<Long> programId, List<RuleCompletion.Rule> rules) {}

  /**
   * One rule.
   *
   * @param completionRate how far, in percent
   */
  public record Rule(
      Optional<Long> id,
      Optional<String> name,
      Optional<LocalDateTime> startDate,
      Optional<LocalDateTime> endDate,
      Optional<BigDecimal> completionRate,
      Map<String, Object> completionDetails) {}
}
