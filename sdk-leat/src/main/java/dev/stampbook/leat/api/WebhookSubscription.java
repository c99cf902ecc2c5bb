package dev.stampbook.leat.api;

import dev.stampbook.http.Secret;
import dev.stampbook.http.json.OpenEnum;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A webhook Leat sends: one event type to one address (sheet section 3.8).
 *
 * @param uuid key
 * @param name what it is called
 * @param eventType what it tells; cannot change
 * @param url where it goes
 * @param properties for contact updates: which attributes
 * @param status whether it is sent
 * @param version {@code V1}
 * @param createdAt when it was made
 */
public record WebhookSubscription(
    String uuid,
    Optional<String> name,
    Optional<OpenEnum<EventType>> eventType,
    Optional<String> url,
    List<Object> properties,
    Optional<OpenEnum<Status>> status,
    Optional<String> version,
    Optional<Instant> createdAt) {

  /** What webhooks tell. None tells of reward receptions, or that a credit reception is a reversal. */
  public enum EventType {
    CONTACT_CREATED,
    CONTACT_UPDATED,
    CREDIT_RECEPTION_CREATED,
    PREPAID_TRANSACTION_CREATED,
    GIFTCARD_TRANSACTION_CREATED,
    VOUCHER_CREATED,
    VOUCHER_UPDATED,
    VOUCHER_REDEEMED,
    FORM_SUBMISSION_COMPLETED,
    REFERRAL_COMPLETED,
    CONTACT_IDENTIFIER_CREATED,
    REWARD_UPDATED,
    PROMOTION_UPDATED
  }

  /** Whether a webhook is sent. */
  public enum Status {
    ACTIVE,
    INACTIVE
  }

  /**
   * Asks for a webhook.
   *
   * @param eventType what it tells, in lower case
   * @param secret what signs it; cannot change
   */
  public record Create(String name, String eventType, String url, Optional<Secret> secret) {}

  /** Changes a webhook. */
  public record Update(
      Optional<String> name,
      Optional<String> url,
      Optional<OpenEnum<Status>> status,
      Optional<List<String>> attributes) {}
}
