package dev.stampbook.bigcommerce.api;

import java.util.List;
import java.util.Optional;

/** A promotion to create (sheet 3.6, 4.8). */
public record PromotionDraft(
    String name,
    Optional<String> displayName,
    String redemptionType,
    Optional<String> couponType,
    Optional<String> status,
    Optional<String> currencyCode,
    List<Promotion.Rule> rules,
    Optional<Boolean> canBeUsedWithOtherPromotions,
    Optional<String> startDate,
    Optional<String> endDate,
    Optional<List<Promotion.OfChannel>> channels) {}
