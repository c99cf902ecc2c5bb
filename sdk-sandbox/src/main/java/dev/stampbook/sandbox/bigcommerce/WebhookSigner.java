package dev.stampbook.sandbox.bigcommerce;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs webhook messages by the Standard Webhooks scheme (section 10.3). */
final class WebhookSigner {

  private WebhookSigner() {}

  /** Returns {@code v1,} and the HMAC-SHA256 of {@code id.timestamp.body} in base64. */
  static String signature(String clientSecret, String id, long timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(clientSecret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
      return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC-SHA256 is part of every Java runtime.", e);
    }
  }

  /** Returns the 40 hexadecimal digits of the event's {@code hash}, which is no signature. */
  static String hash(String data) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-1").digest(data.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("SHA-1 is part of every Java runtime.", e);
    }
  }
}
