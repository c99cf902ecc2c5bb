package dev.stampbook.splio.api;

import dev.stampbook.http.json.PersonalText;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * A store.
 *
 * @param online whether it is a web shop
 */
public record Store(
    String externalId,
    Optional<String> name,
    Optional<Boolean> online,
    Optional<String> storeType,
    Optional<PersonalText> manager,
    Optional<LocalDateTime> createdAt,
    Optional<LocalDateTime> updatedAt,
    List<CustomField> customFields) {}
