package dev.stampbook.bigcommerce;

import dev.stampbook.ConflictException;
import dev.stampbook.OutcomeUnknownException;
import dev.stampbook.bigcommerce.api.Hook;
import dev.stampbook.bigcommerce.api.HookAdmin;
import dev.stampbook.bigcommerce.api.HookDraft;
import dev.stampbook.bigcommerce.api.RecordId;
import dev.stampbook.bigcommerce.api.Single;
import dev.stampbook.http.Secret;
import dev.stampbook.http.TimeSource;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Webhooks of a BigCommerce store (sheet 10): checks and reads calls, registers hooks and keeps them alive.
 *
 * <p>Hand in the untouched bytes of the body, answer 200 at once, and read the order afterwards. Calls are not counted twice harmfully:
 * they only say what to read again, so there is nothing to de-duplicate.
 */
public final class BigCommerceWebhooks {

  /** The topics points and consent need: orders with refunds, carts that become orders, customers, subscribers. */
  public static final Set<String> TOPICS =
      Set.of(
          "store/order/*",
          "store/cart/converted",
          "store/customer/created",
          "store/customer/updated",
          "store/customer/deleted",
          "store/subscriber/created",
          "store/subscriber/updated",
          "store/subscriber/deleted");

  private final BigCommerceApi api;
  private final Optional<WebhookTrust> trust;
  private final Optional<Secret> clientSecret;
  private final TimeSource time;
  private final WebhookParser parser = new WebhookParser();

  BigCommerceWebhooks(
      BigCommerceApi api,
      Optional<WebhookTrust> trust,
      Optional<Secret> clientSecret,
      TimeSource time) {
    this.api = api;
    this.trust = trust;
    this.clientSecret = clientSecret;
    this.time = time;
    if (trust.filter(WebhookTrust::needsClientSecret).isPresent() && clientSecret.isEmpty()) {
      throw new IllegalArgumentException(
          "signatures are required but the credentials hold no CLIENT SECRET, which is their key");
    }
  }

  /**
   * Checks a call and reads it.
   *
   * @param headers the headers of the call, names in any letter case
   * @param body the bytes as received, before anything decoded them
   * @return the event, or empty when the call is not believed: answer 401 and do nothing
   * @throws dev.stampbook.MalformedResponseException when a believed call cannot be read
   */
  public Optional<WebhookEvent> receive(Map<String, String> headers, byte[] body) {
    return requireTrust().accepts(headers, body, clientSecret, time)
        ? Optional.of(parser.parse(body))
        : Optional.empty();
  }

  boolean isConfigured() {
    return trust.isPresent();
  }

  private WebhookTrust requireTrust() {
    return trust.orElseThrow(
        () ->
            new IllegalStateException(
                "say what makes a webhook call believable: builder().webhooks(WebhookTrust.header(name, secret))"));
  }

  /**
   * Registers what is missing at this destination and switches on again what was switched off; repeating it changes nothing. Hooks of
   * other API accounts are invisible and stay as they are.
   *
   * @param destination HTTPS on port 443
   * @param topics the scopes, see {@link #TOPICS}
   * @return all hooks of these topics at the destination
   */
  public List<Hook> register(URI destination, Set<String> topics) {
    String url = destination.toString();
    if (!url.startsWith("https://")) {
      throw new IllegalArgumentException("webhooks are delivered to https addresses only");
    }
    List<Hook> registered = new ArrayList<>();
    for (String topic : topics.stream().sorted().toList()) {
      HookDraft wanted = new HookDraft(topic, url, true, requireTrust().registeredHeaders());
      Optional<Hook> known = find(topic, url);
      if (known.isEmpty()) {
        registered.add(create(wanted));
      } else if (known.get().isActive().orElse(false)) {
        registered.add(known.get());
      } else {
        registered.add(api.store().updateHook(known.get().id(), wanted).data());
      }
    }
    return registered;
  }

  private Hook create(HookDraft wanted) {
    try {
      return api.store().createHook(wanted).data();
    } catch (ConflictException | OutcomeUnknownException e) {
      return find(wanted.scope(), wanted.destination()).orElseThrow(() -> e);
    }
  }

  private Optional<Hook> find(String topic, String destination) {
    return list().stream()
        .filter(hook -> hook.scope().filter(topic::equals).isPresent())
        .filter(hook -> hook.destination().filter(destination::equals).isPresent())
        .findFirst();
  }

  /** Returns the hooks of this API account. */
  public List<Hook> list() {
    return api.store().hooks(Map.of("limit", "250")).data();
  }

  /** Deletes hooks by their ids. */
  public void delete(Collection<Long> hookIds) {
    hookIds.forEach(id -> api.store().deleteHook(new RecordId(id)));
  }

  /**
   * Looks for hooks that were switched off (after 90 days without events, or 48 hours of failures) and blocked destinations (sheet 10.4).
   * After any of these read changes from the last good cursor.
   */
  public Health health() {
    List<Hook> inactive = list().stream().filter(hook -> !hook.isActive().orElse(false)).toList();
    List<HookAdmin.BlockedDomain> blocked =
        api.store().hookAdmin().map(Single::data).map(HookAdmin::blockedDomains).orElse(List.of());
    return new Health(
        inactive, blocked.stream().flatMap(domain -> domain.destination().stream()).toList());
  }

  /**
   * The health of the webhooks.
   *
   * @param inactive hooks that deliver nothing; {@link #register} switches them on again
   * @param blocked destinations that get nothing for some minutes because too many calls failed
   */
  public record Health(List<Hook> inactive, List<String> blocked) {

    /** Copies the lists. */
    public Health {
      inactive = List.copyOf(inactive);
      blocked = List.copyOf(blocked);
    }

    /** Returns whether every hook delivers. */
    public boolean isGood() {
      return inactive.isEmpty() && blocked.isEmpty();
    }
  }
}
