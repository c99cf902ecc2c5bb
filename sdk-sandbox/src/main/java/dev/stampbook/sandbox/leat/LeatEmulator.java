package dev.stampbook.sandbox.leat;

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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/**
 * Emulates the OAuth API v3 of Leat: the endpoints of its fact sheet, section 3, for one merchant account with one shop.
 *
 * <p>Thread-safe. All state is in {@link #account()}.
 */
public final class LeatEmulator implements Emulator {

  private static final String V3 = "/api/v3/oauth/clients";
  private static final String BEARER = "Bearer ";
  private static final String CLIENT_ID = "4711";

  private final String personalToken;
  private final String clientSecret;
  private final Map<String, Instant> fetchedTokens = new HashMap<>();
  private final LeatSettings settings;
  private final LeatAccount account;
  private final List<LeatRoute> routes;
  private long fetched;

  private LeatEmulator(Builder builder) {
    SplittableRandom random = new SplittableRandom(builder.seed);
    personalToken = "pat_" + Long.toHexString(random.nextLong());
    clientSecret = "secret_" + Long.toHexString(random.nextLong());
    settings =
        new LeatSettings(
            builder.clock,
            builder.seed,
            builder.coupons,
            builder.visibilityDelay,
            builder.lockEvery,
            builder.negative,
            builder.maxCredits,
            builder.orderAction,
            builder.tokenLife);
    account = new LeatAccount(settings);
    routes = LeatRoute.all(account);
  }

  /** Starts the description of an emulated account. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public RequestCheck requestCheck() {
    return RequestCheck.of(OpenApiDocument.shipped("leat.json"));
  }

  /** Returns the state of the account, to fill it and to look into it. */
  public LeatAccount account() {
    return account;
  }

  @Override
  public String system() {
    return "leat";
  }

  /** Returns {@code personal_access_token}, {@code client_id}, {@code client_secret} and {@code shop_uuid}. */
  @Override
  public Map<String, String> credentials() {
    Map<String, String> credentials = new LinkedHashMap<>();
    credentials.put("personal_access_token", personalToken);
    credentials.put("client_id", CLIENT_ID);
    credentials.put("client_secret", clientSecret);
    credentials.put("shop_uuid", account.shopUuid());
    return credentials;
  }

  @Override
  public EmulatorResponse handle(EmulatorRequest request) {
    synchronized (account) {
      try {
        return request.path().equals("/oauth/token")
            ? token(new LeatCall(request, List.of()))
            : answer(request);
      } catch (LeatRefusal refusal) {
        return refusal.answer();
      }
    }
  }

  private EmulatorResponse token(LeatCall call) {
    boolean known =
        call.required("grant_type").equals("client_credentials")
            && call.required("client_id").equals(CLIENT_ID)
            && call.required("client_secret").equals(clientSecret);
    if (!known) {
      return unauthorized("invalid_client");
    }
    String token = "at_" + ++fetched + "_" + Long.toHexString(settings.seed());
    fetchedTokens.put(token, settings.clock().instant().plus(settings.tokenLife()));
    ObjectNode json = SandboxJson.object();
    json.put("access_token", token).put("token_type", "Bearer");
    return EmulatorResponse.json(200, json.put("expires_in", settings.tokenLife().toSeconds()));
  }

  private EmulatorResponse answer(EmulatorRequest request) {
    if (!isAuthentic(request)) {
      return unauthorized("invalid_token");
    }
    if (!request.path().startsWith(V3)) {
      throw LeatRefusal.noSuchRoute();
    }
    String relative = request.path().substring(V3.length()).replaceFirst("^/", "");
    List<String> segments = List.of(relative.split("/", -1));
    LeatRoute route =
        routes.stream()
            .filter(candidate -> candidate.matches(request.method(), segments))
            .findFirst()
            .orElseThrow(LeatRefusal::noSuchRoute);
    return route.answer().apply(new LeatCall(request, segments));
  }

  private boolean isAuthentic(EmulatorRequest request) {
    String header = request.header("authorization").orElse("");
    if (!header.startsWith(BEARER)) {
      return false;
    }
    String token = header.substring(BEARER.length());
    return token.equals(personalToken)
        || Optional.ofNullable(fetchedTokens.get(token))
            .filter(settings.clock().instant()::isBefore)
            .isPresent();
  }

  /** The body of a 401 is not shown anywhere (sheet section 8). */
  private static EmulatorResponse unauthorized(String error) {
    return EmulatorResponse.json(401, SandboxJson.object().put("error", error));
  }

  @Override
  public EmulatorResponse tooManyRequests() {
    return EmulatorResponse.json(429, SandboxJson.object().put("message", "Too Many Attempts."));
  }

  @Override
  public EmulatorResponse serverError(int status) {
    return EmulatorResponse.json(
        status, SandboxJson.object().put("message", "Server Error").put("status_code", status));
  }

  /** Describes an emulated account. The defaults are those of the sheet's section 14. */
  public static final class Builder {

    private InstantSource clock = InstantSource.system();
    private long seed = 1;
    private CouponSink coupons = coupon -> {};
    private Duration visibilityDelay = Duration.ZERO;
    private int lockEvery;
    private LeatSettings.Negative negative = LeatSettings.Negative.ALLOWED;
    private OptionalLong maxCredits = OptionalLong.empty();
    private Optional<BigDecimal> orderAction = Optional.empty();
    private Duration tokenLife = Duration.ofHours(1);

    private Builder() {}

    /** Sets what tells the time; real time by default. */
    public Builder clock(InstantSource source) {
      clock = source;
      return this;
    }

    /** Sets the seed of keys, codes and tokens; 1 by default. */
    public Builder seed(long value) {
      seed = value;
      return this;
    }

    /** Sets who learns about the codes of digital rewards; nobody by default. */
    public Builder coupons(CouponSink sink) {
      coupons = sink;
      return this;
    }

    /** Keeps new ledger lines out of lists for a while; balances change at once. */
    public Builder visibilityDelay(Duration delay) {
      visibilityDelay = delay;
      return this;
    }

    /** Turns every so-manieth credit reception away by the lock, code 60001; never by default. */
    public Builder lockEvery(int receptions) {
      lockEvery = receptions;
      return this;
    }

    /** Refuses balances below zero; they are allowed by default. */
    public Builder refuseNegativeBalance() {
      negative = LeatSettings.Negative.REFUSED;
      return this;
    }

    /** Sets the most credits of one reception; no limit by default. */
    public Builder maxCredits(long credits) {
      maxCredits = OptionalLong.of(credits);
      return this;
    }

    /** Sets up an order action that gives so many points per unit of money; there is none by default. */
    public Builder orderAction(BigDecimal pointsPerUnit) {
      orderAction = Optional.of(pointsPerUnit);
      return this;
    }

    /** Sets how long tokens of client credentials work; an hour by default. */
    public Builder tokenLife(Duration life) {
      tokenLife = life;
      return this;
    }

    /** Makes the emulator, with an empty account. */
    public LeatEmulator build() {
      return new LeatEmulator(this);
    }
  }
}
