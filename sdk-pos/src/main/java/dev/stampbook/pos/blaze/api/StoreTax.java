package dev.stampbook.pos.blaze.api;

import java.util.Optional;

/**
 * A tax of the shop (sheet section 3.7).
 *
 * @param territory whose tax
 * @param name its name
 * @param taxType what kind
 * @param appendTax whether it is put on top
 */
public record StoreTax(
    Optional<String> territory,
    Optional<String> name,
    Optional<String> taxType,
    Optional<Boolean> appendTax) {}
