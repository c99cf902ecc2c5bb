package dev.stampbook.bigcommerce;

import dev.stampbook.http.Secret;
import dev.stampbook.http.TimeSource;
import dev.stampbook.http.webhook.StandardWebhooks;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What makes a webhook call believable (sheet 10.3). By default the secret header that was given at registration is required, and a
 * signature is checked where there is one.
 */
public final class WebhookTrust {

  /** How signatures are treated (sheet 14: {@code signatureMode}). */
  public enum SignatureMode {
    /** Checked when its headers are there; whether every store signs is not guaranteed. */
    WHEN_PRESENT,
    /** Required. */
    REQUIRED,
    /** Not looked at. */
    IGNORED
  }

  private final Optional<String> headerName;
  private final Optional<Secret> headerSecret;
  private final SignatureMode mode;
  private final Duration tolerance;

  private WebhookTrust(
      Optional<String> headerName,
      Optional<Secret> headerSecret,
      SignatureMode mode,
      Duration tolerance) {
    this.headerName = headerName;
    this.headerSecret = headerSecret;
    this.mode = mode;
    this.tolerance = tolerance;
  }

  /**
   * Returns trust in calls that bring this header, as {@link BigCommerceWebhooks#register} makes the shop send it; signatures are checked
   * where they are present, with a tolerance of 300 s.
   */
  public static WebhookTrust header(String name, Secret secret) {
    if (!name.matches("[A-Za-z0-9-]{1,60}")) {
      throw new IllegalArgumentException("a header name has 1 to 60 letters, digits and hyphens");
    }
    return new WebhookTrust(
        Optional.of(name), Optional.of(secret), SignatureMode.WHEN_PRESENT, Duration.ofMinutes(5));
  }

  /** Returns trust in signed calls alone, for stores that sign every call. */
  public static WebhookTrust signature() {
    return new WebhookTrust(
        Optional.empty(), Optional.empty(), SignatureMode.REQUIRED, Duration.ofMinutes(5));
  }

  /** Returns the trust with another treatment of signatures; without a secret header they stay required. */
  public WebhookTrust signatureMode(SignatureMode value) {
    if (headerName.isEmpty() && value != SignatureMode.REQUIRED) {
      throw new IllegalArgumentException(
          "without a secret header the signature is the only proof; it stays required");
    }
    return new WebhookTrust(headerName, headerSecret, value, tolerance);
  }

  /** Returns the trust with another tolerance for the time of sending. */
  public WebhookTrust signatureTolerance(Duration value) {
    return new WebhookTrust(headerName, headerSecret, mode, value);
  }

  /** Returns the headers to register webhooks with. */
  Map<String, String> registeredHeaders() {
    return headerName
        .map(name -> Map.of(name, headerSecret.orElseThrow().reveal()))
        .orElse(Map.of());
  }

  boolean needsClientSecret() {
    return mode == SignatureMode.REQUIRED;
  }

  boolean accepts(
      Map<String, String> headers, byte[] body, Optional<Secret> clientSecret, TimeSource time) {
    return hasSecret(headers) && isSigned(headers, body, clientSecret, time);
  }

  private boolean hasSecret(Map<String, String> headers) {
    if (headerName.isEmpty()) {
      return true;
    }
    String sent = header(headers, headerName.get()).orElse("");
    try {
      return Secret.of(sent).equals(headerSecret.orElseThrow()); // compares in constant time
    } catch (IllegalArgumentException noSecret) {
      return false;
    }
  }

  private boolean isSigned(
      Map<String, String> headers, byte[] body, Optional<Secret> clientSecret, TimeSource time) {
    boolean present =
        header(headers, StandardWebhooks.SIGNATURE).isPresent()
            || header(headers, StandardWebhooks.ID).isPresent();
    boolean unchecked = mode == SignatureMode.WHEN_PRESENT && (!present || clientSecret.isEmpty());
    if (mode == SignatureMode.IGNORED || unchecked) {
      return true;
    }
    return clientSecret
        .map(secret -> StandardWebhooks.ofSecrets(List.of(secret), tolerance, time))
        .filter(check -> check.verify(headers, body) == StandardWebhooks.Verdict.VALID)
        .isPresent();
  }

  private static Optional<String> header(Map<String, String> headers, String name) {
    return headers.entrySet().stream()
        .filter(
            entry -> entry.getKey().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  @Override
  public String toString() {
    return "webhook trust(header " + headerName.orElse("none") + ", signature " + mode + ")";
  }
}
