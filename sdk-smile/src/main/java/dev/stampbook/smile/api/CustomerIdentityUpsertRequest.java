package dev.stampbook.smile.api;

import dev.stampbook.http.json.PersonalText;
import java.util.Optional;

/**
 * Asks to create or update an identity by its {@code distinct_id} (sheet section 3.1).
 *
 * @param customerIdentity the identity
 */
public record CustomerIdentityUpsertRequest(Fields customerIdentity) {

  /**
   * What is told about the person. {@code properties} are left out: their keys are allow-listed
   * per integration.
   *
   * @param email address, mandatory
   * @param distinctId id at the other system, mandatory; the key of the upsert
   * @param firstName given name
   * @param lastName family name
   */
  public record Fields(
      PersonalText email,
      String distinctId,
      Optional<PersonalText> firstName,
      Optional<PersonalText> lastName) {}
}
