package dev.stampbook.pos.treez.api;

import com.squareup.moshi.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A line of a ticket as it is asked for (sheet 3.2).
 *
 * @param sizeId the product
 * @param inventoryType ADULT or MEDICAL
 * @param posDiscountsV2 discounts of the line in the spelling of the v2 documents, {@code POS_discounts}
 * @param posDiscountsV3 the same in the spelling of the v3 documents, {@code pos_discounts}; give one of them
 * @param rewardDollars native reward dollars to redeem
 */
public record TicketItemWrite(
    String sizeId,
    BigDecimal quantity,
    Optional<String> inventoryType,
    Optional<String> inventoryId,
    Optional<String> inventoryBatchId,
    Optional<String> locationName,
    Optional<Boolean> applyAutomaticDiscounts,
    @Json(name = "POS_discounts") Optional<List<PosDiscount>> posDiscountsV2,
    @Json(name = "pos_discounts") Optional<List<PosDiscount>> posDiscountsV3,
    Optional<Integer> rewardDollars) {}
