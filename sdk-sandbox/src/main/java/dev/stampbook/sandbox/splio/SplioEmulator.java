package dev.stampbook.sandbox.splio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stampbook.sandbox.CouponSink;
import dev.stampbook.sandbox.Emulator;
import dev.stampbook.sandbox.EmulatorRequest;
import dev.stampbook.sandbox.EmulatorResponse;
import dev.stampbook.sandbox.OpenApiDocument;
import dev.stampbook.sandbox.RequestCheck;
import dev.stampbook.sandbox.SandboxJson;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Emulates the REST interface of Splio's loyalty platform: every operation of its fact sheet, section 3, for one universe with one program.
 *
 * <p>Thread-safe. All state is in {@link #universe()}.
 */
public final class SplioEmulator implements Emulator {

  /** Requests per second for contacts, orders, products and stores (sheet section 7). */
  public static final int DOCUMENTED_DATA_QUOTA = 20;

  /** Requests per second for everything else. */
  public static final int DOCUMENTED_GENERAL_QUOTA = 10;

  private static final String BEARER = "Bearer ";

  private final String apiKey;
  private final SplioLogins logins;
  private final SplioQuota data;
  private final SplioQuota general;
  private final SplioSettings settings;
  private final SplioUniverse universe;
  private final List<SplioRoute> routes;

  private SplioEmulator(Builder builder) {
    apiKey = builder.apiKey;
    logins = new SplioLogins(builder.apiKey, builder.tokenLife, builder.tokenEnd);
    data = new SplioQuota(builder.dataQuota);
    general = new SplioQuota(builder.generalQuota);
    settings = builder.settings();
    universe = new SplioUniverse(settings);
    List<SplioRoute> all = new ArrayList<>();
    all.add(
        SplioRoute.of(
            "GET ping",
            SplioRoute.Limit.GENERAL,
            call -> EmulatorResponse.json(200, SandboxJson.object().put("user_id", 12))));
    all.add(
        SplioRoute.of(
            "GET universes/unique-key",
            SplioRoute.Limit.GENERAL,
            call ->
                EmulatorResponse.json(
                    200, SandboxJson.object().put("unique_key", settings.uniqueKey()))));
    all.addAll(new SplioContacts(universe).routes());
    all.addAll(new SplioOrderDesk(universe).routes());
    all.addAll(new SplioLoyalty(universe).routes());
    all.addAll(new SplioRewardDesk(universe).routes());
    all.sort(Comparator.comparingLong(SplioRoute::stars)); // a literal path wins over a template
    routes = List.copyOf(all);
  }

  /** Starts the description of an emulated universe. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns the state of the universe, to fill it and to look into it. */
  public SplioUniverse universe() {
    return universe;
  }

  /** Returns how often somebody logged in. */
  public long logins() {
    return logins.count();
  }

  /** Makes every token worthless that was given so far. */
  public void revokeTokens() {
    logins.revokeAll();
  }

  @Override
  public RequestCheck requestCheck() {
    return RequestCheck.of(
        OpenApiDocument.shipped("splio.json").corrected(SplioRewardDesk::allowBothSpellings));
  }

  @Override
  public String system() {
    return "splio";
  }

  @Override
  public Map<String, String> credentials() {
    return Map.of("api_key", apiKey);
  }

  @Override
  public EmulatorResponse handle(EmulatorRequest request) {
    List<String> segments = List.of(request.path().substring(1).split("/", -1));
    Instant now = settings.clock().instant();
    SplioQuota quota = limit(segments) == SplioRoute.Limit.DATA ? data : general;
    if (!quota.take(now)) {
      return quota.withHeaders(limitBody(), now);
    }
    EmulatorResponse answer;
    try {
      answer = answer(request, segments, now);
    } catch (SplioRefusal refusal) {
      answer = refusal.answer();
    }
    return quota.withHeaders(answer, now);
  }

  private static SplioRoute.Limit limit(List<String> segments) {
    boolean versioned =
        segments.size() > 2
            && segments.get(1).matches("v[0-9]")
            && List.of("orders", "products", "stores").contains(segments.get(2));
    boolean contacts = segments.size() > 1 && segments.get(1).equals("contacts");
    return segments.get(0).equals("data") && (versioned || contacts)
        ? SplioRoute.Limit.DATA
        : SplioRoute.Limit.GENERAL;
  }

  private EmulatorResponse answer(EmulatorRequest request, List<String> segments, Instant now) {
    if (request.path().equals("/authenticate") && request.method().equals("POST")) {
      String key = new SplioCall(request, segments).required("api_key");
      return EmulatorResponse.json(200, SandboxJson.object().put("token", logins.login(key, now)));
    }
    String header = request.header("authorization").orElse("");
    if (!header.startsWith(BEARER) || !logins.isGood(header.substring(BEARER.length()), now)) {
      throw SplioRefusal.bare(401, "Authentication failed.");
    }
    List<SplioRoute> known = routes.stream().filter(route -> route.matchesPath(segments)).toList();
    if (known.isEmpty()) {
      throw SplioRefusal.listed(404, "", "not_found", "Not found");
    }
    SplioRoute route =
        known.stream()
            .filter(one -> one.method().equals(request.method()))
            .findFirst()
            .orElseThrow(() -> SplioRefusal.bare(405, "Method Not Allowed."));
    synchronized (universe) {
      return route.answer().apply(new SplioCall(request, segments));
    }
  }

  private static EmulatorResponse limitBody() {
    return EmulatorResponse.json(
        429, SandboxJson.object().put("message", "API rate limit exceeded"));
  }

  /** As the gateway answers: body and headers, but no {@code Retry-After} (sheet section 7). */
  @Override
  public EmulatorResponse tooManyRequests() {
    return limitBody()
        .withHeader("rateLimit-limit", Integer.toString(DOCUMENTED_GENERAL_QUOTA))
        .withHeader("rateLimit-remaining", "0")
        .withHeader("rateLimit-reset", "1");
  }

  @Override
  public EmulatorResponse serverError(int status) {
    ObjectNode json = SandboxJson.object().put("status", status);
    json.putObject("errors")
        .putNull("error_key")
        .put("error", "internal_error")
        .put("error_description", "An internal error occurred");
    return EmulatorResponse.json(status, json);
  }

  /** Describes an emulated universe. */
  public static final class Builder {

    private String apiKey = "splio_test_key";
    private Duration tokenLife = Duration.ofHours(24);
    private SplioSettings.TokenEnd tokenEnd = SplioSettings.TokenEnd.IN_THE_TOKEN;
    private InstantSource clock = InstantSource.system();
    private long seed = 1;
    private CouponSink coupons = coupon -> {};
    private ZoneId zone = ZoneId.of("Europe/Paris");
    private String uniqueKey = "email";
    private Duration computeDelay = Duration.ofSeconds(4);
    private Optional<BigDecimal> pointsPerUnit = Optional.of(BigDecimal.ONE);
    private SplioSettings.RefundRule refundRule = SplioSettings.RefundRule.DEBIT;
    private int holdingDays;
    private SplioSettings.NegativeCredits negativeCredits = SplioSettings.NegativeCredits.REFUSED;
    private SplioSettings.Cards cards = SplioSettings.Cards.GENERATED;
    private int dataQuota = DOCUMENTED_DATA_QUOTA;
    private int generalQuota = DOCUMENTED_GENERAL_QUOTA;

    private Builder() {}

    /** Sets the API key; {@code splio_test_key} by default. */
    public Builder apiKey(String key) {
      apiKey = key;
      return this;
    }

    /** Sets how long tokens work; 24 hours by default. */
    public Builder tokenLife(Duration life) {
      tokenLife = life;
      return this;
    }

    /** Leaves the end out of tokens, which it is in by default. */
    public Builder tokensDoNotTellTheirEnd() {
      tokenEnd = SplioSettings.TokenEnd.NOT_TOLD;
      return this;
    }

    /** Sets what tells the time; real time by default. */
    public Builder clock(InstantSource source) {
      clock = source;
      return this;
    }

    /** Sets the seed of codes; 1 by default. */
    public Builder seed(long value) {
      seed = value;
      return this;
    }

    /** Sets who learns about granted codes; nobody by default. */
    public Builder coupons(CouponSink sink) {
      coupons = sink;
      return this;
    }

    /** Sets the zone of loyalty dates and order dates; Europe/Paris by default. Contacts are in UTC. */
    public Builder zone(ZoneId id) {
      zone = id;
      return this;
    }

    /** Sets what identifies contacts: {@code email} by default, {@code cellphone}, or {@code c0}. */
    public Builder uniqueKey(String kind) {
      uniqueKey = kind;
      return this;
    }

    /** Sets the time from an order or credit until its points are there; 4 seconds by default. */
    public Builder computeDelay(Duration delay) {
      computeDelay = delay;
      return this;
    }

    /** Sets the purchase rule: points per unit of line money; 1 by default. */
    public Builder purchaseRule(BigDecimal points) {
      pointsPerUnit = Optional.of(points);
      return this;
    }

    /** Leaves the program without purchase rule, as earning by credit needs it. */
    public Builder withoutPurchaseRule() {
      pointsPerUnit = Optional.empty();
      return this;
    }

    /** Lets refunds cancel points of the oldest holding period first; by default they debit. */
    public Builder refundsCancelPending() {
      refundRule = SplioSettings.RefundRule.CANCEL;
      return this;
    }

    /** Leaves the program without refund rule: refund orders then move no points (pitfall 6). */
    public Builder withoutRefundRule() {
      refundRule = SplioSettings.RefundRule.NONE;
      return this;
    }

    /** Sets the days until points can be spent; 0 by default. */
    public Builder holdingDays(int days) {
      holdingDays = days;
      return this;
    }

    /** Lets credits take points, which is not documented (U2); refused by default. */
    public Builder negativeCredits() {
      negativeCredits = SplioSettings.NegativeCredits.APPLIED;
      return this;
    }

    /** Makes card codes the shop's business. */
    public Builder shopMakesCardCodes() {
      cards = SplioSettings.Cards.SHOP;
      return this;
    }

    /** Sets both limits, per second; 20 and 10 by default. */
    public Builder quota(int dataPerSecond, int generalPerSecond) {
      dataQuota = dataPerSecond;
      generalQuota = generalPerSecond;
      return this;
    }

    /** Lifts both limits. */
    public Builder unlimitedQuota() {
      return quota(10_000_000, 10_000_000);
    }

    /** Makes the emulator, with an empty universe. */
    public SplioEmulator build() {
      return new SplioEmulator(this);
    }

    private SplioSettings settings() {
      return new SplioSettings(
          clock,
          seed,
          coupons,
          zone,
          uniqueKey,
          computeDelay,
          pointsPerUnit,
          refundRule,
          holdingDays,
          negativeCredits,
          cards);
    }
  }
}
