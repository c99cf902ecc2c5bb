package dev.stampbook.splio.api;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * A tier of a program (sheet section 3.4).
 *
 * @param entryThreshold status points to enter
 * @param downgradeThreshold status points to stay
 * @param multiplierQPoints multiplier of status points
 * @param multiplierNqPoints multiplier of spendable points
 */
public record Tier(
    long id,
    String name,
    Optional<LocalDateTime> createdAt,
    Optional<LocalDateTime> updatedAt,
    Optional<BigDecimal> entryThreshold,
    Optional<BigDecimal> downgradeThreshold,
    Optional<BigDecimal> multiplierQPoints,
    Optional<BigDecimal> multiplierNqPoints,
    Optional<Boolean> isPointBased) {}
