package dev.stampbook.pos.blaze;

import dev.stampbook.Capability;
import dev.stampbook.FailedCall;
import dev.stampbook.MalformedResponseException;
import dev.stampbook.RemoteEffect;
import dev.stampbook.UnsupportedCapabilityException;
import dev.stampbook.discount.CheckoutId;
import dev.stampbook.http.Secret;
import dev.stampbook.http.json.Json;
import dev.stampbook.member.MemberId;
import dev.stampbook.order.OrderId;
import dev.stampbook.pos.blaze.api.Document;
import dev.stampbook.pos.blaze.api.StoreApi;
import dev.stampbook.pos.blaze.api.WebHook;
import dev.stampbook.pos.blaze.api.WebHookRequest;
import dev.stampbook.pos.blaze.api.WireJson;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * The webhooks of Blaze (sheet section 10). They are not signed, so the address carries a secret as its last segment, {@code
 * blaze.webhookSecretPath}, and the body is a hint only. Answer 200 at once and work later; the same call may come more than once, and none
 * comes for a refund, so a sync is needed all the same.
 */
public final class BlazeWebhooks {

  private static final int LONGEST = 1 << 20;
  private static final String SETTING = "blaze.webhookSecretPath";

  private final StoreApi api;
  private final Optional<Secret> secret;
  private final Json json = WireJson.json();

  BlazeWebhooks(StoreApi api, Optional<Secret> secret) {
    this.api = api;
    this.secret = secret;
  }

  /**
   * Reads a call that came in.
   *
   * @param path the path it came to
   * @param body its body, at most 1 MiB
   * @return what it may be about; empty when the path does not end with the secret, or the body is too long or no JSON object
   * @throws UnsupportedCapabilityException when no secret is set
   */
  public Optional<BlazeHint> receive(String path, byte[] body) {
    String last = path.substring(path.lastIndexOf('/') + 1);
    if (last.isBlank() || !secret().equals(given(last)) || body.length > LONGEST) {
      return Optional.empty();
    }
    try {
      return Optional.of(hint(json.read(Document.class, body)));
    } catch (IllegalArgumentException noObject) {
      return Optional.empty();
    }
  }

  private static Object given(String text) {
    try {
      return Secret.of(text);
    } catch (IllegalArgumentException noSecret) {
      return text;
    }
  }

  private static BlazeHint hint(Document body) {
    return new BlazeHint(
        id(body, "id"),
        id(body, "transactionId").map(OrderId::of),
        id(body, "memberId").map(MemberId::of),
        id(body, "consumerCartId").map(CheckoutId::of));
  }

  private static Optional<String> id(Document body, String field) {
    return Optional.ofNullable(body.fields().get(field))
        .map(String::valueOf)
        .filter(text -> text.matches("\\w{1,100}"));
  }

  /**
   * Makes Blaze deliver a type to an address, unless it does so already. After an unknown outcome call it again.
   *
   * @param type such as {@code COMPLETE_TRANSACTION}; the documents name different ones
   * @param address where calls are taken, without the secret, which is put behind it
   * @throws UnsupportedCapabilityException when no secret is set
   */
  public void register(String type, URI address) {
    String url = address + (address.toString().endsWith("/") ? "" : "/") + secret().reveal();
    List<WebHook> known =
        api.listWebHooks(Optional.of(type), Optional.empty(), Optional.empty(), Optional.empty())
            .values()
            .orElseThrow(
                () ->
                    new MalformedResponseException(
                        "the answer has no values",
                        FailedCall.unanswered(Blaze.SYSTEM, "listWebHooks"),
                        RemoteEffect.NOT_SENT));
    boolean there =
        known.stream()
            .filter(hook -> hook.webHookType().filter(type::equals).isPresent())
            .anyMatch(hook -> hook.webHookUrls().contains(url));
    if (!there) {
      api.createWebHook(new WebHookRequest(type, List.of(url), Optional.empty(), Optional.empty()));
    }
  }

  private Secret secret() {
    return secret.orElseThrow(
        () ->
            new UnsupportedCapabilityException(
                Blaze.SYSTEM, Capability.WEBHOOKS, "receive webhooks", Optional.of(SETTING)));
  }
}
