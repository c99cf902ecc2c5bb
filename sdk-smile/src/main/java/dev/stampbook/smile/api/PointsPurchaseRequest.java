package dev.stampbook.smile.api;

import java.util.Optional;

/**
 * Asks to buy a product; the one request without an envelope (sheet section 3.1).
 *
 * @param customerId who buys
 * @param pointsToSpend points for a variable product, whole steps; left out for a fixed one
 */
public record PointsPurchaseRequest(long customerId, Optional<Long> pointsToSpend) {}
