package dev.stampbook.splio.api;

import dev.stampbook.http.json.PersonalText;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * A granted reward to use (sheet section 3.5).
 *
 * @param cardCode the card, for loyalty
 * @param contactId unique key of the contact, for coupons without card
 */
public record BurnRequest(
    Optional<PersonalText> cardCode,
    Optional<PersonalText> contactId,
    Optional<String> reasonMsg,
    Optional<LocalDateTime> burnedDate,
    Optional<String> storeId) {}
