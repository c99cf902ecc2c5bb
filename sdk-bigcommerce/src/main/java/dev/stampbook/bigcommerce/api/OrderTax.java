package dev.stampbook.bigcommerce.api;

import com.squareup.moshi.Json;
import java.util.Optional;

/** A tax on an order; with {@code details=true} also for which line (sheet 3.1). */
public record OrderTax(
    Optional<Long> id,
    Optional<Long> orderId,
    Optional<Long> orderAddressId,
    Optional<Long> orderPickupMethodId,
    Optional<Long> taxRateId,
    Optional<String> salesTaxId,
    Optional<Long> taxClassId,
    Optional<String> name,
    @Json(name = "class") Optional<String> taxClass,
    Optional<WireAmount> rate,
    Optional<Integer> priority,
    Optional<WireAmount> priorityAmount,
    Optional<WireAmount> lineAmount,
    Optional<String> orderProductId,
    Optional<String> lineItemType) {}
