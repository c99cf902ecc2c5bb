package dev.stampbook.smile.api;

import dev.stampbook.http.json.PersonalText;
import java.time.Instant;
import java.util.Optional;

/**
 * Asks to record a custom action for one customer (sheet section 3.1).
 *
 * @param activity the action
 */
public record ActivityCreateRequest(Fields activity) {

  /**
   * What happened.
   *
   * @param token which kind of action; starts with {@code activity_}
   * @param customerId who acted; exactly one of this and {@code customerEmail}
   * @param customerEmail who acted, by address
   * @param distinctId our reference; the same one twice is refused
   * @param createdOnOriginAt when it really happened
   */
  public record Fields(
      String token,
      Optional<Long> customerId,
      Optional<PersonalText> customerEmail,
      Optional<String> distinctId,
      Optional<Instant> createdOnOriginAt) {

    public Fields {
      if (customerId.isPresent() == customerEmail.isPresent()) {
        throw new IllegalArgumentException(
            "an activity names its customer by number or by e-mail: set exactly one of the two");
      }
    }
  }
}
