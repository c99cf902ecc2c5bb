package dev.stampbook.splio.api;

import dev.stampbook.http.json.PersonalText;
import java.util.List;
import java.util.Optional;

/**
 * What came of each grant or use: a bare list when all went well, both lists with status 207 (sheet section 3.5).
 *
 * @param successCount how many were done
 * @param errorsCount how many were not
 */
public record BatchOutcome(
    Optional<Long> successCount,
    Optional<Long> errorsCount,
    List<Attribution> elementsSuccess,
    List<BatchOutcome.Failed> elementsError) {
  /**
   * One that was not done.
   *
   * @param code as an HTTP status
   * @param description why; may name the code
   */
  public record Failed(
      Optional<PersonalText> attributionId,
      List<PersonalText> attributionIds,
      Optional<String> rewardId,
      Optional<PersonalText> cardCode,
      Optional<Long> code,
      Optional<PersonalText> description) {}
}
