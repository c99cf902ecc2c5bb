package dev.stampbook.pos.treez.api;

import dev.stampbook.http.json.OpenEnum;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A discount of one line as it is asked for (sheet 3.2, 13). The reason a cashier gives cannot be set.
 *
 * @param id empty for a free discount
 * @param discountId the configured discount behind it, if any
 * @param discountTitle the label; it comes back with the ticket
 * @param discountAmount money for DOLLAR, 0 to 100 for PERCENT; two decimals
 * @param cart always false: discounts asked for by the API are of single lines (sheet 12)
 */
public record PosDiscount(
    Optional<String> id,
    Optional<String> discountId,
    String discountTitle,
    BigDecimal discountAmount,
    OpenEnum<DiscountMethod> discountMethod,
    Optional<Boolean> cart) {}
