package dev.stampbook.splio.api;

import dev.stampbook.http.json.OpenEnum;
import dev.stampbook.http.json.PersonalText;
import java.util.Optional;

/**
 * A custom field with its value (sheet section 3.2).
 *
 * @param dataType type; may be empty
 */
public record CustomField(
    Optional<Long> id,
    Optional<String> name,
    Optional<PersonalText> value,
    Optional<OpenEnum<FieldType>> dataType) {}
