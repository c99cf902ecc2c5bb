package dev.stampbook.smile;

import dev.stampbook.http.json.PersonalText;
import dev.stampbook.smile.api.Customer;
import java.util.Optional;

/**
 * A webhook of Smile (sheet section 10). It is a hint only: read the customer again before acting. Webhooks come at least once and in any
 * order; dropping one whose {@code updated_at} is older than what is known is the caller's.
 */
public sealed interface SmileEvent {

  /** Returns the merchant account it is about. */
  Optional<Long> accountId();

  /** Returns the body as it came. */
  PersonalText raw();

  /** Smile tries the address out before it accepts the webhook; answer with a 2xx. */
  record Ping(Optional<Long> accountId, PersonalText raw) implements SmileEvent {}

  /** A customer was created or changed; whether a change of points counts is unknown, so poll the ledger too. */
  record CustomerUpdated(Optional<Long> accountId, Customer customer, PersonalText raw)
      implements SmileEvent {}

  /** A topic that this release does not know. */
  record Other(String topic, Optional<Long> accountId, PersonalText raw) implements SmileEvent {}
}
