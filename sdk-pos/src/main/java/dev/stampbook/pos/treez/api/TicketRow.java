package dev.stampbook.pos.treez.api;

import java.util.Optional;

/**
 * One row of a list of tickets: a ticket, or what is known of one that cannot be read.
 *
 * @param ticket the ticket
 * @param unreadable why it cannot be read; present exactly when the ticket is not
 */
public record TicketRow(Optional<Ticket> ticket, Optional<UnreadableTicket> unreadable) {}
