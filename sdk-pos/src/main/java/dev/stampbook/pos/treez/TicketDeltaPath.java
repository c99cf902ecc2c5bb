package dev.stampbook.pos.treez;

/** How changed tickets are asked for (sheet 3.2, 14, setting {@code treez.ticketDeltaPath}). */
public enum TicketDeltaPath {
  /** {@code lastUpdated/after/} on version 2; on version 3 {@code lastUpdated/}, and the other one where that answers 404. */
  AUTOMATIC,
  /** {@code ticket/lastUpdated/after/{time}}, seen in code. */
  AFTER,
  /** {@code ticket/lastUpdated/{time}}, as described for version 3. */
  DESCRIBED
}
