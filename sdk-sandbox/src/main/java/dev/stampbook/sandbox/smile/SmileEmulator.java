package dev.stampbook.sandbox.smile;

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
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Emulates the REST interface of Smile.io: operations 1 to 15 of its fact sheet, section 3, for one
 * merchant account. Operation 16 is refused, as it is for shops on BigCommerce.
 *
 * <p>Thread-safe. All state is in {@link #account()}.
 */
public final class SmileEmulator implements Emulator {

  /** Requests per second and token that the provider documents (sheet section 7). */
  public static final int DOCUMENTED_QUOTA = 10;

  private static final String BASE_PATH = "/v1";
  private static final String BEARER = "Bearer ";

  private final Map<String, SmileToken> tokens;
  private final SmileQuota quota;
  private final SmileSettings settings;
  private final SmileAccount account;
  private final List<SmileRoute> routes;
  private final AtomicLong errors = new AtomicLong();

  private SmileEmulator(Builder builder) {
    tokens = Map.copyOf(builder.tokens);
    quota = new SmileQuota(builder.quotaPerSecond);
    settings =
        new SmileSettings(
            builder.clock,
            builder.seed,
            builder.coupons,
            builder.visibilityDelay,
            builder.emailMatch,
            builder.touch,
            builder.couponLifetime,
            builder.nativeOrders,
            builder.pointsProgram);
    account = new SmileAccount(settings);
    routes = SmileRoute.all(new SmileEndpoints(account));
  }

  /** Starts the description of an emulated account. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public RequestCheck requestCheck() {
    return RequestCheck.of(OpenApiDocument.shipped("smile.json"));
  }

  /** Returns the state of the account, to fill it and to look into it. */
  public SmileAccount account() {
    return account;
  }

  @Override
  public String system() {
    return "smile";
  }

  @Override
  public String basePath() {
    return BASE_PATH;
  }

  /** Returns the tokens by kind: {@code api_key} and {@code oauth_token}. */
  @Override
  public Map<String, String> credentials() {
    Map<String, String> credentials = new LinkedHashMap<>();
    for (SmileToken token : tokens.values()) {
      credentials.put(
          token.kind() == SmileToken.Kind.API_KEY ? "api_key" : "oauth_token", token.value());
    }
    return credentials;
  }

  @Override
  public EmulatorResponse handle(EmulatorRequest request) {
    try {
      SmileToken token = authenticate(request);
      if (!quota.take(token.value(), settings.clock().instant())) {
        return tooManyRequests();
      }
      return answer(request, token);
    } catch (SmileRefusal refusal) {
      return error(refusal.status(), refusal.text());
    }
  }

  private SmileToken authenticate(EmulatorRequest request) {
    String header = request.header("authorization").orElse("");
    SmileToken token =
        header.startsWith(BEARER) ? tokens.get(header.substring(BEARER.length())) : null;
    if (token == null) {
      throw new SmileRefusal(401, "Token is not valid.");
    }
    return token;
  }

  private EmulatorResponse answer(EmulatorRequest request, SmileToken token) {
    if (!request.path().startsWith(BASE_PATH + "/")) {
      throw SmileRefusal.notFound();
    }
    String relative = request.path().substring(BASE_PATH.length() + 1);
    if (relative.equals("events")) {
      throw new SmileRefusal(403, "Access denied."); // custom platforms only (section 3.3)
    }
    List<String> segments = List.of(relative.split("/", -1));
    SmileRoute route =
        routes.stream()
            .filter(candidate -> candidate.matches(request.method(), segments))
            .findFirst()
            .orElseThrow(SmileRefusal::notFound);
    if (!route.tokens().contains(token.kind()) || !token.opens(route.scope())) {
      throw new SmileRefusal(403, "Access denied.");
    }
    return route.answer().apply(new SmileCall(request, segments));
  }

  @Override
  public EmulatorResponse tooManyRequests() {
    return error(429, "Slow down."); // no headers that tell when to come back are documented
  }

  @Override
  public EmulatorResponse serverError(int status) {
    return error(status, "Your request could not be completed.");
  }

  private EmulatorResponse error(int status, String message) {
    SplittableRandom random = new SplittableRandom(settings.seed() ^ errors.incrementAndGet());
    ObjectNode json = SandboxJson.object();
    json.putObject("error")
        .put("message", message)
        .put("request_id", new UUID(random.nextLong(), random.nextLong()).toString());
    return EmulatorResponse.json(status, json);
  }

  /** Describes an emulated account. The defaults are those of the sheet's section 14. */
  public static final class Builder {

    private final Map<String, SmileToken> tokens = new LinkedHashMap<>();
    private InstantSource clock = InstantSource.system();
    private long seed = 1;
    private CouponSink coupons = coupon -> {};
    private int quotaPerSecond = DOCUMENTED_QUOTA;
    private Duration visibilityDelay = Duration.ZERO;
    private SmileSettings.EmailMatch emailMatch = SmileSettings.EmailMatch.IGNORING_CASE;
    private SmileSettings.Touch touch = SmileSettings.Touch.PROFILE_ONLY;
    private Optional<Duration> couponLifetime = Optional.empty();
    private Optional<SmileEarningRule> nativeOrders = Optional.empty();
    private SmileSettings.PointsProgram pointsProgram = SmileSettings.PointsProgram.ACTIVE;

    private Builder() {}

    /** Sets what tells the time; real time by default. */
    public Builder clock(InstantSource source) {
      clock = source;
      return this;
    }

    /** Sets the seed of codes, request ids and default tokens; 1 by default. */
    public Builder seed(long value) {
      seed = value;
      return this;
    }

    /** Adds a token; without any, there is one API key and one OAuth token with every scope. */
    public Builder token(SmileToken token) {
      tokens.put(token.value(), token);
      return this;
    }

    /** Sets who learns about the coupons of redemptions; nobody by default. */
    public Builder coupons(CouponSink sink) {
      coupons = sink;
      return this;
    }

    /** Sets the requests per second and token; {@value #DOCUMENTED_QUOTA} by default. */
    public Builder quota(int perSecond) {
      if (perSecond < 1) {
        throw new IllegalArgumentException("A quota allows at least 1 request per second.");
      }
      quotaPerSecond = perSecond;
      return this;
    }

    /** Lifts the quota, as an Enterprise plan could. */
    public Builder unlimitedQuota() {
      return quota(Integer.MAX_VALUE);
    }

    /** Keeps new ledger lines out of lists and reads for a while; balances change at once. */
    public Builder visibilityDelay(Duration delay) {
      visibilityDelay = delay;
      return this;
    }

    /** Makes the e-mail filter tell upper from lower case; it does not by default. */
    public Builder caseSensitiveEmailFilter() {
      emailMatch = SmileSettings.EmailMatch.EXACT;
      return this;
    }

    /** Lets a change of points change the customer's {@code updated_at}; it does not by default. */
    public Builder pointsTouchCustomer() {
      touch = SmileSettings.Touch.POINTS_TOO;
      return this;
    }

    /** Sets how long codes work; for ever by default. */
    public Builder couponLifetime(Duration lifetime) {
      couponLifetime = Optional.of(lifetime);
      return this;
    }

    /**
     * Switches the provider's own shop app on, which is off by default: orders reported by the shop
     * then give points, and the rule for them is listed (sheet sections 12 and 13).
     *
     * @param points points per {@code perAmount} of money
     * @param perAmount money
     */
    public Builder nativeOrders(BigDecimal points, BigDecimal perAmount) {
      nativeOrders =
          Optional.of(
              new SmileEarningRule(12_001, "Place an order", points, Optional.of(perAmount)));
      return this;
    }

    /** Leaves the account without an active points programme. */
    public Builder withoutPointsProgram() {
      pointsProgram = SmileSettings.PointsProgram.INACTIVE;
      return this;
    }

    /** Makes the emulator, with an empty account. */
    public SmileEmulator build() {
      if (tokens.isEmpty()) {
        SplittableRandom random = new SplittableRandom(seed);
        token(SmileToken.apiKey("api_" + Long.toHexString(random.nextLong())));
        token(SmileToken.oauth("oauth_" + Long.toHexString(random.nextLong())));
      }
      return new SmileEmulator(this);
    }
  }
}
