package dev.stampbook.splio.api;

import java.time.LocalDateTime;
import java.util.Optional;

/**
 * Consent to tracking (sheet section 3.2); no marketing consent.
 *
 * @param enabled whether it is given
 * @param source where it was given
 * @param date when, in the zone of the universe
 */
public record TrackingConsent(
    String channel,
    String scope,
    boolean enabled,
    Optional<String> source,
    Optional<LocalDateTime> date) {}
