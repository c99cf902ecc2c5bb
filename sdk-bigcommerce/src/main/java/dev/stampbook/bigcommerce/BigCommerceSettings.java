package dev.stampbook.bigcommerce;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Predicate;

/** What was chosen at {@link BigCommerce.Builder}, with the safe defaults of sheet 14. */
record BigCommerceSettings(
    int pageSize,
    Duration overlap,
    int refundPageSize,
    Duration refundOverlap,
    OrderStates states,
    CustomerLookup customerLookup,
    DiscountStrategy discountStrategy,
    String codePrefix,
    Predicate<String> rewardCode,
    Optional<Long> channelId,
    InstantSource clock) {

  BigCommerceSettings {
    if (pageSize < 1 || pageSize > 250) {
      throw new IllegalArgumentException("a page of orders has 1 to 250, not " + pageSize);
    }
    if (refundPageSize < 1 || refundPageSize > 250) {
      throw new IllegalArgumentException("a page of refunds has 1 to 250, not " + refundPageSize);
    }
    if (overlap.isNegative() || refundOverlap.isNegative()) {
      throw new IllegalArgumentException("an overlap is not negative");
    }
  }
}
