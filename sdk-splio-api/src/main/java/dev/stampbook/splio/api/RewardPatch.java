package dev.stampbook.splio.api;

import dev.stampbook.http.json.OpenEnum;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * Changes of a master reward, for later grants only (sheet section 3.5). Two names are published misspelt, so both spellings are here (U15): set
 * one of them at most.
 *
 * @param nqpValue cost in spendable points
 * @param holdingDays days until a grant can be used
 * @param maxAttributionCount how many in all
 * @param monetary whether it is worth money
 * @param monetaryType what it takes off
 * @param validityIntervalType unit of the validity
 * @param valitidyIntervalCount units, in the published spelling
 * @param validityIntervalCount units, in the spelling of everywhere else
 * @param forcedValidity whether the window below counts instead
 * @param forcedValitidyEnd its end, in the published spelling
 * @param forcedValidityEnd its end, in the spelling of everywhere else
 */
public record RewardPatch(
    Optional<String> externalId,
    Optional<String> name,
    Optional<Long> nqpValue,
    Optional<Long> holdingDays,
    Optional<String> maxAttributionCount,
    Optional<String> description,
    Optional<String> richDescription,
    Optional<String> imageUrl,
    Optional<Boolean> monetary,
    Optional<OpenEnum<MonetaryType>> monetaryType,
    Optional<BigDecimal> monetaryValue,
    Optional<OpenEnum<IntervalType>> validityIntervalType,
    Optional<Long> valitidyIntervalCount,
    Optional<Long> validityIntervalCount,
    Optional<Boolean> forcedValidity,
    Optional<LocalDateTime> forcedValidityStart,
    Optional<LocalDateTime> forcedValitidyEnd,
    Optional<LocalDateTime> forcedValidityEnd,
    Optional<List<CustomFieldIn>> customFields) {}
