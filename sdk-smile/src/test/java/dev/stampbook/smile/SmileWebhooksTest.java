package dev.stampbook.smile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampbook.MalformedResponseException;
import dev.stampbook.UnsupportedCapabilityException;
import dev.stampbook.http.Secret;
import dev.stampbook.http.webhook.SignatureCheck;
import dev.stampbook.http.webhook.SignatureCheck.Encoding;
import dev.stampbook.member.MemberId;
import dev.stampbook.sandbox.Webhook;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmileWebhooksTest {

  // Signatures were made with OpenSSL: printf '%s' BODY | openssl dgst -sha256 -hmac SECRET
  private static final String PING = "{\"account_id\":42017,\"topic\":\"ping\",\"data\":{}}";
  private static final String PING_NEW_HEX =
      "ee9e735dbfc739c4b6c25c4ed536fab7551fad0decc2595e75d065e49252446f";
  private static final String PING_OLD_HEX =
      "6bce135d1c4363325c2b1c28e7c0d5ad40e1fbe50472bd68ab167daa50bde139";
  private static final String PING_NEW_BASE64 = "7p5zXb/HOcS2wlxO1Tb6t1UfrQ3swlleddBl5JJSRG8=";

  private static final SignatureCheck SIGNER =
      SignatureCheck.ofSecrets(List.of(Secret.of("new-secret")), Encoding.HEX);

  private static Smile.Builder app() {
    return Smile.builder().accessToken(Secret.of("app"));
  }

  private final SmileWebhooks webhooks =
      app()
          .signatureHeader("X-Signature")
          .digestEncoding(Encoding.HEX, Encoding.BASE64)
          .clientSecrets(Secret.of("new-secret"), Secret.of("old-secret"))
          .build()
          .webhooks();

  private static byte[] bytes(String body) {
    return body.getBytes(StandardCharsets.UTF_8);
  }

  private SmileEvent signed(String body) {
    String signature = SIGNER.sign(bytes(body));
    return webhooks.read(Map.of("X-Signature", signature), bytes(body)).orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {PING_NEW_HEX, PING_OLD_HEX, PING_NEW_BASE64})
  void acceptsOldAndNewSecretInBothEncodings(String signature) {
    assertThat(webhooks.read(Map.of("x-SIGNATURE", signature), bytes(PING)))
        .hasValueSatisfying(
            event -> {
              assertThat(event).isInstanceOf(SmileEvent.Ping.class);
              assertThat(event.accountId()).contains(42_017L);
              assertThat(event.raw().value()).isEqualTo(PING);
            });
  }

  @Test
  void rejectsWhatIsNotSignedOverTheseVeryBytes() {
    byte[] ping = bytes(PING);
    assertThat(webhooks.read(Map.of(), ping)).isEmpty();
    assertThat(webhooks.read(Map.of("X-Signature", ""), ping)).isEmpty();
    assertThat(webhooks.read(Map.of("X-Other", PING_NEW_HEX), ping)).isEmpty();
    assertThat(webhooks.read(Map.of("X-Signature", PING_NEW_HEX), bytes(PING + " "))).isEmpty();
    String flipped = (PING_NEW_HEX.charAt(0) == '0' ? '1' : '0') + PING_NEW_HEX.substring(1);
    assertThat(webhooks.read(Map.of("X-Signature", flipped), ping)).isEmpty();
    byte[] huge = Arrays.copyOf(ping, (1 << 20) + 1);
    Arrays.fill(huge, ping.length, huge.length, (byte) ' ');
    String signature = SIGNER.sign(huge);
    assertThat(webhooks.read(Map.of("X-Signature", signature), huge)).isEmpty();
  }

  @Test
  void acceptsOnlyTheEncodingItWasTold() {
    SmileWebhooks hexOnly =
        app()
            .signatureHeader("X-Signature")
            .digestEncoding(Encoding.HEX)
            .clientSecrets(Secret.of("new-secret"))
            .build()
            .webhooks();

    assertThat(hexOnly.read(Map.of("X-Signature", PING_NEW_HEX), bytes(PING))).isPresent();
    assertThat(hexOnly.read(Map.of("X-Signature", PING_NEW_BASE64), bytes(PING))).isEmpty();
    assertThat(hexOnly.read(Map.of("X-Signature", PING_OLD_HEX), bytes(PING))).isEmpty();
  }

  @Test
  void acceptsNothingUntilHeaderEncodingAndSecretAreSet() {
    for (Smile.Builder part :
        List.of(
            app().digestEncoding(Encoding.HEX).clientSecrets(Secret.of("new-secret")),
            app().signatureHeader("X-Signature").clientSecrets(Secret.of("new-secret")),
            app().signatureHeader("X-Signature").digestEncoding(Encoding.HEX))) {
      SmileWebhooks closed = part.build().webhooks();
      assertThatThrownBy(() -> closed.read(Map.of("X-Signature", PING_NEW_HEX), bytes(PING)))
          .isInstanceOf(UnsupportedCapabilityException.class)
          .hasMessageContaining("smile.signatureHeader");
    }
  }

  @ParameterizedTest
  @EnumSource(dev.stampbook.sandbox.smile.SmileWebhooks.Encoding.class)
  void readsWhatTheEmulatedAppSendsAndHidesThePerson(
      dev.stampbook.sandbox.smile.SmileWebhooks.Encoding encoding) {
    try (EmulatedSmile emulated = new EmulatedSmile()) {
      MemberId member = emulated.member("member1@example.com", 1_324);
      Webhook sent =
          new dev.stampbook.sandbox.smile.SmileWebhooks(
                  emulated.account, "old-secret", "X-Signature", encoding)
              .customerUpdated(SmileIds.number(member));

      SmileEvent event = webhooks.read(sent.headers(), sent.body()).orElseThrow();

      assertThat(event)
          .isInstanceOfSatisfying(
              SmileEvent.CustomerUpdated.class,
              updated -> {
                assertThat(updated.customer().id()).isEqualTo(SmileIds.number(member));
                assertThat(updated.customer().pointsBalance()).contains(1_324L);
                assertThat(updated.customer().updatedAt()).contains(EmulatedSmile.START);
                assertThat(updated.toString()).doesNotContain("member1");
              });
    }
  }

  @Test
  void keepsTopicsOfTomorrowAndRefusesBodiesItCannotRead() {
    assertThat(signed("{\"topic\":\"order/updated\",\"data\":[]}"))
        .isInstanceOfSatisfying(
            SmileEvent.Other.class, other -> assertThat(other.topic()).isEqualTo("order/updated"));
    for (String body :
        List.of("", "null", "{", "{}", "{\"topic\":\"customer/updated\",\"data\":{}}")) {
      assertThatThrownBy(() -> signed(body)).isInstanceOf(MalformedResponseException.class);
    }
  }
}
