package dev.stampbook.smile.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * A customer's tier and the way to the next one (sheet section 3.2). Progress and deltas are points or money, as the merchant has set the
 * program; the API does not say which.
 *
 * @param vipTierId present tier
 * @param vipTierExpiresAt when it ends; empty in lifetime programs
 * @param progressValue what was collected towards the next tier
 * @param currentVipPeriodEnd when the period ends; empty in lifetime programs
 * @param deltaToRetainVipTier what is missing to keep the tier; empty in lifetime programs
 * @param nextVipTierId next tier; empty at the top
 * @param deltaToNextVipTier what is missing for it; empty at the top
 * @param vipTier present tier in full, when asked for with {@code include}
 * @param nextVipTier next tier in full, when asked for with {@code include}
 */
public record VipStatus(
    Optional<Long> vipTierId,
    Optional<Instant> vipTierExpiresAt,
    Optional<BigDecimal> progressValue,
    Optional<Instant> currentVipPeriodEnd,
    Optional<BigDecimal> deltaToRetainVipTier,
    Optional<Long> nextVipTierId,
    Optional<BigDecimal> deltaToNextVipTier,
    Optional<VipTier> vipTier,
    Optional<VipTier> nextVipTier) {}
