package dev.stampbook.bigcommerce;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampbook.MalformedResponseException;
import dev.stampbook.bigcommerce.WebhookTrust.SignatureMode;
import dev.stampbook.bigcommerce.api.Hook;
import dev.stampbook.http.Secret;
import dev.stampbook.http.TimeSource;
import dev.stampbook.sandbox.Fault;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhooksTest {

  /** The test vector of sheet 10.3. */
  private static final String BODY =
      "{\"scope\":\"store/order/statusUpdated\",\"store_id\":\"1025646\",\"data\":{\"type\":\"order\",\"id\":1042,\"status\":{\"previous_status_id\":11,\"new_status_id\":10}},\"hash\":\"0000000000000000000000000000000000000000\",\"created_at\":1750000000,\"producer\":\"stores/abc123\"}";

  private static final Map<String, String> SIGNED =
      Map.of(
          "Webhook-Id", "msg_0001",
          "Webhook-Timestamp", "1750000000",
          "Webhook-Signature", "v1,5benzdxK0Om1Cr16I7jBcXIrs0X00RitpeiNkCzyGFQ=");
  private static final WebhookTrust HEADER =
      WebhookTrust.header("X-Shop-Hook-Secret", Secret.of("long-random-value"));
  private static final URI HERE = URI.create("https://shop.example.com/hooks/bc");

  @Test
  void theTestVectorIsBelievedAndRead() {
    WebhookEvent event =
        webhooks(WebhookTrust.signature()).receive(SIGNED, BODY.getBytes(UTF_8)).orElseThrow();

    assertThat(event.storeHash()).contains("abc123");
    assertThat(event.createdAt()).isEqualTo(Instant.ofEpochSecond(1_750_000_000));
    assertThat(event.changedOrder().orElseThrow().value()).isEqualTo("1042");
    assertThat(event.subject())
        .isInstanceOfSatisfying(
            WebhookEvent.OrderStatusUpdated.class,
            moved -> {
              assertThat(moved.previousStatusId()).contains(11);
              assertThat(moved.newStatusId()).contains(10);
            });
  }

  @Test
  void oneChangedByteALateCallOrAMissingSignatureIsNotBelieved() {
    BigCommerceWebhooks strict = webhooks(WebhookTrust.signature());
    assertThat(strict.receive(SIGNED, BODY.replace("1042", "1043").getBytes(UTF_8))).isEmpty();
    assertThat(strict.receive(Map.of(), BODY.getBytes(UTF_8))).isEmpty();
    assertThat(
            webhooks(WebhookTrust.signature(), Instant.ofEpochSecond(1_750_000_301))
                .receive(SIGNED, BODY.getBytes(UTF_8)))
        .isEmpty();
    assertThat(
            webhooks(
                    WebhookTrust.signature().signatureTolerance(Duration.ofMinutes(10)),
                    Instant.ofEpochSecond(1_750_000_301))
                .receive(SIGNED, BODY.getBytes(UTF_8)))
        .isPresent();
  }

  @Test
  void theSecretHeaderIsRequiredAndAPresentSignatureIsChecked() {
    BigCommerceWebhooks byHeader = webhooks(HEADER);
    byte[] body = BODY.getBytes(UTF_8);
    Map<String, String> secret = Map.of("x-shop-hook-secret", "long-random-value");

    assertThat(byHeader.receive(secret, body)).isPresent();
    assertThat(byHeader.receive(Map.of(), body)).isEmpty();
    assertThat(byHeader.receive(Map.of("X-Shop-Hook-Secret", "long-random-valuf"), body)).isEmpty();
    assertThat(byHeader.receive(SIGNED, body)).isEmpty();
    Map<String, String> forged = new HashMap<>(SIGNED);
    forged.putAll(secret);
    forged.put("Webhook-Signature", "v1,AAAAzdxK0Om1Cr16I7jBcXIrs0X00RitpeiNkCzyGFQ=");
    assertThat(byHeader.receive(forged, body)).isEmpty();
    assertThat(webhooks(HEADER.signatureMode(SignatureMode.REQUIRED)).receive(secret, body))
        .isEmpty();
    assertThat(webhooks(HEADER.signatureMode(SignatureMode.IGNORED)).receive(forged, body))
        .isPresent();
    assertThat(HEADER.toString()).doesNotContain("long-random-value");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          store/order/created                     | {"type":"order","id":250}                                                        | OrderChanged           | 250
          store/order/archived                    | {"type":"order","id":250}                                                        | OrderChanged           | 250
          store/order/statusUpdated               | {"type":"order","id":250}                                                        | OrderStatusUpdated     | 250
          store/order/refund/created              | {"type":"order","id":250,"refund":{"refund_id":31}}                              | OrderRefunded          | 250
          store/order/message/created             | {"type":"order","id":250,"message":{"order_message_id":3}}                       | OrderMessageCreated    |
          store/order/transaction/updated         | {"type":"transaction","order_id":"250","transaction_id":"5"}                     | OrderTransactionChanged | 250
          store/order/metafield/deleted           | {"metafield_id":7,"resource_id":"250"}                                           | OrderMetafieldChanged  |
          store/channel/7/order/created           | {"order_id":250}                                                                 | OrderChanged           | 250
          store/channel/7/order/refund/created    | {"order_id":250,"refund":{"refund_id":31}}                                       | OrderRefunded          | 250
          store/customer/updated                  | {"type":"customer","id":32}                                                      | CustomerChanged        |
          store/customer/address/created          | {"type":"customer","id":60,"address":{"customer_id":32}}                         | CustomerAddressChanged |
          store/customer/channel/login/access/updated | {"customer_id":32,"channel_ids":[1,2]}                                       | CustomerChannelAccessChanged |
          store/subscriber/deleted                | {"type":"subscriber","id":5}                                                     | SubscriberChanged      |
          store/cart/converted                    | {"type":"cart","id":"09346904-4175-44fd-be53-f7e598531b6c","orderId":250}        | CartConverted          | 250
          store/cart/couponApplied                | {"type":"cart","id":"09346904-4175-44fd-be53-f7e598531b6c","couponId":1}         | CartCouponApplied      |
          store/hook/deliveryException            | {"type":"webhook","id":9,"error_code":90001,"message":"x"}                       | DeliveryException      |
          store/information/updated               | {"type":"store"}                                                                 | StoreInformationUpdated |
          store/app/uninstalled                   | {}                                                                               | AppUninstalled         |
          store/something/new                     | {"id":"x"}                                                                       | Unknown                |
          """)
  void everyTopicIsRead(String scope, String data, String type, String order) {
    String body =
        "{\"scope\":\"%s\",\"store_id\":\"1\",\"data\":%s,\"hash\":\"h\",\"created_at\":1,\"producer\":\"stores/abc123\",\"new\":{}}"
            .formatted(scope, data);
    WebhookEvent event = new WebhookParser().parse(body.getBytes(UTF_8));

    assertThat(event.subject().getClass().getSimpleName()).isEqualTo(type);
    assertThat(event.changedOrder().map(Object::toString)).isEqualTo(Optional.ofNullable(order));
  }

  @Test
  void aBelievedCallThatCannotBeReadIsReported() {
    for (String body :
        List.of(
            "",
            "[]",
            "{}",
            "{\"scope\":\"store/order/created\",\"data\":{\"id\":\"x\"}}",
            "{\"scope\"")) {
      assertThatThrownBy(() -> new WebhookParser().parse(body.getBytes(UTF_8)))
          .as(body)
          .isInstanceOf(MalformedResponseException.class);
    }
  }

  @Test
  void registrationAddsWhatIsMissingRevivesWhatIsOffAndRepeatsNothing() {
    try (TestStore store = new TestStore(1)) {
      BigCommerceWebhooks webhooks = store.builder().webhooks(HEADER).build().webhooks();
      Set<String> topics = Set.of("store/order/*", "store/cart/converted");
      store.server.faults().next("POST", "/v3/hooks", Fault.CUT_AFTER_APPLY);
      List<Hook> made = webhooks.register(HERE, topics);
      assertThat(made).hasSize(2);

      long hook = made.get(0).id();
      store.send(
          "PUT",
          "/v3/hooks/" + hook,
          "{\"scope\":\"%s\",\"destination\":\"%s\",\"is_active\":false}"
              .formatted(made.get(0).scope().orElseThrow(), HERE));
      assertThat(webhooks.health().inactive()).extracting(Hook::id).containsExactly(hook);
      webhooks.register(HERE, topics);

      assertThat(webhooks.health().isGood()).isTrue();
      assertThat(webhooks.list()).hasSize(2);
      webhooks.delete(List.of(hook));
      assertThat(webhooks.list()).hasSize(1);
      assertThatThrownBy(() -> webhooks.register(URI.create("http://shop.example.com"), topics))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aSignedCallOfTheStoreIsBelieved() {
    try (TestStore store = new TestStore(30)) {
      BigCommerceWebhooks webhooks =
          store.builder().webhooks(HEADER.signatureMode(SignatureMode.REQUIRED)).build().webhooks();
      webhooks.register(HERE, BigCommerceWebhooks.TOPICS);
      List<dev.stampbook.sandbox.bigcommerce.WebhookCall> calls =
          new java.util.concurrent.CopyOnWriteArrayList<>();
      store.emulator.onWebhook(calls::add);
      int order = store.shop.orders().get(3).id();
      store.send("PUT", "/v2/orders/" + order, "{\"status_id\": 5}");

      assertThat(calls).isNotEmpty();
      for (var call : calls) {
        WebhookEvent event =
            webhooks.receive(call.webhook().headers(), call.webhook().body()).orElseThrow();
        assertThat(event.changedOrder().map(Object::toString)).contains(String.valueOf(order));
      }
    }
  }

  private static BigCommerceWebhooks webhooks(WebhookTrust trust) {
    return webhooks(trust, Instant.ofEpochSecond(1_750_000_000));
  }

  private static BigCommerceWebhooks webhooks(WebhookTrust trust, Instant now) {
    TimeSource fixed =
        new TimeSource() {
          @Override
          public Instant now() {
            return now;
          }

          @Override
          public long nanoTime() {
            return 0;
          }

          @Override
          public void sleep(Duration duration) {}
        };
    BigCommerce unreachable =
        BigCommerce.builder()
            .credentials(
                BigCommerceCredentials.of(
                    "abc123", Secret.of("t"), "c", Secret.of("example-client-secret")))
            .http(http -> http.time(fixed))
            .webhooks(trust)
            .build();
    return unreachable.webhooks();
  }
}
