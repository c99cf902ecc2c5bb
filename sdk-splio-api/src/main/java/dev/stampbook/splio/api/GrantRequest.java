package dev.stampbook.splio.api;

import dev.stampbook.http.json.PersonalText;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * A reward to grant (sheet section 3.5). Points go at once.
 *
 * @param quantity how many; one when absent
 * @param reasonMsg kept with the grant: our reference
 * @param burnedDate grants and uses in one call
 * @param storeId only with a burned date
 * @param attributionIds codes of the caller: the natural key
 * @param idempotencyKey a second call with it is refused
 */
public record GrantRequest(
    PersonalText cardCode,
    Optional<Long> quantity,
    Optional<String> reasonMsg,
    Optional<LocalDateTime> grantDate,
    Optional<LocalDateTime> burnedDate,
    Optional<LocalDateTime> validityStart,
    Optional<LocalDateTime> validityEnd,
    Optional<String> storeId,
    Optional<List<PersonalText>> attributionIds,
    Optional<String> idempotencyKey) {}
