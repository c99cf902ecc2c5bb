package dev.stampbook.splio.api;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** A product to make. */
public record ProductCreate(
    String externalId,
    Optional<String> name,
    Optional<String> description,
    Optional<String> brand,
    Optional<BigDecimal> price,
    Optional<String> sku,
    Optional<String> imgUrl,
    Optional<String> category,
    Optional<List<CustomFieldIn>> customFields) {}
