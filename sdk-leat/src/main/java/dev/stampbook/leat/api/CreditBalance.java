package dev.stampbook.leat.api;

import java.util.Optional;

/**
 * A balance of points (sheet section 3.1).
 *
 * @param id Leat's number
 * @param balance spendable points, signed
 */
public record CreditBalance(Optional<Long> id, long balance) {}
