package dev.stampbook.pos.treez.api;

import dev.stampbook.http.json.OpenEnum;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A configured discount of the organization (sheet 3.3). One that is manual and of an external loyalty program is a reward.
 *
 * @param amount a text with four decimals on the wire
 * @param qualifyingBalance the points needed (inferred)
 */
public record OrgDiscount(
    Optional<String> id,
    String title,
    Optional<String> displayTitle,
    Optional<BigDecimal> amount,
    Optional<OpenEnum<DiscountMethod>> method,
    Optional<Boolean> isActive,
    Optional<Boolean> isManual,
    Optional<Boolean> isCart,
    Optional<Boolean> isStackable,
    Optional<Boolean> isSuperStackable,
    Optional<Boolean> isAdjustment,
    Optional<Boolean> requireReason,
    Optional<Boolean> requirePin,
    Optional<Boolean> requireCoupon,
    Optional<Boolean> isExternalLoyalty,
    Optional<BigDecimal> qualifyingBalance,
    Optional<String> organizationId,
    List<Map<String, Object>> storeCustomizations,
    List<Map<String, Object>> collections,
    List<Map<String, Object>> customerGroups,
    List<Map<String, Object>> coupons,
    Map<String, Object> conditions,
    Map<String, Object> schedule,
    Optional<WireTime> createdAt,
    Optional<WireTime> updatedAt) {}
