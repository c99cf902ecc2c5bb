package dev.stampbook.leat;

import dev.stampbook.Capability;
import dev.stampbook.FailedCall;
import dev.stampbook.MalformedResponseException;
import dev.stampbook.RemoteEffect;
import dev.stampbook.UnsupportedCapabilityException;
import dev.stampbook.http.Secret;
import dev.stampbook.http.json.Json;
import dev.stampbook.http.json.PersonalText;
import dev.stampbook.http.webhook.SignatureCheck;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads webhooks. How Leat signs them is not public (sheet section 10): header and encoding are settings, HMAC-SHA256 is the only algorithm
 * offered, and with a secret but without the rest everything is refused.
 */
public final class LeatWebhooks {

  private static final int LARGEST_BODY = 1 << 20;

  private final Optional<String> header;
  private final Optional<Secret> secret;
  private final List<SignatureCheck> checks;
  private final Json json;

  LeatWebhooks(
      Optional<String> header,
      Set<SignatureCheck.Encoding> encodings,
      Optional<Secret> secret,
      Json json) {
    this.header = header;
    this.secret = secret;
    this.checks =
        secret.stream()
            .flatMap(
                key -> encodings.stream().map(way -> SignatureCheck.ofSecrets(List.of(key), way)))
            .toList();
    this.json = json;
  }

  boolean isVerified() {
    return header.isPresent() && !checks.isEmpty();
  }

  /**
   * Reads a webhook.
   *
   * @param headers the headers of the call, names in any case
   * @param body the bytes as they came, at most 1 MiB
   * @return the event, or empty when it is too large, or its signature is missing or wrong: answer 401 then
   * @throws UnsupportedCapabilityException when a secret is set but header or algorithm are not
   * @throws MalformedResponseException when the body cannot be read
   */
  public Optional<LeatEvent> read(Map<String, String> headers, byte[] body) {
    if (secret.isPresent() && !isVerified()) {
      throw new UnsupportedCapabilityException(
          Leat.NAME,
          Capability.WEBHOOKS,
          "read a webhook",
          Optional.of("leat.webhook.signatureHeader and leat.webhook.algorithm"));
    }
    if (body.length > LARGEST_BODY) {
      return Optional.empty();
    }
    if (secret.isEmpty()) {
      return Optional.of(event(body, LeatEvent.Trust.UNVERIFIED));
    }
    String wanted = header.orElseThrow();
    boolean genuine =
        headers.entrySet().stream()
            .filter(sent -> sent.getKey().equalsIgnoreCase(wanted))
            .anyMatch(sent -> isSigned(body, sent.getValue()));
    return genuine ? Optional.of(event(body, LeatEvent.Trust.VERIFIED)) : Optional.empty();
  }

  private boolean isSigned(byte[] body, String signature) {
    boolean signed = false;
    for (SignatureCheck check : checks) {
      signed |= check.matches(body, signature);
    }
    return signed;
  }

  private LeatEvent event(byte[] body, LeatEvent.Trust trust) {
    String text = new String(body, StandardCharsets.UTF_8);
    Map<?, ?> fields = object(text);
    Map<?, ?> data = fields.get("data") instanceof Map<?, ?> inner ? inner : fields;
    return new LeatEvent(
        first(fields, "event_type", "type", "event"),
        first(data, "uuid"),
        first(fields, "created_at").or(() -> first(data, "created_at")),
        trust,
        PersonalText.of(text));
  }

  private Map<?, ?> object(String text) {
    try {
      if (json.moshi().adapter(Object.class).fromJson(text) instanceof Map<?, ?> fields) {
        return fields;
      }
    } catch (IOException | com.squareup.moshi.JsonDataException unreadable) {
      // told below, without the text
    }
    throw new MalformedResponseException(
        "the webhook is no JSON object",
        FailedCall.unanswered(Leat.NAME, "webhook"),
        RemoteEffect.NOT_SENT);
  }

  private static Optional<String> first(Map<?, ?> fields, String... names) {
    return Stream.of(names)
        .map(fields::get)
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .findFirst();
  }
}
