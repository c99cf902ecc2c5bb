package dev.stampbook.engine.consent;

import dev.stampbook.consent.PersonId;

/**
 * Everything a registry knows about one person, for a complaint or a regulator. It is full of personal data: {@link #toString()} shows none.
 *
 * @param person who, by the registry's key
 * @param json everything, for programs
 * @param html one page that needs nothing else, with the wording and the pictures in it, for people and printers
 */
public record ConsentExport(PersonId person, String json, String html) {

  @Override
  public String toString() {
    return "export of " + person;
  }
}
