package dev.stampbook.springbig;

import dev.stampbook.points.EarningOwner;
import dev.stampbook.points.LookupSchedule;
import dev.stampbook.springbig.api.JsonPointer;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.joda.money.CurrencyUnit;

/** What the builder was told; every default and source is at the builder's method. */
record SpringbigSettings(
    String posType,
    MemberUpdateStyle memberUpdateStyle,
    MemberLinks memberLinks,
    PhoneFormat phoneFormat,
    EarningOwner earning,
    PointsBasis pointsBasis,
    PartialRefunds partialRefunds,
    UncertainVisits uncertainVisits,
    VisitId visitId,
    VisitNotification visitNotification,
    OptionalInt orderSource,
    ZoneId timeZone,
    DateTimeStyle dateTimeStyle,
    CurrencyUnit currency,
    LookupSchedule lookups,
    Optional<JsonPointer> balance,
    JsonPointer allowedSms,
    JsonPointer allowedEmail,
    Optional<RewardFields> rewardFields,
    EntryFields visitFields,
    EntryFields redemptionFields,
    Map<String, String> locationNames) {}
