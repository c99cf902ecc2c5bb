package dev.stampbook.pos.treez.api;

import dev.stampbook.http.json.OpenEnum;
import dev.stampbook.http.json.PersonalText;
import java.util.Optional;

/** An address of a customer (sheet 3.1); its type is upper case in requests and lower case in answers. */
public record Address(
    Optional<OpenEnum<Type>> type,
    Optional<PersonalText> street1,
    Optional<PersonalText> street2,
    Optional<PersonalText> city,
    Optional<String> state,
    Optional<PersonalText> zipcode,
    Optional<Boolean> primary) {

  /** The kinds of address. */
  public enum Type {
    ADDRESS_OF_RECORD,
    ALTERNATIVE_ADDRESS,
    SECONDARY_ADDRESS
  }
}
