package dev.stampbook.bigcommerce.api;

import java.util.Optional;

/** An order status (sheet 3.1, 5.1). Merchants rename labels: compare the id. */
public record OrderStatusName(
    int id,
    Optional<String> name,
    Optional<String> systemLabel,
    Optional<String> customLabel,
    Optional<String> systemDescription,
    Optional<Integer> order,
    Optional<Long> count,
    Optional<Integer> sortOrder) {}
