package dev.stampbook.smile.api;

import dev.stampbook.http.json.PersonalText;
import java.util.Map;
import java.util.Optional;

/**
 * The link between a customer and an id of another system (sheet section 3.2). No endpoint reads it back; {@link #toString()} shows only
 * the ids.
 *
 * @param id Smile's number of the link
 * @param firstName given name
 * @param lastName family name
 * @param email address
 * @param distinctId id at the other system
 * @param properties what the integration may keep with it
 * @param customerId Smile's number of the customer
 */
public record CustomerIdentity(
    long id,
    Optional<PersonalText> firstName,
    Optional<PersonalText> lastName,
    Optional<PersonalText> email,
    Optional<String> distinctId,
    Map<String, Object> properties,
    Optional<Long> customerId) {

  @Override
  public String toString() {
    return "customer identity(" + id + ", customer " + customerId + ")";
  }

  /** The envelope of one identity. */
  public record Single(CustomerIdentity customerIdentity) {}
}
