package dev.stampbook.splio.api;

import dev.stampbook.http.json.PersonalText;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * The person behind a card, with the names of older answers too (sheet section 3.4). Counters come as text.
 *
 * @param id number in the universe
 * @param name family name, older answers
 * @param cellphone phone number; empty when there is none
 * @param creationDate when the contact was made; not in the zone of the card's dates (sheet section 11)
 * @param fields custom fields, older answers
 */
public record Individual(
    Optional<Long> id,
    Optional<PersonalText> lastname,
    Optional<PersonalText> name,
    Optional<PersonalText> firstname,
    Optional<PersonalText> email,
    Optional<PersonalText> cellphone,
    Optional<LocalDateTime> creationDate,
    Optional<String> language,
    Optional<Long> deliveredEmailCount,
    Optional<Long> deliveredSmsCount,
    Optional<Long> clickEmailCount,
    Optional<Long> openEmailCount,
    List<CustomField> customFields,
    List<CustomField> fields) {}
