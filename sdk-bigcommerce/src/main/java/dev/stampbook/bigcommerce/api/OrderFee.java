package dev.stampbook.bigcommerce.api;

import com.squareup.moshi.Json;
import java.util.Optional;

/** A custom fee on an order (sheet 3.1). One official example misspells {@code cost_ex_tax}; both spellings are read. */
public record OrderFee(
    Optional<Long> id,
    Optional<String> type,
    Optional<String> displayNameCustomer,
    Optional<String> displayNameMerchant,
    Optional<String> source,
    Optional<WireAmount> baseCost,
    Optional<WireAmount> costExTax,
    @Json(name = "cost_exc_tax") Optional<WireAmount> misspeltCostExTax,
    Optional<WireAmount> costIncTax,
    Optional<WireAmount> costTax,
    Optional<Long> taxClassId) {}
