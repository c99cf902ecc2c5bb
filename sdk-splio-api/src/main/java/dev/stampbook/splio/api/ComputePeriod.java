package dev.stampbook.splio.api;

import java.time.LocalDateTime;
import java.util.Optional;

/**
 * When a program decides about tiers.
 *
 * @param intervalCount units between two times
 */
public record ComputePeriod(
    Optional<Long> id,
    Optional<String> computeType,
    Optional<LocalDateTime> firstCompute,
    Optional<String> intervalType,
    Optional<Long> intervalCount,
    Optional<LocalDateTime> lastRunDate,
    Optional<LocalDateTime> nextRunDate) {}
