package dev.stampbook.splio.api;

import dev.stampbook.http.json.PersonalText;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * Changes of a card; what is absent stays (sheet section 3.4).
 *
 * @param contactId contact, only while the card has none
 * @param programJoinedAt careful: may replay events and change points and rewards (pitfall 21)
 */
public record MemberPatch(
    Optional<LocalDateTime> cardExpireAt,
    Optional<LocalDate> birthday,
    Optional<PersonalText> contactId,
    Optional<List<CustomFieldIn>> customFields,
    Optional<LocalDateTime> programJoinedAt) {}
