package dev.stampbook.smile.api;

import java.util.Optional;

/**
 * A move between tiers (sheet section 3.2). No endpoint returns it; it is a documented object only.
 *
 * @param id Smile's number
 * @param previousVipTier tier before, with id, name and picture only
 * @param currentVipTier tier after, with id, name and picture only
 * @param description what customers read
 */
public record VipTierChange(
    long id,
    Optional<VipTier> previousVipTier,
    Optional<VipTier> currentVipTier,
    Optional<String> description) {}
