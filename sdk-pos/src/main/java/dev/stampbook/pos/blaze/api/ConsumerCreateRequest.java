package dev.stampbook.pos.blaze.api;

import dev.stampbook.http.Secret;
import dev.stampbook.http.json.OpenEnum;
import dev.stampbook.http.json.PersonalText;
import java.util.Optional;

/**
 * Registers an online account (sheet section 3.1).
 *
 * @param email address, the login
 * @param password password
 * @param firstName given name
 * @param lastName family name
 * @param phoneNumber phone number
 * @param dob birth date in epoch milliseconds
 * @param birthdate birth date as text
 * @param localDob birth date as text
 * @param marketingSource how the person came to the shop
 * @param sex sex
 * @param contractId contract that was agreed to
 * @param agreement the agreement
 */
public record ConsumerCreateRequest(
    PersonalText email,
    Secret password,
    Optional<PersonalText> firstName,
    Optional<PersonalText> lastName,
    Optional<PersonalText> phoneNumber,
    Optional<EpochMillis> dob,
    Optional<PersonalText> birthdate,
    Optional<PersonalText> localDob,
    Optional<String> marketingSource,
    Optional<OpenEnum<Sex>> sex,
    Optional<String> contractId,
    Optional<Document> agreement) {
  @Override
  public String toString() {
    return "consumer to register(hidden)";
  }
}
