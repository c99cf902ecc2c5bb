package dev.stampbook.splio.api;

import dev.stampbook.http.json.PersonalText;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * A person (sheet section 3.2). Missing texts are empty; loyalty is absent in answers to writes.
 *
 * @param id number in the universe
 * @param dateAdded the same under the name one list example uses
 */
public record Contact(
    long id,
    Optional<PersonalText> lastname,
    Optional<PersonalText> firstname,
    Optional<PersonalText> email,
    Optional<PersonalText> cellphone,
    Optional<LocalDateTime> creationDate,
    Optional<LocalDateTime> dateAdded,
    Optional<String> language,
    List<CustomField> customFields,
    List<ListRef> lists,
    List<LoyaltyRef> loyalty) {
  @Override
  public String toString() {
    return "contact(" + id + ")";
  }
}
