package dev.stampbook.splio.api;

import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;

/**
 * A change of tier that is under way.
 *
 * @param systemEventType kind, as an object
 * @param isSystemEventType whether it is one of Splio's kinds
 * @param processed whether it is done
 * @param jsonPayload what was asked for
 */
public record TierChangeEvent(
    Optional<Long> id,
    Optional<String> eventType,
    Map<String, Object> systemEventType,
    Optional<Boolean> isSystemEventType,
    Optional<Member> loyaltyStatus,
    Optional<Long> processed,
    Map<String, Object> rule,
    Optional<LocalDateTime> eventDate,
    Optional<LocalDateTime> createdAt,
    Map<String, Object> jsonPayload) {}
