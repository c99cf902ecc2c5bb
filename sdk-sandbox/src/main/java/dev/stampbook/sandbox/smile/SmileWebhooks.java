package dev.stampbook.sandbox.smile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stampbook.sandbox.SandboxJson;
import dev.stampbook.sandbox.Webhook;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes the signed webhooks of an installed app (sheet section 10). The name of the signature's
 * header and its encoding are not known, so both are chosen here.
 */
public final class SmileWebhooks {

  /** Says how the signature is written. */
  public enum Encoding {
    /** Lower-case hexadecimal. */
    HEX,
    /** Base64 with padding. */
    BASE64;

    private String write(byte[] bytes) {
      return switch (this) {
        case HEX -> HexFormat.of().formatHex(bytes);
        case BASE64 -> Base64.getEncoder().encodeToString(bytes);
      };
    }
  }

  private static final long ACCOUNT_ID = 42_017;

  private final SmileAccount account;
  private final String clientSecret;
  private final String signatureHeader;
  private final Encoding encoding;

  /** Makes webhooks about the customers of one account. */
  public SmileWebhooks(
      SmileAccount account, String clientSecret, String signatureHeader, Encoding encoding) {
    this.account = account;
    this.clientSecret = clientSecret;
    this.signatureHeader = signatureHeader;
    this.encoding = encoding;
  }

  /** Returns the check that a receiver must answer with a 2xx status. */
  public Webhook ping() {
    return signed("ping", SandboxJson.object());
  }

  /**
   * Returns the notice that a customer was made or changed.
   *
   * @throws IllegalArgumentException when the account has no such customer
   */
  public Webhook customerUpdated(long customerId) {
    SmileCustomer customer =
        account
            .find(customerId)
            .orElseThrow(() -> new IllegalArgumentException("No customer " + customerId + "."));
    ObjectNode data = SandboxJson.object();
    data.set("customer", SmileWire.customer(customer, Set.of(), account.tiers()));
    return signed("customer/updated", data);
  }

  private Webhook signed(String topic, ObjectNode data) {
    ObjectNode json = SandboxJson.object();
    json.put("account_id", ACCOUNT_ID);
    json.put("topic", topic);
    json.set("data", data);
    byte[] body = json.toString().getBytes(StandardCharsets.UTF_8);
    return new Webhook(
        Map.of("Content-Type", "application/json", signatureHeader, signature(body)), body);
  }

  private String signature(byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(clientSecret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return encoding.write(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no HMAC-SHA256.", e);
    }
  }
}
