package dev.stampbook.pos.blaze.api;

import dev.stampbook.http.json.PersonalText;
import java.util.Optional;

/**
 * An address; {@link #toString()} shows nothing (sheet section 3).
 *
 * @param id Blaze's id
 * @param address street
 * @param addressLine2 second line
 * @param city town
 * @param state state
 * @param zipCode postal code
 * @param country country
 * @param latitude position
 * @param longitude position
 */
public record Address(
    Optional<String> id,
    Optional<PersonalText> address,
    Optional<PersonalText> addressLine2,
    Optional<PersonalText> city,
    Optional<String> state,
    Optional<PersonalText> zipCode,
    Optional<String> country,
    Optional<PersonalText> latitude,
    Optional<PersonalText> longitude) {
  @Override
  public String toString() {
    return "address(hidden)";
  }
}
