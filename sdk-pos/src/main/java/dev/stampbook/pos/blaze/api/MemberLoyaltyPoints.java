package dev.stampbook.pos.blaze.api;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A member's balance of Blaze's own points (sheet section 3.4).
 *
 * @param memberId the member
 * @param loyaltyPoints what can be spent
 * @param lifetimePoints what was ever earned
 */
public record MemberLoyaltyPoints(
    Optional<String> memberId,
    Optional<BigDecimal> loyaltyPoints,
    Optional<BigDecimal> lifetimePoints) {}
