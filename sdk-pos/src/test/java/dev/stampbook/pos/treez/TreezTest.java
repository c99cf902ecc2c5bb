package dev.stampbook.pos.treez;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampbook.AuthenticationException;
import dev.stampbook.InvalidRequestException;
import dev.stampbook.NotFoundException;
import dev.stampbook.UnavailableException;
import dev.stampbook.contract.EmulatedSystem;
import dev.stampbook.http.Secret;
import dev.stampbook.http.TimeSource;
import dev.stampbook.member.MemberId;
import dev.stampbook.member.MemberIdentity;
import dev.stampbook.order.OrderDetail;
import dev.stampbook.order.OrderId;
import dev.stampbook.sandbox.Fault;
import dev.stampbook.sandbox.SandboxJson;
import dev.stampbook.sandbox.shop.OrderStatus;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Credentials, refusals and limits (sheet 2, 7, 8). */
class TreezTest {

  private static final String TOKENS = "POST /{id}/dispensary/examplestore/config/api/gettokens";
  private static final OrderId NOWHERE = OrderId.of("7ee20000-0000-4000-8000-000000000001");

  private static MemberIdentity customer(EmulatedTreez store) {
    return MemberIdentity.of(MemberId.of(Integer.toString(store.addCustomer().id())));
  }

  @Test
  void oneTokenServesForItsTwoHoursAndIsRenewedBeforeItsEnd() {
    try (EmulatedTreez store = new EmulatedTreez(ApiVersion.V2, 0)) {
      Treez treez = store.treez();
      MemberIdentity customer = customer(store);
      for (int call = 0; call < 5; call++) {
        assertThat(treez.members().find(customer)).isPresent();
        assertThat(treez.orders().find(NOWHERE, OrderDetail.LINES)).isEmpty();
      }
      assertThat(store.emulator.tokensIssued()).isEqualTo(1);

      store.clock.advance(Duration.ofMinutes(119).plusSeconds(30));
      assertThat(treez.members().find(customer)).isPresent();

      assertThat(store.emulator.tokensIssued()).isEqualTo(2);
      assertThat(store.system.calls(TOKENS)).isEqualTo(2);
    }
  }

  @Test
  void aTokenThatWasTakenBackIsRenewedOnce() {
    try (EmulatedTreez store = new EmulatedTreez(ApiVersion.V2, 0)) {
      Treez treez = store.treez();
      MemberIdentity customer = customer(store);
      assertThat(treez.members().find(customer)).isPresent();
      store.emulator.revokeTokens();

      assertThat(treez.members().find(customer)).isPresent();
      assertThat(store.emulator.tokensIssued()).isEqualTo(2);
    }
  }

  @Test
  void theTokenGoesBareUnlessThePrefixIsSet() {
    try (EmulatedTreez store =
        new EmulatedTreez(ApiVersion.V2, 0, 1, builder -> builder.bearerPrefix())) {
      MemberIdentity customer = customer(store);
      assertThatThrownBy(() -> store.treez().members().find(customer))
          .isInstanceOf(AuthenticationException.class);
      Treez treez = store.builder().bearerPrefix().build();
      assertThat(treez.members().find(customer)).isPresent();
    }
  }

  @Test
  void wrongKeysAreAnAuthenticationFailureThatShowsNone() {
    try (EmulatedTreez store = new EmulatedTreez(ApiVersion.V2, 0)) {
      Treez treez =
          store.builder().v2(Secret.of("sandbox-partner"), Secret.of("wrong-key-0815")).build();
      assertThatThrownBy(() -> treez.orders().find(NOWHERE, OrderDetail.LINES))
          .isInstanceOf(AuthenticationException.class)
          .hasMessageNotContaining("0815");
    }
  }

  @Test
  void aLoginThatFailsWithStatus200IsOne() {
    try (EmulatedTreez store = new EmulatedTreez(ApiVersion.V2, 0)) {
      store.system.tamper(
          (request, answer) ->
              EmulatedSystem.json(
                  200, "{\"resultCode\":\"FAIL\",\"resultReason\":\"INVALID_REQUEST\"}"));
      assertThatThrownBy(() -> store.treez().orders().find(NOWHERE, OrderDetail.LINES))
          .isInstanceOf(AuthenticationException.class)
          .hasMessageContaining("API key");
    }
  }

  @Test
  void everyCallOfVersion3IsSignedForItsOwnAddress() {
    try (EmulatedTreez store = new EmulatedTreez(ApiVersion.V3, 0)) {
      Treez treez = store.treez();
      MemberIdentity customer = customer(store);
      assertThat(treez.members().find(customer)).isPresent();
      store.clock.advance(Duration.ofHours(3));
      assertThat(treez.members().find(customer)).isPresent();
      treez.api().tokenValidation().validate();
      treez.api().discounts().all(Optional.of(true), Optional.of("DOLLAR"), Optional.of("ALL"));

      TokenSigner signs =
          SelfSignedTokens.of(
              "sandbox-certificate",
              EmulatedTreez.ORGANIZATION,
              EmulatedTreez.KEYS.getPrivate(),
              store.system.time());
      Treez elsewhere =
          store.builder().v3(target -> signs.sign(URI.create("https://pos.example.com/"))).build();
      assertThatThrownBy(() -> elsewhere.members().find(customer))
          .isInstanceOf(AuthenticationException.class);
    }
  }

  @Test
  void aForeignKeyIsRefused() throws GeneralSecurityException {
    KeyPairGenerator other = KeyPairGenerator.getInstance("RSA");
    other.initialize(2048);
    try (EmulatedTreez store = new EmulatedTreez(ApiVersion.V3, 0)) {
      Treez treez =
          store
              .builder()
              .v3(
                  "sandbox-certificate",
                  EmulatedTreez.ORGANIZATION,
                  other.generateKeyPair().getPrivate())
              .build();
      assertThatThrownBy(() -> treez.orders().find(NOWHERE, OrderDetail.LINES))
          .isInstanceOf(AuthenticationException.class);
    }
  }

  /** Two parts, claims in milliseconds, thirty seconds, SHA256withRSA (sheet 2). */
  @Test
  void aSelfSignedTokenIsMadeAsTheSheetSays(@TempDir Path folder) throws Exception {
    Path pem = folder.resolve("key.pem");
    Files.writeString(
        pem,
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(EmulatedTreez.KEYS.getPrivate().getEncoded())
            + "\n-----END PRIVATE KEY-----\n");
    long before = System.currentTimeMillis();
    SelfSignedTokens tokens =
        SelfSignedTokens.of(
            "certificate", "organization", SelfSignedTokens.readKey(pem), TimeSource.system());
    String[] parts =
        tokens.sign(URI.create("https://pos.example.com/a?b=c")).reveal().split("\\.", -1);

    assertThat(parts).hasSize(2);
    var claims = SandboxJson.MAPPER.readTree(Base64.getUrlDecoder().decode(parts[0]));
    assertThat(claims.path("aud").asText()).isEqualTo("https://pos.example.com/a?b=c");
    assertThat(claims.path("iss").asText()).isEqualTo("certificate");
    assertThat(claims.path("oid").asText()).isEqualTo("organization");
    assertThat(claims.path("iat").asLong()).isGreaterThanOrEqualTo(before);
    assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(30_000);
    Signature check = Signature.getInstance("SHA256withRSA");
    check.initVerify(EmulatedTreez.KEYS.getPublic());
    check.update(parts[0].getBytes(StandardCharsets.US_ASCII));
    assertThat(check.verify(Base64.getDecoder().decode(parts[1]))).isTrue();
    assertThat(tokens.toString()).isEqualTo("self-signed tokens(certificate certificate)");
    Files.writeString(pem, "nothing like a key");
    assertThatThrownBy(() -> SelfSignedTokens.readKey(pem))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("PKCS#8");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          400 | {"resultCode":"FAIL","resultReason":"TICKET_NOT_FOUND","ticketList":[]}     | gone
          200 | {"resultCode":"FAIL","resultReason":"TICKET_NOT_FOUND","ticketList":[]}     | gone
          404 | {"resultCode":"FAIL","resultReason":"NOT_FOUND"}                            | gone
          400 | {"resultCode":"FAIL","resultReason":"INVALID_REQUEST","resultDetail":"jo@example.com"} | refused
          200 | {"resultCode":"FAIL","resultReason":"INVALID_REQUEST","resultDetail":"jo@example.com"} | refused
          200 | {"resultCode":"FAIL"}                                                       | refused
          400 | {"message":"bad","errorType":"X","errorMsgs":["jo@example.com"],"failed":[]} | refused
          401 | {"resultCode":"FAIL","resultReason":"X"}                                    | auth
          403 | {"message":"Forbidden"}                                                     | auth
          500 | <html>oops</html>                                                           | down
          """)
  void refusalsOfEveryShapeAreTold(int status, String body, String meaning) {
    try (EmulatedTreez store = new EmulatedTreez(ApiVersion.V3, 0)) {
      store.system.tamper((request, answer) -> EmulatedSystem.json(status, body));
      TreezOrders orders = store.treez().orders();
      switch (meaning) {
        case "gone" -> assertThat(orders.find(NOWHERE, OrderDetail.LINES)).isEmpty();
        case "refused" ->
            assertThatThrownBy(() -> orders.find(NOWHERE, OrderDetail.LINES))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageNotContaining("jo@example.com");
        case "auth" ->
            assertThatThrownBy(() -> orders.find(NOWHERE, OrderDetail.LINES))
                .isInstanceOf(AuthenticationException.class);
        default ->
            assertThatThrownBy(() -> orders.find(NOWHERE, OrderDetail.LINES))
                .isInstanceOf(UnavailableException.class);
      }
    }
  }

  @Test
  void theQuotaIsKeptAndAnOverrunWaitsAndGoesOn() {
    try (EmulatedTreez store =
        new EmulatedTreez(ApiVersion.V2, 0, 1, builder -> builder.quota(10))) {
      Treez treez = store.builder().maxRequestsPerSecond(4).build();
      MemberIdentity customer = customer(store);
      for (int call = 0; call < 40; call++) {
        assertThat(treez.members().find(customer)).isPresent();
      }
      assertThat(store.system.server().calls().byStatus()).doesNotContainKey(429);

      store.system.fault("GET", "/customer/*", Fault.TOO_MANY_REQUESTS);
      assertThat(treez.members().find(customer)).isPresent();
      assertThat(store.system.server().calls().byStatus()).containsEntry(429, 1L);
    }
  }

  @Test
  void bothShapesOfASingleTicketAreRead() {
    try (EmulatedTreez store = new EmulatedTreez(ApiVersion.V2, 0)) {
      Treez treez = store.treez();
      var sale =
          store.put(
              0, store.basket(List.of(store.line("24.00", 1)), List.of()), OrderStatus.COMPLETED);
      var listed =
          treez.api().tickets().ticket(store.id(sale).value(), Optional.of(true)).orElseThrow();
      var alone =
          treez
              .api()
              .tickets()
              .ticketByOrderNumber(
                  listed.ticket().orElseThrow().orderNumber().orElseThrow(), Optional.empty())
              .orElseThrow();

      assertThat(listed.ticketList()).hasSize(1);
      assertThat(alone.ticketList()).isEmpty();
      assertThat(alone.ticket().orElseThrow().ticketId()).isEqualTo(store.id(sale).value());
      assertThat(treez.api().tickets().ticketByOrderNumber("ZZZZZZ", Optional.empty())).isEmpty();
    }
  }

  @Test
  void aListThatIsRefusedIsNoEmptyList() {
    try (EmulatedTreez store = new EmulatedTreez(ApiVersion.V3, 0)) {
      var tickets = store.treez().api().tickets();
      Optional<Boolean> no = Optional.empty();
      Optional<String> any = Optional.empty();
      assertThatThrownBy(() -> tickets.byStatus("DRAFT", 1, 50, no, no, any, any))
          .isInstanceOf(InvalidRequestException.class);
      assertThatThrownBy(() -> tickets.history(NOWHERE.value()))
          .isInstanceOf(NotFoundException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "two words", "-x", "a/b"})
  void aStoreIsNamedByItsSubDomain(String name) {
    assertThatThrownBy(() -> Treez.builder().dispensary(name))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatIsMissingIsNamed() {
    assertThatThrownBy(() -> Treez.builder().dispensary("examplestore").build())
        .hasMessageContaining("v2(...)");
    Treez.Builder nameless = Treez.builder().v2(Secret.of("a"), Secret.of("b"));
    assertThatThrownBy(nameless::build).hasMessageContaining("dispensary");
    assertThatThrownBy(() -> nameless.dispensary("examplestore").pageSize(51).build())
        .hasMessageContaining("1 to 50");
    assertThatThrownBy(() -> nameless.pageSize(50).firstPage(2).build())
        .hasMessageContaining("0 or 1");
  }
}
