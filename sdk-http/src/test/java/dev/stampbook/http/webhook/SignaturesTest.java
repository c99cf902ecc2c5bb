package dev.stampbook.http.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampbook.http.Secret;
import dev.stampbook.http.testing.VirtualTime;
import dev.stampbook.http.webhook.SignatureCheck.Encoding;
import dev.stampbook.http.webhook.StandardWebhooks.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignaturesTest {

  private static final Secret OLD = Secret.of("old-key");
  private static final Secret NEW = Secret.of("example-client-secret");
  private static final byte[] BODY =
      ("{\"scope\":\"store/order/statusUpdated\",\"store_id\":\"1025646\",\"data\":{\"type\":\"order\",\"id\":1042,"
              + "\"status\":{\"previous_status_id\":11,\"new_status_id\":10}},"
              + "\"hash\":\"0000000000000000000000000000000000000000\",\"created_at\":1750000000,\"producer\":\"stores/abc123\"}")
          .getBytes(StandardCharsets.UTF_8);
  private static final Map<String, String> HEADERS =
      Map.of(
          "Webhook-Id", "msg_0001",
          "WEBHOOK-TIMESTAMP", "1750000000",
          "webhook-signature", "v1,5benzdxK0Om1Cr16I7jBcXIrs0X00RitpeiNkCzyGFQ=");
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  private static StandardWebhooks at(long second, Secret... keys) {
    VirtualTime time = new VirtualTime();
    time.advance(Duration.between(VirtualTime.START, Instant.ofEpochSecond(second)));
    return StandardWebhooks.ofSecrets(List.of(keys), TOLERANCE, time);
  }

  private static Map<String, String> with(String header, String value) {
    Map<String, String> headers = new HashMap<>(HEADERS);
    headers.keySet().removeIf(header::equalsIgnoreCase);
    headers.put(header, value);
    return headers;
  }

  @Test
  void aCallSignedWithAnyOfTheKeysIsValid() {
    assertThat(at(1_750_000_010, NEW).verify(HEADERS, BODY)).isEqualTo(Verdict.VALID);
    assertThat(at(1_750_000_010, OLD, NEW).verify(HEADERS, BODY)).isEqualTo(Verdict.VALID);
    assertThat(at(1_750_000_010, NEW, OLD).verify(HEADERS, BODY)).isEqualTo(Verdict.VALID);
    assertThat(at(1_750_000_010, OLD).verify(HEADERS, BODY)).isEqualTo(Verdict.WRONG_SIGNATURE);
  }

  @Test
  void aSecretInBase64IsTheSameKey() {
    VirtualTime time = new VirtualTime();
    time.advance(Duration.between(VirtualTime.START, Instant.ofEpochSecond(1_750_000_000)));
    Secret key = Secret.of("whsec_ZXhhbXBsZS1jbGllbnQtc2VjcmV0");
    assertThat(StandardWebhooks.ofKeys(List.of(key), TOLERANCE, time).verify(HEADERS, BODY))
        .isEqualTo(Verdict.VALID);
    assertThatThrownBy(
            () -> StandardWebhooks.ofKeys(List.of(Secret.of("no base 64!")), TOLERANCE, time))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("no base");
  }

  @Test
  void anyChangedByteIsWrong() {
    for (int i = 0; i < BODY.length; i += 7) {
      byte[] changed = BODY.clone();
      changed[i] ^= 1;
      assertThat(at(1_750_000_000, NEW).verify(HEADERS, changed))
          .isEqualTo(Verdict.WRONG_SIGNATURE);
    }
    assertThat(at(1_750_000_000, NEW).verify(with("webhook-id", "msg_0002"), BODY))
        .isEqualTo(Verdict.WRONG_SIGNATURE);
    assertThat(at(1_750_000_000, NEW).verify(with("webhook-timestamp", "1750000001"), BODY))
        .isEqualTo(Verdict.WRONG_SIGNATURE);
  }

  @Test
  void oneOfSeveralSignaturesIsEnough() {
    String several = "v1a,other v1,AAAA " + HEADERS.get("webhook-signature");
    assertThat(at(1_750_000_000, NEW).verify(with("webhook-signature", several), BODY))
        .isEqualTo(Verdict.VALID);
  }

  @Test
  void aCallIsValidOnlyNearItsTime() {
    assertThat(at(1_750_000_300, NEW).verify(HEADERS, BODY)).isEqualTo(Verdict.VALID);
    assertThat(at(1_750_000_301, NEW).verify(HEADERS, BODY)).isEqualTo(Verdict.OUT_OF_TIME);
    assertThat(at(1_749_999_700, NEW).verify(HEADERS, BODY)).isEqualTo(Verdict.VALID);
    assertThat(at(1_749_999_699, NEW).verify(HEADERS, BODY)).isEqualTo(Verdict.OUT_OF_TIME);
  }

  @ParameterizedTest
  @ValueSource(strings = {"webhook-id", "webhook-timestamp", "webhook-signature"})
  void aMissingHeaderIsNotBelieved(String header) {
    assertThat(at(1_750_000_000, NEW).verify(with(header, " "), BODY))
        .isEqualTo(Verdict.HEADER_MISSING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "-1750000000", "99999999999999999999", "1750000000.5"})
  void anUnreadableTimeIsNotBelieved(String timestamp) {
    assertThat(at(1_750_000_000, NEW).verify(with("webhook-timestamp", timestamp), BODY))
        .isEqualTo(Verdict.HEADER_MISSING);
  }

  @Test
  void whatWeSignWeBelieve() {
    StandardWebhooks ours = at(1_750_000_000, NEW, OLD);
    assertThat(ours.verify(ours.sign("m", Instant.ofEpochSecond(1_750_000_000), BODY), BODY))
        .isEqualTo(Verdict.VALID);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "v1,",
        "v1,5benzdxK0Om1Cr16I7jBcXIrs0X00RitpeiNkCzyGF",
        "5benzdxK0Om1Cr16I7jBcXIrs0X00RitpeiNkCzyGFQ=",
        "v1,%%%"
      })
  void brokenSignaturesAreWrongAndNeverThrow(String signature) {
    assertThat(at(1_750_000_000, NEW).verify(with("webhook-signature", signature), BODY))
        .isNotEqualTo(Verdict.VALID);
  }

  /** Test case 2 of RFC 4231. */
  @Test
  void hexAndBase64AgreeWithThePublishedVector() {
    byte[] data = "what do ya want for nothing?".getBytes(StandardCharsets.US_ASCII);
    String hex = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";
    SignatureCheck check = SignatureCheck.ofSecrets(List.of(Secret.of("Jefe")), Encoding.HEX);
    assertThat(check.matches(data, hex)).isTrue();
    assertThat(check.matches(data, hex.toUpperCase(java.util.Locale.ROOT))).isTrue();
    assertThat(check.matches(data, hex.replace('5', '6'))).isFalse();
    assertThat(check.matches(data, hex.substring(2))).isFalse();
    assertThat(check.matches(data, "zz")).isFalse();
    assertThat(check.matches(data, "a".repeat(100_000))).isFalse();
    assertThat(check.sign(data)).isEqualTo(hex);
    SignatureCheck base64 = SignatureCheck.ofSecrets(List.of(Secret.of("Jefe")), Encoding.BASE64);
    assertThat(base64.matches(data, "W9zBRr9gdU5qBCQmCJV1x1oAPwidJzmDnexYuWTsOEM=")).isTrue();
    assertThat(base64.matches(data, "W9zBRr9gdU5qBCQmCJV1x1oAPwidJzmDnexYuWTsOEM")).isTrue();
    assertThat(check.toString()).doesNotContain("Jefe");
  }

  @Test
  void aCheckWithoutKeysIsRefused() {
    assertThatThrownBy(() -> SignatureCheck.ofSecrets(List.of(), Encoding.HEX))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
