package dev.stampbook.leat.api;

import com.squareup.moshi.Json;
import dev.stampbook.http.json.PersonalText;
import java.util.Optional;

/**
 * A text that leads to a contact: a card, a customer id of a shop (sheet section 3.2). Unique within the account.
 *
 * @param name what it is called; the value itself where nothing was said
 * @param value the text
 * @param active whether it can be used
 * @param isDefault whether it is the contact's main one
 * @param contact whose it is; empty while it is linked to nobody
 */
public record ContactIdentifier(
    Optional<PersonalText> name,
    PersonalText value,
    Optional<Boolean> active,
    @Json(name = "default") Optional<Boolean> isDefault,
    Optional<Contact> contact) {

  /** Asks to create an identifier. */
  public record Create(
      PersonalText contactIdentifierValue,
      Optional<String> contactUuid,
      Optional<String> contactIdentifierName) {}

  /** Links an identifier. */
  public record Link(PersonalText contactIdentifierValue, String contactUuid) {}

  /** Unlinks an identifier. */
  public record Unlink(PersonalText contactIdentifierValue) {}

  /** Changes an identifier; the value itself cannot change. */
  public record Update(
      PersonalText contactIdentifierValue,
      Optional<String> contactIdentifierName,
      Optional<Boolean> contactIdentifierActive) {}
}
