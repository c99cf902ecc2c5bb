package dev.stampbook.splio.api;

import dev.stampbook.http.json.OpenEnum;
import dev.stampbook.http.json.PersonalText;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;

/**
 * A granted reward read alone (sheet section 3.5): {@code earnDate} and {@code claimDate} are earned and burned date of the list.
 *
 * @param status whether it can be used; the dates decide (U10)
 * @param coupon coupon of the older module; shape unknown
 * @param event event that granted it; shape unknown
 * @param store where it was used; shape unknown
 */
public record AttributionDetail(
    Optional<Long> id,
    PersonalText externalId,
    Optional<LocalDateTime> earnDate,
    Optional<LocalDateTime> claimDate,
    Optional<LocalDateTime> expirationDate,
    Optional<OpenEnum<AttributionStatus>> status,
    AttributionReward reward,
    Optional<Member> contactStatus,
    Map<String, Object> coupon,
    Map<String, Object> event,
    Map<String, Object> store) {}
