package dev.stampbook.splio.api;

import java.util.Optional;

/** Counters of the older coupon module. */
public record CouponCategory(
    String category,
    Optional<Long> total,
    Optional<Long> available,
    Optional<Long> expired,
    Optional<Long> assigned) {}
