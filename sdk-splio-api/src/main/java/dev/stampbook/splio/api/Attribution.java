package dev.stampbook.splio.api;

import dev.stampbook.http.json.OpenEnum;
import dev.stampbook.http.json.PersonalText;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * A granted reward as lists and burns show it (sheet section 3.5). The code can be used by whoever holds it.
 *
 * @param loyaltyStatusId number of the loyalty status
 * @param individualId number of the contact
 * @param status whether it can be used; the dates decide (pitfall 19)
 * @param storeId where it was used
 * @param interactionDetails how it came about
 */
public record Attribution(
    PersonalText externalId,
    Optional<Long> loyaltyStatusId,
    Optional<PersonalText> cardCode,
    Optional<String> programName,
    Optional<Long> individualId,
    Optional<LocalDateTime> earnedDate,
    Optional<OpenEnum<AttributionStatus>> status,
    Optional<LocalDateTime> burnedDate,
    Optional<LocalDateTime> expirationDate,
    Optional<String> storeId,
    Optional<String> interactionDetails,
    Optional<String> interactionType,
    Optional<String> reasonMsg,
    Optional<String> reasonRuleId,
    Optional<RewardDefinition> rewardDefinition) {}
