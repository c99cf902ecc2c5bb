package dev.stampbook.bigcommerce.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A promotion (sheet 3.6, 4.8). Amounts inside are texts; {@code maxUses} caps all its codes together (sheet 12.18). */
public record Promotion(
    long id,
    Optional<String> name,
    Optional<String> displayName,
    Optional<String> redemptionType,
    Optional<String> couponType,
    List<OfChannel> channels,
    Map<String, Object> customer,
    List<Rule> rules,
    Optional<Integer> currentUses,
    Optional<Integer> maxUses,
    Optional<String> status,
    Optional<WireTime> startDate,
    Optional<WireTime> endDate,
    Optional<Boolean> stop,
    Optional<Boolean> canBeUsedWithOtherPromotions,
    Optional<Boolean> couponOverridesOtherPromotions,
    Optional<String> currencyCode,
    List<Object> notifications,
    Map<String, Object> shippingAddress,
    Map<String, Object> schedule,
    Optional<String> createdFrom) {

  /** A channel a promotion is limited to (sheet 3.6). */
  public record OfChannel(long id) {}

  /** A rule of a promotion (sheet 3.6). Actions and conditions are open sets and kept as they are. */
  public record Rule(
      Map<String, Object> action,
      Optional<Map<String, Object>> condition,
      Optional<Boolean> applyOnce,
      Optional<Boolean> stop) {}
}
