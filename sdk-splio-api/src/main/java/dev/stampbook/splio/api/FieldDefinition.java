package dev.stampbook.splio.api;

import java.util.Optional;

/**
 * A field of contacts, orders, rewards and so on (sheet section 3.1).
 *
 * @param intid number inside its group
 * @param isSystem whether it is no custom field
 * @param filling how many values are there
 * @param uniqueValues how many different ones
 * @param translationKey key of its label
 * @param label what the user interface shows
 * @param fieldKey how it is named in searches
 */
public record FieldDefinition(
    Optional<Long> intid,
    Optional<Long> id,
    Optional<Boolean> isSystem,
    Optional<Long> filling,
    Optional<Long> uniqueValues,
    Optional<String> name,
    Optional<String> translationKey,
    Optional<String> label,
    Optional<String> fieldKey) {}
