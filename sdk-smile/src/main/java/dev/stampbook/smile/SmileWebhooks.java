package dev.stampbook.smile;

import com.squareup.moshi.JsonAdapter;
import dev.stampbook.Capability;
import dev.stampbook.UnsupportedCapabilityException;
import dev.stampbook.http.Secret;
import dev.stampbook.http.json.Json;
import dev.stampbook.http.json.PersonalText;
import dev.stampbook.http.webhook.SignatureCheck;
import dev.stampbook.smile.api.Customer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Checks and reads webhooks (sheet section 10): HMAC-SHA256 over the untouched bytes with the app's client secret, old and new during a
 * rotation. Header and encoding are not documented, so nothing is accepted until both are set. Thread-safe.
 */
public final class SmileWebhooks {

  private static final int LARGEST_BODY = 1 << 20;

  private final Optional<String> header;
  private final List<SignatureCheck> checks;
  private final JsonAdapter<Body> bodies;

  SmileWebhooks(
      Optional<String> header,
      Set<SignatureCheck.Encoding> encodings,
      List<Secret> secrets,
      Json json) {
    this.header = header;
    this.checks =
        secrets.isEmpty()
            ? List.of()
            : encodings.stream().map(way -> SignatureCheck.ofSecrets(secrets, way)).toList();
    this.bodies = json.moshi().adapter(Body.class);
  }

  record Body(Optional<Long> accountId, String topic, Optional<Data> data) {
    record Data(Optional<Customer> customer) {}
  }

  boolean isConfigured() {
    return header.isPresent() && !checks.isEmpty();
  }

  /**
   * Reads a webhook.
   *
   * @param headers the headers of the call, names in any case
   * @param body the bytes as they came, at most 1 MiB
   * @return the event, or empty when the signature is missing or wrong: answer 401 then
   * @throws UnsupportedCapabilityException until header, encoding and secret are set
   * @throws dev.stampbook.MalformedResponseException when a signed body cannot be read
   */
  public Optional<SmileEvent> read(Map<String, String> headers, byte[] body) {
    if (!isConfigured()) {
      throw new UnsupportedCapabilityException(
          Smile.NAME,
          Capability.WEBHOOKS,
          "read a webhook",
          Optional.of("smile.signatureHeader, smile.digestEncoding and smile.clientSecrets"));
    }
    String wanted = header.orElseThrow();
    boolean genuine =
        body.length <= LARGEST_BODY
            && headers.entrySet().stream()
                .filter(sent -> sent.getKey().equalsIgnoreCase(wanted))
                .anyMatch(sent -> isSigned(body, sent.getValue()));
    return genuine
        ? Optional.of(event(new String(body, StandardCharsets.UTF_8)))
        : Optional.empty();
  }

  private boolean isSigned(byte[] body, String signature) {
    boolean signed = false;
    for (SignatureCheck check : checks) {
      signed |= check.matches(body, signature);
    }
    return signed;
  }

  private SmileEvent event(String text) {
    Body body = parse(text);
    PersonalText raw = PersonalText.of(text);
    return switch (body.topic()) {
      case "ping" -> new SmileEvent.Ping(body.accountId(), raw);
      case "customer/updated" ->
          new SmileEvent.CustomerUpdated(
              body.accountId(),
              body.data()
                  .flatMap(Body.Data::customer)
                  .orElseThrow(() -> SmileIds.missing("webhook", "data.customer")),
              raw);
      default -> new SmileEvent.Other(body.topic(), body.accountId(), raw);
    };
  }

  private Body parse(String text) {
    try {
      return Optional.ofNullable(bodies.fromJson(text))
          .orElseThrow(() -> SmileIds.missing("webhook", "topic"));
    } catch (IOException | com.squareup.moshi.JsonDataException e) {
      throw SmileIds.missing("webhook", "topic");
    }
  }
}
