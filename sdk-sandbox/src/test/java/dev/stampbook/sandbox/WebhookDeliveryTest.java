package dev.stampbook.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampbook.sandbox.smile.SmileEmulator;
import dev.stampbook.sandbox.smile.SmileWebhooks;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebhookDeliveryTest {

  private static final long SEED = 20_261_123L;
  private static final Duration LONGEST = Duration.ofSeconds(60);

  /** Keeps the bodies of requests in the order they came in. */
  private static final class Receiver implements Emulator {
    final List<EmulatorRequest> received = Collections.synchronizedList(new ArrayList<>());

    @Override
    public String system() {
      return "receiver";
    }

    @Override
    public EmulatorResponse handle(EmulatorRequest request) {
      received.add(request);
      return EmulatorResponse.empty(204);
    }

    @Override
    public EmulatorResponse tooManyRequests() {
      return EmulatorResponse.empty(429);
    }

    @Override
    public EmulatorResponse serverError(int status) {
      return EmulatorResponse.empty(status);
    }

    List<String> bodies() {
      return received.stream()
          .map(request -> new String(request.body(), StandardCharsets.UTF_8))
          .toList();
    }
  }

  private final Receiver receiver = new Receiver();
  private final FaultPlan faults = FaultPlan.scripted();
  private final EmulatorServer server =
      EmulatorServer.start(receiver, faults, RequestCheck.notRun("none"), 0);

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void reliablePlanDeliversEverythingOnceAndInOrder() throws Exception {
    WebhookDelivery.Counts counts = deliver(WebhookPlan.reliable(), 50);

    assertThat(receiver.bodies()).isEqualTo(numbers(50));
    assertThat(counts).isEqualTo(new WebhookDelivery.Counts(50, 0, 0, 50, 0));
  }

  @Test
  void unreliablePlanDropsDoublesAndReordersTheSameWayForTheSameSeed() throws Exception {
    WebhookDelivery.Counts counts = deliver(WebhookPlan.unreliable(SEED), 200);
    List<String> bodies = receiver.bodies();
    List<String> distinct = bodies.stream().distinct().toList();

    assertThat(counts.dropped()).as("seed " + SEED).isBetween(5L, 40L);
    assertThat(counts.duplicated()).isBetween(15L, 70L);
    assertThat(counts.failed()).isZero();
    assertThat(distinct).hasSize(200 - (int) counts.dropped());
    assertThat(bodies).hasSize(distinct.size() + (int) counts.duplicated());
    assertThat(numbers(200)).containsAll(distinct);
    assertThat(distinct).isNotEqualTo(numbers(200).stream().filter(distinct::contains).toList());

    receiver.received.clear();
    assertThat(deliver(WebhookPlan.unreliable(SEED), 200)).isEqualTo(counts);
    assertThat(new HashSet<>(receiver.bodies())).isEqualTo(new HashSet<>(bodies));
  }

  @Test
  void refusedDeliveriesAreTriedFourTimesAndThenGivenUp() throws Exception {
    faults.next("POST", "/", Fault.SERVER_ERROR_BEFORE).next("POST", "/", Fault.CUT_BEFORE);
    assertThat(deliver(WebhookPlan.reliable(), 1).delivered()).isEqualTo(1);
    assertThat(receiver.bodies()).containsExactly("0");

    for (int i = 0; i < WebhookDelivery.MAX_TRIES; i++) {
      faults.next("POST", "/", Fault.SERVER_ERROR_BEFORE);
    }
    assertThat(deliver(WebhookPlan.reliable(), 1).failed()).isEqualTo(1);
    assertThat(faults.scriptedLeft()).isZero();
    assertThat(receiver.bodies()).containsExactly("0");
  }

  @Test
  void smileWebhooksCarryTheirSignatureOverTheExactBytes() throws Exception {
    SmileEmulator smile = SmileEmulator.builder().build();
    long customer = smile.account().addCustomer("member1@example.com");
    SmileWebhooks webhooks =
        new SmileWebhooks(
            smile.account(), "client-secret", "X-Test-Signature", SmileWebhooks.Encoding.HEX);
    try (WebhookDelivery delivery = WebhookDelivery.to(server.url(), WebhookPlan.reliable())) {
      delivery.send(webhooks.ping());
      delivery.send(webhooks.customerUpdated(customer));
      delivery.awaitDelivered(LONGEST);
    }

    EmulatorRequest ping = receiver.received.get(0);
    // openssl: printf '{"account_id":42017,"topic":"ping","data":{}}' | openssl dgst -sha256 -hmac
    assertThat(ping.header("x-test-signature")).hasValue(PING_SIGNATURE);
    var updated = SandboxJson.parse(receiver.received.get(1).body()).orElseThrow();
    assertThat(updated.path("topic").asText()).isEqualTo("customer/updated");
    assertThat(updated.at("/data/customer/id").asLong()).isEqualTo(customer);
  }

  private static final String PING_SIGNATURE =
      "d75f1357cefc166aa710564171946ae934d6da7ff013eda9694af5ac4cc61e86";

  private WebhookDelivery.Counts deliver(WebhookPlan plan, int count) throws Exception {
    try (WebhookDelivery delivery = WebhookDelivery.to(server.url(), plan)) {
      for (String number : numbers(count)) {
        delivery.send(
            new Webhook(
                Map.of("Content-Type", "text/plain"), number.getBytes(StandardCharsets.UTF_8)));
      }
      return delivery.awaitDelivered(LONGEST);
    }
  }

  private static List<String> numbers(int count) {
    return IntStream.range(0, count).mapToObj(Integer::toString).toList();
  }
}
