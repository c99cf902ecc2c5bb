package dev.stampbook.splio.api;

import dev.stampbook.http.json.PersonalText;
import java.util.Optional;

/**
 * The contact of an order or member, in short form.
 *
 * @param id number in the universe
 * @param name family name under its other name
 */
public record OrderContact(
    Optional<Long> id,
    Optional<PersonalText> contactId,
    Optional<PersonalText> lastname,
    Optional<PersonalText> name,
    Optional<PersonalText> firstname) {}
