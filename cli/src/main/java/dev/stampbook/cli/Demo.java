package dev.stampbook.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stampbook.Capability;
import dev.stampbook.LoyaltyProvider;
import dev.stampbook.engine.ConsentRegistry;
import dev.stampbook.engine.LoyaltyProgram;
import dev.stampbook.engine.OrderStory;
import dev.stampbook.engine.Store;
import dev.stampbook.engine.SyncReport;
import dev.stampbook.engine.consent.ConsentTarget;
import dev.stampbook.order.OrderId;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The main job from end to end: catch up, follow what changes, redeem a reward, catch up once more, and compare. Written to be read: this is
 * how a shop backend uses the library; {@link Visit} has the shopper's side of it.
 */
final class Demo {

  /** Where the shop believes to send its webhooks; the sandbox brings them to the receiver of the demo. */
  private static final URI SHOP_HOOKS = URI.create("https://shop.example.com/hooks");

  private final SandboxClient sandbox;
  private final Store store;
  private final long seed;
  private final ObjectMapper json = new ObjectMapper();

  Demo(SandboxClient sandbox, Store store, long seed) {
    this.sandbox = sandbox;
    this.store = store;
    this.seed = seed;
  }

  DemoResult run() {
    long began = System.nanoTime();
    JsonNode world = sandbox.get("");
    Systems systems = Systems.servedBy(world);
    long callsBefore = sandbox.calls(systems.provider().name());
    OpenCommerce shop =
        systems.commerce().inSandbox(SandboxSystem.of(world, systems.commerce().name()));
    LoyaltyProvider provider =
        systems.provider().inSandbox(SandboxSystem.of(world, systems.provider().name()));
    try (LoyaltyProgram program = program(systems, provider, shop)) {
      SyncReport first = sync(program, sandbox.get("/shop").path("orders").asLong());
      Followed followed = follow(program, shop);
      VisitReport visit = visit(program, provider, shop);
      SyncReport caughtUp = sync(program, 0);
      systems.provider().settleByHand(program, sandbox);
      SyncReport second = sync(program, 0);
      List<String> mismatches =
          new ArrayList<>(
              new DemoCheck(sandbox, systems, provider).compare(program, visit.reward()));
      mismatches.addAll(visit.faults());
      for (SyncReport report : List.of(first, caughtUp, second)) {
        report.stopped().ifPresent(why -> mismatches.add("a sync stopped: " + why));
      }
      if (second.open() > 0) {
        mismatches.add(second.open() + " postings are still open");
      }
      DemoFigures figures =
          new DemoFigures(
              systems,
              seed,
              sandbox.get("/shop"),
              sandbox.get("/balances").path("members").size(),
              first,
              followed,
              caughtUp,
              second,
              visit,
              program.postedSoFar(),
              sandbox.calls(systems.provider().name()) - callsBefore,
              sandbox.calls(systems.commerce().name()),
              sandbox.faultsMet(),
              Duration.ofNanos(System.nanoTime() - began));
      return new DemoResult(figures, mismatches, explained(program, followed));
    }
  }

  private LoyaltyProgram program(Systems systems, LoyaltyProvider provider, OpenCommerce shop) {
    return LoyaltyProgram.builder()
        .provider(provider)
        .orders(shop.orders())
        .discounts(shop.discounts())
        .policy(systems.provider().demoPolicy())
        .store(store)
        .build();
  }

  private static SyncReport sync(LoyaltyProgram program, long expected) {
    try (ProgressBar bar =
        new ProgressBar(expected == 0 ? OptionalLong.empty() : OptionalLong.of(expected))) {
      return program.sync(bar);
    }
  }

  /**
   * What followed after the first sync.
   *
   * @param changes how many changes the shop made
   * @param events what they were
   * @param delivered counts of webhooks; an empty object where the system is polled
   * @param postings the postings that following them led to
   */
  record Followed(long changes, JsonNode events, JsonNode delivered, long postings) {}

  private Followed follow(LoyaltyProgram program, OpenCommerce shop) {
    return shop.hooks()
        .map(hooks -> followWebhooks(program, hooks))
        .orElseGet(() -> followByPolling(program));
  }

  /** Of the webhooks some come twice, some never, and few in order. */
  private Followed followWebhooks(LoyaltyProgram program, ShopHooks hooks) {
    try (WebhookReceiver receiver =
        new WebhookReceiver(
            (headers, body) -> hooks.receive(headers, body, program::orderChanged))) {
      Persistent.run(() -> hooks.register(SHOP_HOOKS));
      ObjectNode to = json.createObjectNode().put("to", receiver.url().toString());
      sandbox.post("/webhooks", to.put("seed", seed));
      long before = program.postedSoFar().postings();
      long count = changes();
      JsonNode events = letChange(count);
      JsonNode delivered = sandbox.get("/webhooks");
      int done;
      do {
        done = program.runOnce(200);
      } while (done > 0);
      return new Followed(count, events, delivered, program.postedSoFar().postings() - before);
    }
  }

  private Followed followByPolling(LoyaltyProgram program) {
    long count = changes();
    JsonNode events = letChange(count);
    return new Followed(count, events, json.createObjectNode(), sync(program, 0).postings());
  }

  private long changes() {
    return Math.max(10, sandbox.get("/shop").path("orders").asLong() / 5);
  }

  private JsonNode letChange(long count) {
    return sandbox
        .post(
            "/changes?checkpoint=true&count=" + count + "&seed=" + (seed + 1),
            json.createObjectNode())
        .path("events");
  }

  private VisitReport visit(LoyaltyProgram program, LoyaltyProvider provider, OpenCommerce shop) {
    List<ConsentTarget> targets = new ArrayList<>(List.of(shop.consents()));
    if (provider.can(Capability.CONSENT_WRITE)) {
      targets.add(ConsentTarget.of(provider));
    }
    ConsentRegistry.Builder registry = ConsentRegistry.builder().store(store);
    targets.forEach(registry::target);
    try (ConsentRegistry consents = registry.build()) {
      VisitConsent consent = new VisitConsent(consents, targets);
      return new Visit(new Storefront(sandbox), program, provider, shop, consent, seed).run();
    }
  }

  /** The refunded order with the most postings makes the best story. */
  private static String explained(LoyaltyProgram program, Followed followed) {
    Optional<OrderStory> best = Optional.empty();
    for (JsonNode event : followed.events()) {
      if ("RefundCreated".equals(event.path("type").asText())) {
        OrderId order = OrderId.of(event.path("order_id").asText());
        OrderStory story = Persistent.tried(() -> program.story(order));
        if (story.postings().size() > best.map(one -> one.postings().size()).orElse(0)) {
          best = Optional.of(story);
        }
      }
    }
    return best.map(OrderStory::text).orElse("  (no refunded order among the changes)");
  }
}
