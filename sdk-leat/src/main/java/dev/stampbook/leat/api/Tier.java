package dev.stampbook.leat.api;

import java.util.Optional;

/**
 * A tier of the program (sheet section 3.3).
 *
 * @param uuid key
 * @param name what members read
 * @param description what members read below it
 * @param position place in the order of tiers
 * @param media picture
 */
public record Tier(
    String uuid,
    String name,
    Optional<String> description,
    Optional<Long> position,
    Optional<Media> media) {}
