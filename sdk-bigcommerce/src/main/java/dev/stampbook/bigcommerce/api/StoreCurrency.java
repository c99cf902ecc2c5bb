package dev.stampbook.bigcommerce.api;

import java.util.Optional;

/** A currency of the store (sheet 3.9). */
public record StoreCurrency(
    Optional<Long> id,
    Optional<String> currencyCode,
    Optional<String> name,
    Optional<Boolean> isDefault,
    Optional<Boolean> isTransactional,
    Optional<String> decimalPlaces,
    Optional<Boolean> enabled,
    Optional<WireAmount> currencyExchangeRate) {}
