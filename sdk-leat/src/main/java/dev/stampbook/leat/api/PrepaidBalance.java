package dev.stampbook.leat.api;

import java.util.Optional;

/**
 * A balance of store credit (sheet section 3.1).
 *
 * @param balanceInCents minor units
 * @param balance the same as localised text
 */
public record PrepaidBalance(long balanceInCents, Optional<String> balance) {}
