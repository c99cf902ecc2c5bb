package dev.stampbook.pos.blaze;

import dev.stampbook.SystemName;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Supplier;
import org.joda.money.CurrencyUnit;

/** What the rooms need to know of {@link Blaze.Builder}. */
record BlazeSettings(
    CurrencyUnit currency,
    int pageSize,
    Duration overlap,
    Optional<ZoneId> zone,
    RefundAmounts refundAmounts,
    CustomerLookup customerLookup,
    PosIdSource posIdSource,
    AccrualOwner accrualOwner,
    SystemName loyaltyProvider,
    DiscountMode discountMode,
    PercentScale percentScale,
    MemberDeltaField memberDeltaField,
    PointsActionNames pointsActionNames,
    Supplier<Instant> now) {}
