package dev.stampbook.splio.api;

import dev.stampbook.http.json.PersonalText;
import java.util.List;
import java.util.Optional;

/**
 * Changes of a store; what is absent stays.
 *
 * @param online whether it is a web shop
 */
public record StorePatch(
    Optional<String> name,
    Optional<Boolean> online,
    Optional<String> storeType,
    Optional<PersonalText> manager,
    Optional<List<CustomFieldIn>> customFields) {}
