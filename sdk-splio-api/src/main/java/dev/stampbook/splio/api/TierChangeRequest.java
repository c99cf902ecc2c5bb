package dev.stampbook.splio.api;

import java.time.LocalDateTime;
import java.util.Optional;

/** A tier to force on a member. */
public record TierChangeRequest(
    Optional<LocalDateTime> eventDate, String tierName, boolean forcePoints, String context) {}
