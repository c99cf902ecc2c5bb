package dev.stampbook.http.webhook;

import dev.stampbook.http.Secret;
import dev.stampbook.http.TimeSource;
import dev.stampbook.http.webhook.SignatureCheck.Encoding;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Checks webhook calls signed by the Standard Webhooks scheme (standardwebhooks.com): HMAC-SHA256 over {@code id.timestamp.body}, with a
 * time that must be near ours so that an old call cannot be played again.
 */
public final class StandardWebhooks {

  /** The header with the id of the delivery, which stays the same when it is repeated. */
  public static final String ID = "webhook-id";

  /** The header with the time of sending, in seconds since 1970. */
  public static final String TIMESTAMP = "webhook-timestamp";

  /** The header with one or more signatures, separated by blanks. */
  public static final String SIGNATURE = "webhook-signature";

  private static final String VERSION = "v1,";
  private static final int MOST_SIGNATURES = 20;

  private final SignatureCheck check;
  private final Duration tolerance;
  private final TimeSource time;

  private StandardWebhooks(SignatureCheck check, Duration tolerance, TimeSource time) {
    if (tolerance.isNegative()) {
      throw new IllegalArgumentException("a tolerance is not negative");
    }
    this.check = check;
    this.tolerance = tolerance;
    this.time = time;
  }

  /**
   * Returns the check with secrets whose characters are the key.
   *
   * @param tolerance how far the time of sending may be from ours in either direction; five minutes is usual
   */
  public static StandardWebhooks ofSecrets(
      List<Secret> secrets, Duration tolerance, TimeSource time) {
    return new StandardWebhooks(
        SignatureCheck.ofSecrets(secrets, Encoding.BASE64), tolerance, time);
  }

  /** Returns the check with keys in Base64, as the scheme hands them out; a {@code whsec_} before a key is dropped. */
  public static StandardWebhooks ofKeys(List<Secret> keys, Duration tolerance, TimeSource time) {
    List<Secret> bare =
        keys.stream().map(key -> Secret.of(key.reveal().replaceFirst("^whsec_", ""))).toList();
    return new StandardWebhooks(
        SignatureCheck.ofBase64Keys(bare, Encoding.BASE64), tolerance, time);
  }

  /** Why a call is not believed. */
  public enum Verdict {
    /** Signed with one of the keys, just now. */
    VALID,
    /** One of the three headers is absent or unreadable. */
    HEADER_MISSING,
    /** Sent too long ago, or by a clock too far ahead. */
    OUT_OF_TIME,
    /** No signature fits: another key, or a body that is not the untouched one. */
    WRONG_SIGNATURE
  }

  /**
   * Judges a call.
   *
   * @param headers the call's headers, names in any letter case
   * @param body the untouched bytes of the body, before anything parsed it
   */
  public Verdict verify(Map<String, String> headers, byte[] body) {
    Optional<String> id = header(headers, ID);
    Optional<String> timestamp =
        header(headers, TIMESTAMP).filter(text -> text.matches("[0-9]{1,12}"));
    Optional<String> signatures = header(headers, SIGNATURE);
    if (id.isEmpty() || timestamp.isEmpty() || signatures.isEmpty()) {
      return Verdict.HEADER_MISSING;
    }
    if (!matches(signed(id.get(), timestamp.get(), body), signatures.get())) {
      return Verdict.WRONG_SIGNATURE;
    }
    Instant sent = Instant.ofEpochSecond(Long.parseLong(timestamp.get()));
    boolean near = Duration.between(sent, time.now()).abs().compareTo(tolerance) <= 0;
    return near ? Verdict.VALID : Verdict.OUT_OF_TIME;
  }

  private boolean matches(byte[] signed, String signatures) {
    boolean matches = false;
    for (String signature : signatures.strip().split(" +", MOST_SIGNATURES)) {
      matches |=
          signature.startsWith(VERSION)
              && check.matches(signed, signature.substring(VERSION.length()));
    }
    return matches;
  }

  /** Returns the three headers of a body signed with the first key, for tests. */
  public Map<String, String> sign(String id, Instant at, byte[] body) {
    String timestamp = Long.toString(at.getEpochSecond());
    return Map.of(
        ID, id, TIMESTAMP, timestamp, SIGNATURE, VERSION + check.sign(signed(id, timestamp, body)));
  }

  private static byte[] signed(String id, String timestamp, byte[] body) {
    ByteArrayOutputStream signed = new ByteArrayOutputStream();
    signed.writeBytes((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
    signed.writeBytes(body);
    return signed.toByteArray();
  }

  private static Optional<String> header(Map<String, String> headers, String name) {
    return headers.entrySet().stream()
        .filter(entry -> entry.getKey().toLowerCase(Locale.ROOT).equals(name))
        .map(Map.Entry::getValue)
        .filter(value -> !value.isBlank())
        .findFirst();
  }
}
