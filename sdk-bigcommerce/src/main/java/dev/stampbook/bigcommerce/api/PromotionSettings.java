package dev.stampbook.bigcommerce.api;

import java.util.Optional;

/** The store's rules for promotions (sheet 3.6); one coupon per checkout by default. */
public record PromotionSettings(
    Optional<Boolean> promotionsApplyOnProductsWithCustomProductPrice,
    Optional<Boolean> promotionsTriggeredByProductsWithZeroProductPrice,
    Optional<Boolean> promotionsAppliedOnOriginalProductPrice,
    Optional<Integer> numberOfCouponsAllowedAtCheckout) {}
