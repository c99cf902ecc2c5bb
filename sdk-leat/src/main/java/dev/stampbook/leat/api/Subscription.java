package dev.stampbook.leat.api;

import dev.stampbook.http.json.OpenEnum;
import java.util.Optional;

/**
 * Where a contact stands with one kind of marketing (sheet section 3.8).
 *
 * @param isSubscribed whether it may be sent
 * @param status the same in words; some answers write a number
 * @param subscriptionType the kind
 */
public record Subscription(
    boolean isSubscribed,
    Optional<OpenEnum<Status>> status,
    Optional<SubscriptionType> subscriptionType) {

  /** The states of a subscription. */
  public enum Status {
    /** May be sent. */
    SUBSCRIBED,
    /** May not. */
    UNSUBSCRIBED,
    /** Waits for the contact to confirm. */
    PENDING_CONFIRMATION
  }

  /** Asks to subscribe or unsubscribe. */
  public record Change(String subscriptionTypeUuid) {}
}
