package dev.stampbook.splio.api;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/** A product. */
public record Product(
    String externalId,
    Optional<String> name,
    Optional<String> description,
    Optional<String> brand,
    Optional<BigDecimal> price,
    Optional<String> sku,
    Optional<String> imgUrl,
    Optional<String> category,
    Optional<LocalDateTime> createdAt,
    Optional<LocalDateTime> updatedAt,
    List<CustomField> customFields) {}
