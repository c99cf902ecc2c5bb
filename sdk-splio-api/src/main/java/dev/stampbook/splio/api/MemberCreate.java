package dev.stampbook.splio.api;

import dev.stampbook.http.json.PersonalText;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * A card to give to a contact (sheet section 3.4).
 *
 * @param programId program, which must run
 * @param contactId unique key of the contact; a card may begin without one
 * @param cardCode the card; mandatory where the program makes none
 * @param programJoinedAt when the person joined
 * @param forcedTierName tier to begin with
 */
public record MemberCreate(
    long programId,
    Optional<PersonalText> contactId,
    Optional<PersonalText> cardCode,
    Optional<LocalDateTime> cardExpireAt,
    Optional<LocalDate> birthday,
    Optional<LocalDateTime> programJoinedAt,
    Optional<String> forcedTierName,
    Optional<List<CustomFieldIn>> customFields) {}
