package dev.stampbook.splio.api;

import dev.stampbook.http.json.PersonalText;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * A contact to make; at least the attribute that is the unique key is there (sheet section 3.2).
 *
 * @param creationDate when the contact was made, in the zone of the API user
 */
public record ContactCreate(
    Optional<PersonalText> lastname,
    Optional<PersonalText> firstname,
    Optional<LocalDateTime> creationDate,
    Optional<String> language,
    Optional<PersonalText> email,
    Optional<PersonalText> cellphone,
    Optional<List<ListRef>> lists,
    Optional<DoubleOptin> doubleOptin,
    Optional<List<CustomFieldIn>> customFields,
    Optional<List<TrackingConsent>> trackingConsent) {}
