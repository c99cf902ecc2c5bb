package dev.stampbook.splio.api;

import dev.stampbook.http.json.PersonalText;
import java.util.List;
import java.util.Optional;

/**
 * A store to make.
 *
 * @param online whether it is a web shop
 */
public record StoreCreate(
    String externalId,
    String name,
    Optional<Boolean> online,
    Optional<String> storeType,
    Optional<PersonalText> manager,
    Optional<List<CustomFieldIn>> customFields) {}
