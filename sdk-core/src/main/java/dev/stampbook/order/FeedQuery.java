package dev.stampbook.order;

import java.time.Instant;
import java.util.Optional;

/**
 * Asks a change feed for one page.
 *
 * @param since the lower bound of the change time
 * @param until the upper bound of the change time; empty for now
 * @param page the page number, from 1
 * @param detail how much of each order to read
 */
public record FeedQuery(Instant since, Optional<Instant> until, int page, OrderDetail detail) {}
