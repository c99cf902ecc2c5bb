package dev.stampbook.smile.api;

import java.time.Instant;
import java.util.Optional;

/**
 * What a product or tier gives (sheet section 3.2). It has no value and no type: the coupon in the shop has.
 *
 * @param id Smile's number
 * @param name what customers read
 * @param description what customers read below it
 * @param imageUrl picture
 * @param createdAt when the record was made
 * @param updatedAt when it last changed
 */
public record Reward(
    long id,
    Optional<String> name,
    Optional<String> description,
    Optional<String> imageUrl,
    Optional<Instant> createdAt,
    Optional<Instant> updatedAt) {}
