package dev.stampbook.sandbox.springbig;

import java.util.Optional;

/**
 * Holds one member as of now.
 *
 * @param id Springbig's own number
 * @param posUser the key of the calling system, nothing for a member who is not linked
 * @param posType the calling system of the key
 * @param phone ten digits
 * @param email address
 * @param firstName given name
 * @param lastName family name
 * @param allowedSms consent to text messages; nothing when the person never said anything
 * @param allowedEmail consent to e-mail; nothing when the person never said anything
 * @param points the balance
 */
public record SpringbigPerson(
    long id,
    Optional<String> posUser,
    Optional<String> posType,
    Optional<String> phone,
    Optional<String> email,
    Optional<String> firstName,
    Optional<String> lastName,
    Optional<Boolean> allowedSms,
    Optional<Boolean> allowedEmail,
    long points) {

  @Override
  public String toString() {
    return "SpringbigPerson[" + id + "]";
  }
}
