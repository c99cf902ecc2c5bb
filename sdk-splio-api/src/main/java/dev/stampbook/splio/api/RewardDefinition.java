package dev.stampbook.splio.api;

import dev.stampbook.http.json.OpenEnum;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * The master reward inside an attribution of a list.
 *
 * @param monetary whether it is worth money
 * @param monetaryType what it takes off
 * @param nqpValue cost in spendable points
 * @param customFields custom fields, on request
 */
public record RewardDefinition(
    Optional<String> name,
    String externalId,
    Optional<Boolean> monetary,
    Optional<OpenEnum<MonetaryType>> monetaryType,
    Optional<BigDecimal> monetaryValue,
    Optional<Long> nqpValue,
    Optional<String> imageUrl,
    Optional<String> description,
    List<CustomField> customFields) {}
