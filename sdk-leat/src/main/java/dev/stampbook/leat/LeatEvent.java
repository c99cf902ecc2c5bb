package dev.stampbook.leat;

import dev.stampbook.http.json.PersonalText;
import java.util.Optional;

/**
 * A webhook of Leat (sheet section 10): a hint only, so read what it is about by the API before acting. Its envelope is not documented; type,
 * entity and time are there when they were found under their usual names. Events that agree in these three are the same.
 *
 * @param type the event type, such as {@code contact_updated}
 * @param entity the uuid of what it is about
 * @param createdAt when it was made, as sent
 * @param trust whether its signature was checked
 * @param raw the body as it came
 */
public record LeatEvent(
    Optional<String> type,
    Optional<String> entity,
    Optional<String> createdAt,
    Trust trust,
    PersonalText raw) {

  /** Whether a signature was checked. */
  public enum Trust {
    /** It was, and it was right. */
    VERIFIED,
    /** No secret is set; anybody may have sent it. */
    UNVERIFIED
  }
}
