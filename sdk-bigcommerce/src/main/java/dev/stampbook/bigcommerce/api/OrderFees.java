package dev.stampbook.bigcommerce.api;

import java.util.List;

/**
 * The fees of an order: inline as a list, as {@code {"fees": []}} or as one object; or only a link (sheet 3.1, 14).
 *
 * @param inline whether the fees themselves are here
 * @param fees the fees, empty when there are none or only a link
 */
public record OrderFees(boolean inline, List<OrderFee> fees) {}
