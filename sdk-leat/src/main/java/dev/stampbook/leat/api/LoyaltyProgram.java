package dev.stampbook.leat.api;

import java.util.Optional;

/**
 * The account's program (sheet section 3.3).
 *
 * @param id Leat's number
 * @param name what it is called
 * @param maxAmount the most credits of one reception
 * @param customCreditName what points are called
 * @param unit the unit rules count
 */
public record LoyaltyProgram(
    long id,
    Optional<String> name,
    Optional<Long> maxAmount,
    Optional<String> customCreditName,
    Optional<Unit> unit) {}
