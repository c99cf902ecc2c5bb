package dev.stampbook.splio.api;

import java.util.Optional;

/** The answer of the health check. */
public record Ping(Optional<Long> userId) {}
