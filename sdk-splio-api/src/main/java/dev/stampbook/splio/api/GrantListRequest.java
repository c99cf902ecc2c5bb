package dev.stampbook.splio.api;

import dev.stampbook.http.json.PersonalText;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/** Rewards to grant together; each with codes of the caller, or nothing protects it (sheet section 9). */
public record GrantListRequest(List<GrantListRequest.Element> elements) {
  /**
   * One grant.
   *
   * @param quantity how many; one when absent
   * @param reasonMsg kept with the grant: our reference
   * @param burnedDate grants and uses in one call
   * @param storeId only with a burned date
   * @param attributionIds codes of the caller: the natural key
   */
  public record Element(
      String rewardId,
      PersonalText cardCode,
      Optional<Long> quantity,
      Optional<String> reasonMsg,
      Optional<LocalDateTime> grantDate,
      Optional<LocalDateTime> burnedDate,
      Optional<LocalDateTime> validityStart,
      Optional<LocalDateTime> validityEnd,
      Optional<String> storeId,
      Optional<List<PersonalText>> attributionIds) {}
}
