package dev.stampbook.pos.blaze.api;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Changes a member's balance of Blaze's own points (sheet section 3.4). Not idempotent: put a reference into the note and look it up after an unknown outcome.
 *
 * @param memberId the member
 * @param consumerUserId or the online account
 * @param action {@code Add}, {@code Subtract} or {@code Replace} are assumed (sheet section 14)
 * @param points how many, zero or positive
 * @param note our reference
 */
public record UpdateLoyaltyPointRequest(
    Optional<String> memberId,
    Optional<String> consumerUserId,
    String action,
    BigDecimal points,
    Optional<String> note) {}
