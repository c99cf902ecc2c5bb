package dev.stampbook.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stampbook.bigcommerce.BigCommerce;
import dev.stampbook.bigcommerce.BigCommerceCredentials;
import dev.stampbook.bigcommerce.WebhookEvent;
import dev.stampbook.bigcommerce.WebhookTrust;
import dev.stampbook.discount.CheckoutId;
import dev.stampbook.engine.LoyaltyProgram;
import dev.stampbook.engine.OrderStory;
import dev.stampbook.engine.Redemption;
import dev.stampbook.engine.RedemptionState;
import dev.stampbook.engine.Store;
import dev.stampbook.engine.SyncReport;
import dev.stampbook.http.Secret;
import dev.stampbook.member.EmailAddress;
import dev.stampbook.member.Member;
import dev.stampbook.member.MemberId;
import dev.stampbook.member.MemberIdentity;
import dev.stampbook.order.OrderId;
import dev.stampbook.points.LookupSchedule;
import dev.stampbook.points.NegativeBalance;
import dev.stampbook.points.PointsPolicy;
import dev.stampbook.reward.AffordableReward;
import dev.stampbook.reward.RedemptionId;
import dev.stampbook.smile.Smile;
import dev.stampbook.smile.SmileEarning;
import java.math.RoundingMode;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The main job from end to end: catch up, follow webhooks, redeem a reward, catch up once more, and compare. Written to be read: this is how
 * a shop backend uses the library.
 */
final class Demo {

  /** States of BigCommerce that earn by default: Shipped, Completed, Partially Refunded. */
  private static final String EARNING = "2,10,14";

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
    long callsBefore = calls("smile");
    BigCommerce shop = bigCommerce(world.path("systems").path("bigcommerce"));
    Smile smile = smile(world.path("systems").path("smile"));
    try (LoyaltyProgram program = program(smile, shop)) {
      SyncReport first = sync(program, sandbox.get("/shop").path("orders").asLong());
      Followed followed = follow(program, shop);
      Optional<Redemption> redemption = redeem(program, smile, shop);
      SyncReport caughtUp = sync(program, 0);
      SyncReport second = sync(program, 0);
      List<String> mismatches = new ArrayList<>(compare(program, redemption));
      for (SyncReport report : List.of(first, caughtUp, second)) {
        report.stopped().ifPresent(why -> mismatches.add("a sync stopped: " + why));
      }
      if (second.open() > 0) {
        mismatches.add(second.open() + " postings are still open");
      }
      long millis = Duration.ofNanos(System.nanoTime() - began).toMillis();
      JsonNode after = sandbox.get("/shop");
      LoyaltyProgram.PostedSoFar posted = program.postedSoFar();
      long members = sandbox.get("/balances").path("members").size();
      long smileCalls = calls("smile") - callsBefore;
      String summary =
          summary(
              after,
              members,
              first,
              followed,
              caughtUp,
              second,
              redemption,
              posted.points(),
              smileCalls,
              millis);
      return new DemoResult(
          after.path("orders").asLong(),
          members,
          posted.postings(),
          posted.points(),
          second.postings(),
          smileCalls,
          millis,
          summary,
          mismatches,
          explained(program, followed));
    }
  }

  private BigCommerce bigCommerce(JsonNode system) {
    JsonNode credentials = system.path("credentials");
    return BigCommerce.builder()
        .credentials(
            BigCommerceCredentials.of(
                credentials.path("store_hash").asText(),
                Secret.of(credentials.path("access_token").asText()),
                credentials.path("client_id").asText(),
                Secret.of(credentials.path("client_secret").asText())))
        .maxRequestsPerSecond(1_000)
        .webhooks(WebhookTrust.header("X-Shop-Hook-Secret", Secret.of("demo-hook-secret")))
        .baseUrl(URI.create(system.path("url").asText()))
        .build();
  }

  private static Smile smile(JsonNode system) {
    return Smile.builder()
        .apiKey(Secret.of(system.path("credentials").path("api_key").asText()))
        .baseUrl(URI.create(system.path("url").asText()))
        .earning(SmileEarning.SDK_LEDGER)
        .maxRequestsPerSecond(1_000)
        .lookups(
            new LookupSchedule(
                List.of(Duration.ZERO, Duration.ofMillis(200), Duration.ofMillis(500)), 5))
        .build();
  }

  private LoyaltyProgram program(Smile smile, BigCommerce shop) {
    return LoyaltyProgram.builder()
        .provider(smile)
        .orders(shop.orders())
        .discounts(shop.discounts())
        .policy(
            PointsPolicy.perUnit(1)
                .excludingTax()
                .excludingShipping()
                .rounding(RoundingMode.DOWN)
                .negativeBalance(NegativeBalance.CLAMP_DEBT))
        .store(store)
        .build();
  }

  private static SyncReport sync(LoyaltyProgram program, long expected) {
    try (ProgressBar bar =
        new ProgressBar(expected == 0 ? OptionalLong.empty() : OptionalLong.of(expected))) {
      return program.sync(bar);
    }
  }

  /** Lets the shop change and follows its webhooks, of which some come twice, some never, and few in order. */
  private Followed follow(LoyaltyProgram program, BigCommerce shop) {
    try (WebhookReceiver receiver =
        new WebhookReceiver(
            (headers, body) -> {
              Optional<WebhookEvent> event = shop.webhooks().receive(headers, body);
              event.flatMap(WebhookEvent::changedOrder).ifPresent(program::orderChanged);
              return event.isPresent();
            })) {
      Persistent.tried(() -> shop.webhooks().register(SHOP_HOOKS, Set.of("store/order/*")));
      ObjectNode to = json.createObjectNode().put("to", receiver.url().toString());
      sandbox.post("/webhooks", to.put("seed", seed));
      long count = Math.max(10, sandbox.get("/shop").path("orders").asLong() / 5);
      JsonNode changes =
          sandbox.post(
              "/changes?checkpoint=true&count=" + count + "&seed=" + (seed + 1),
              json.createObjectNode());
      JsonNode delivered = sandbox.get("/webhooks");
      long before = program.postedSoFar().postings();
      int done;
      do {
        done = program.runOnce(200);
      } while (done > 0);
      long postings = program.postedSoFar().postings() - before;
      return new Followed(count, changes.path("events"), delivered, postings);
    }
  }

  private record Followed(long changes, JsonNode events, JsonNode delivered, long postings) {}

  /** The member with the most points takes a reward into a checkout; run again, it goes on with the same redemption. */
  private Optional<Redemption> redeem(LoyaltyProgram program, Smile smile, BigCommerce shop) {
    RedemptionId id = RedemptionId.of("demo-" + seed);
    Optional<JsonNode> richest = Optional.empty();
    for (JsonNode member : sandbox.get("/balances").path("members")) {
      long best = richest.map(one -> one.path("points").asLong()).orElse(0L);
      if (member.path("points").asLong() > best) {
        richest = Optional.of(member);
      }
    }
    Optional<Member> member =
        richest.flatMap(
            one -> {
              EmailAddress email = EmailAddress.of(one.path("email").asText());
              return Persistent.tried(() -> smile.members().find(MemberIdentity.of(email)));
            });
    if (member.isEmpty()) {
      return Optional.empty();
    }
    MemberId who = member.get().id();
    List<AffordableReward> rewards = Persistent.tried(() -> smile.rewards().affordable(who));
    if (rewards.isEmpty()) {
      return Optional.empty();
    }
    CheckoutId checkout = Persistent.tried(() -> DemoCart.open(shop));
    return Optional.of(
        Persistent.tried(() -> program.redeem(who, rewards.get(0).reward()).as(id).into(checkout)));
  }

  private List<String> compare(LoyaltyProgram program, Optional<Redemption> redemption) {
    Map<Long, Long> expected = new HashMap<>();
    sandbox
        .get("/truth?earning=" + EARNING)
        .path("customers")
        .forEach(row -> expected.put(row.path("id").asLong(), row.path("points").asLong()));
    long taken =
        redemption
            .filter(made -> made.state() != RedemptionState.REFUSED)
            .map(Redemption::points)
            .orElse(0L);
    List<String> mismatches = new ArrayList<>();
    for (JsonNode row : sandbox.get("/balances").path("members")) {
      long customer = row.path("customer").asLong();
      long has = row.path("points").asLong();
      boolean redeemed =
          redemption
              .filter(made -> made.member().value().equals(row.path("id").asText()))
              .isPresent();
      long owes = redeemed ? program.debt(redemption.orElseThrow().member()) : 0;
      long should = expected.getOrDefault(customer, 0L) - (redeemed ? taken : 0) + owes;
      if (has != should) {
        mismatches.add(
            "customer " + customer + " has " + has + " points at Smile and should have " + should);
      }
    }
    long repeated = sandbox.get("/balances").path("repeated_notes").asLong();
    if (repeated > 0) {
      mismatches.add(repeated + " references were posted more than once");
    }
    return mismatches;
  }

  private String summary(
      JsonNode shop,
      long members,
      SyncReport first,
      Followed followed,
      SyncReport caughtUp,
      SyncReport second,
      Optional<Redemption> redemption,
      long posted,
      long smileCalls,
      long millis) {
    TextTable table = new TextTable().row("BigCommerce to Smile, seed " + seed, "");
    table.row("orders in the shop", shop.path("orders").asLong());
    table.row("  of guests, who earn nothing", shop.path("guest_orders").asLong());
    table.row("  refunds among them", shop.path("refunds").asLong());
    table.row("members of the program", members);
    table.row("postings of the first sync", first.postings());
    table.row("changes that followed in the shop", followed.changes());
    table.row("webhooks sent", followed.delivered().path("sent").asLong());
    table.row("  lost on the way", followed.delivered().path("dropped").asLong());
    table.row("  delivered twice", followed.delivered().path("duplicated").asLong());
    table.row("postings the webhooks led to", followed.postings());
    table.row("postings of the sync after that", caughtUp.postings());
    table.row("postings of the second sync", second.postings());
    table.row("points posted in all", posted);
    table.row("points redeemed", redemption.map(Redemption::points).orElse(0L));
    table.row("calls to Smile", smileCalls);
    table.row("calls to BigCommerce", calls("bigcommerce"));
    table.row("calls disturbed on purpose", faults());
    table.row("seconds", "%.1f".formatted(millis / 1000.0));
    String checkout =
        redemption
            .map(
                made ->
                    "Reward \"%s\" for %d points: %s%s%n"
                        .formatted(
                            made.rewardName(),
                            made.points(),
                            made.state().name().toLowerCase(java.util.Locale.ROOT),
                            made.note().isEmpty() ? " at the checkout" : ", " + made.note()))
            .orElse("Nobody could afford a reward.%n".formatted());
    return table + "\n" + checkout;
  }

  private String explained(LoyaltyProgram program, Followed followed) {
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

  private long calls(String system) {
    return sandbox.get("/calls").path(system).path("total").asLong();
  }

  private long faults() {
    long sum = 0;
    for (JsonNode system : sandbox.get("/faults")) {
      for (JsonNode count : system.path("met")) {
        sum += count.asLong();
      }
    }
    return sum;
  }
}
