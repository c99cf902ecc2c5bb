package dev.stampbook.pos.treez.api;

import java.util.Optional;

/**
 * A ticket in a list that cannot be read; the list goes on.
 *
 * @param ticketId which one, when that much can be read
 * @param lastUpdatedAt when it changed, when that can be read
 * @param problem which field is not as expected; quotes nothing
 */
public record UnreadableTicket(
    Optional<String> ticketId, Optional<WireTime> lastUpdatedAt, String problem) {}
