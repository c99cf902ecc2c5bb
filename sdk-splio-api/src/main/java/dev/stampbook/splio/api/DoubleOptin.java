package dev.stampbook.splio.api;

import java.util.Optional;

/**
 * How the person confirms new subscriptions (sheet section 3.2): the older edition has texts, the newer one a switch.
 *
 * @param reminderDelay days until it is sent
 */
public record DoubleOptin(
    Optional<String> message,
    Optional<String> reminder,
    Optional<Long> reminderDelay,
    Optional<Boolean> enabled) {}
