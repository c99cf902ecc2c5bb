package dev.stampbook.splio.api;

import dev.stampbook.http.json.OpenEnum;
import dev.stampbook.http.json.PersonalText;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * Changes of a contact; what is absent stays (sheet section 3.2).
 *
 * @param key how the path names the contact
 * @param creationDate when the contact was made, in the zone of the API user
 * @param lists subscription lists; careful: they replace <em>all</em> others, so unlisted ones are lost (pitfall 2)
 */
public record ContactPatch(
    Optional<OpenEnum<ContactKeyKind>> key,
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
