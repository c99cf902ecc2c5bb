package dev.stampbook.leat.api;

import dev.stampbook.http.json.OpenEnum;
import java.util.Optional;

/**
 * A kind of marketing a contact can subscribe to (sheet section 3.8).
 *
 * @param id Leat's number
 * @param uuid the key for subscribing; some answers leave it out (sheet section 12)
 * @param name what contacts read
 * @param description what contacts read below it
 * @param active whether it is in use
 * @param strategy what makes a contact a subscriber
 */
public record SubscriptionType(
    Optional<Long> id,
    Optional<String> uuid,
    Optional<String> name,
    Optional<String> description,
    Optional<Boolean> active,
    Optional<OpenEnum<Strategy>> strategy) {

  /** What makes a contact a subscriber. */
  public enum Strategy {
    /** The contact says yes. */
    OPT_IN,
    /** The contact does not say no. */
    OPT_OUT,
    /** The contact says yes and confirms it. */
    DOUBLE_OPT_IN
  }
}
