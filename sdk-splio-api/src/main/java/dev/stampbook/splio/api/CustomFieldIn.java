package dev.stampbook.splio.api;

import dev.stampbook.http.json.PersonalText;
import java.util.Optional;

/**
 * A value to write into a custom field, named by number or by name.
 *
 * @param value the value, always text, at most 255 characters
 */
public record CustomFieldIn(Optional<Long> id, Optional<String> name, PersonalText value) {
  /** Returns a value for the field of this name. */
  public static CustomFieldIn named(String name, String value) {
    return new CustomFieldIn(Optional.empty(), Optional.of(name), PersonalText.of(value));
  }
}
