package dev.stampbook.bigcommerce.api;

import java.util.Optional;

/**
 * A row of an unexpected shape; it spoils itself and not its page.
 *
 * @param id the text of its {@code id}, empty when even that is missing
 * @param orderId the text of its {@code order_id}, empty when it has none
 * @param changed its {@code date_modified} or {@code created}, as far as it was there
 * @param problem where the row differs from what was expected; holds no value of the row
 */
public record UnreadableRow(
    Optional<String> id, Optional<String> orderId, Optional<WireTime> changed, String problem) {}
