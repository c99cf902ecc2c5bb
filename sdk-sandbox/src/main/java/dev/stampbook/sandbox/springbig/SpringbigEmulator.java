package dev.stampbook.sandbox.springbig;

import dev.stampbook.sandbox.Emulator;
import dev.stampbook.sandbox.EmulatorRequest;
import dev.stampbook.sandbox.EmulatorResponse;
import dev.stampbook.sandbox.OpenApiDocument;
import dev.stampbook.sandbox.RequestCheck;
import dev.stampbook.sandbox.SandboxJson;
import dev.stampbook.sandbox.springbig.SpringbigBehaviour.BelowZero;
import dev.stampbook.sandbox.springbig.SpringbigBehaviour.Miss;
import dev.stampbook.sandbox.springbig.SpringbigBehaviour.Program;
import dev.stampbook.sandbox.springbig.SpringbigBehaviour.Repeats;
import dev.stampbook.sandbox.springbig.SpringbigBehaviour.Routes;
import dev.stampbook.sandbox.springbig.SpringbigBehaviour.Shape;
import dev.stampbook.sandbox.springbig.SpringbigBehaviour.Twins;
import dev.stampbook.sandbox.springbig.SpringbigBehaviour.Updates;
import dev.stampbook.sandbox.springbig.SpringbigBehaviour.Wrapping;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Emulates Springbig for one merchant, both API families below {@code /pos/v1} and {@code
 * /general/v1}. Where the sheet leaves something open, the builder decides.
 *
 * <p>Thread-safe. All state is in {@link #account()} and {@link #groups()}.
 */
public final class SpringbigEmulator implements Emulator {

  /** Requests per second and token; an assumption, no limit is known (sheet section 7). */
  public static final int ASSUMED_QUOTA = 10;

  private final String partnerKey;
  private final Map<String, String> locationsByToken;
  private final SpringbigQuota quota;
  private final SpringbigBehaviour behaviour;
  private final SpringbigAccount account;
  private final SpringbigGroups groups = new SpringbigGroups();
  private final List<SpringbigRoute> routes;

  private SpringbigEmulator(Builder builder) {
    partnerKey = builder.partnerKey;
    locationsByToken = Map.copyOf(builder.locationsByToken);
    quota = new SpringbigQuota(builder.quotaPerSecond);
    behaviour = builder.behaviour();
    account = new SpringbigAccount(behaviour);
    SpringbigEndpoints endpoints = new SpringbigEndpoints(account, behaviour);
    routes =
        behaviour.routes() == Routes.ALL
            ? SpringbigRoute.all(endpoints, groups)
            : SpringbigRoute.evidenced(endpoints, groups);
  }

  /** Starts the description of an emulated merchant. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Checks against the document of the evidenced calls, in the form the behaviour expects, and
   * against a second one of the invented routes.
   */
  @Override
  public RequestCheck requestCheck() {
    OpenApiDocument evidenced = SpringbigDescription.of(behaviour);
    return behaviour.routes() == Routes.ALL
        ? RequestCheck.of(evidenced, OpenApiDocument.shipped("springbig-assumed.json"))
        : RequestCheck.of(evidenced);
  }

  /** Returns members, check-ins, rewards and redemptions, to fill them and to look into them. */
  public SpringbigAccount account() {
    return account;
  }

  /** Returns the external groups. */
  public SpringbigGroups groups() {
    return groups;
  }

  @Override
  public String system() {
    return "springbig";
  }

  /** Returns {@code partner_key} and {@code auth_token}. */
  @Override
  public Map<String, String> credentials() {
    Map<String, String> credentials = new LinkedHashMap<>();
    credentials.put("partner_key", partnerKey);
    locationsByToken.forEach(
        (token, location) ->
            credentials.put(location.isEmpty() ? "auth_token" : "auth_token_" + location, token));
    return credentials;
  }

  @Override
  public EmulatorResponse handle(EmulatorRequest request) {
    try {
      String token = authenticate(request);
      if (!quota.take(token, behaviour.clock().instant())) {
        return tooManyRequests();
      }
      return answer(request);
    } catch (SpringbigRefusal refusal) {
      return EmulatorResponse.json(refusal.status(), refusal.body());
    }
  }

  private String authenticate(EmulatorRequest request) {
    if (!request.header("x-api-key").orElse("").equals(partnerKey)) {
      throw SpringbigRefusal.forbidden();
    }
    String token = request.header("auth-token").orElse("");
    if (!locationsByToken.containsKey(token)) {
      throw SpringbigRefusal.unauthorized();
    }
    return token;
  }

  private EmulatorResponse answer(EmulatorRequest request) {
    List<String> segments = List.of(request.path().replaceFirst("^/", "").split("/", -1));
    SpringbigRoute route =
        routes.stream()
            .filter(candidate -> candidate.matches(request.method(), segments))
            .findFirst()
            .orElseThrow(SpringbigRefusal::notFound);
    boolean reads = request.method().equals("GET") || request.method().equals("DELETE");
    if (!reads && !request.header("content-type").orElse("").startsWith("application/json")) {
      throw SpringbigRefusal.malformed("The content type must be application/json.");
    }
    return route.answer().apply(new SpringbigCall(request, behindFamily(segments)));
  }

  private static List<String> behindFamily(List<String> segments) {
    return new ArrayList<>(segments.subList(2, segments.size()));
  }

  @Override
  public EmulatorResponse tooManyRequests() {
    return EmulatorResponse.json(429, SandboxJson.object().put("message", "Limit Exceeded"))
        .withHeader("Retry-After", "1");
  }

  @Override
  public EmulatorResponse serverError(int status) {
    return EmulatorResponse.json(
        status, SandboxJson.object().put("message", "Internal server error"));
  }

  /** Describes an emulated merchant. The defaults are the safe assumptions of the sheet. */
  public static final class Builder {

    private InstantSource clock = InstantSource.system();
    private String partnerKey;
    private final Map<String, String> locationsByToken = new LinkedHashMap<>();
    private int quotaPerSecond = ASSUMED_QUOTA;
    private Miss miss = Miss.NOT_FOUND;
    private Shape shape = Shape.MEMBERS;
    private Repeats repeats = Repeats.SECOND_VISIT;
    private Twins twins = Twins.REFUSED;
    private BelowZero belowZero = BelowZero.ALLOWED;
    private Program program = Program.PER_DOLLAR;
    private BigDecimal points = BigDecimal.ONE;
    private Duration visibilityDelay = Duration.ZERO;
    private String memberKey = "pos_user";
    private Wrapping members = Wrapping.WRAPPED;
    private Wrapping visits = Wrapping.FLAT;
    private Updates updates = Updates.BOTH;
    private Routes invented = Routes.ALL;

    private Builder() {
      seed(1);
    }

    /** Sets what tells the time; real time by default. */
    public Builder clock(InstantSource source) {
      clock = source;
      return this;
    }

    /** Makes key and token out of a seed, 1 by default. */
    public Builder seed(long seed) {
      SplittableRandom random = new SplittableRandom(seed);
      partnerKey = "key_" + Long.toHexString(random.nextLong());
      locationsByToken.clear();
      locationsByToken.put("token_" + Long.toHexString(random.nextLong()), "");
      return this;
    }

    /** Sets the key of the integration and the token of the merchant. */
    public Builder credentials(String key, String token) {
      partnerKey = key;
      locationsByToken.clear();
      locationsByToken.put(token, "");
      return this;
    }

    /** Adds the token of a location. */
    public Builder locationToken(String location, String token) {
      locationsByToken.put(token, location);
      return this;
    }

    /** Sets the requests per second and token; {@value #ASSUMED_QUOTA} by default. */
    public Builder quota(int perSecond) {
      if (perSecond < 1) {
        throw new IllegalArgumentException("A quota allows at least 1 request per second.");
      }
      quotaPerSecond = perSecond;
      return this;
    }

    /** Lifts the quota. */
    public Builder unlimitedQuota() {
      return quota(Integer.MAX_VALUE);
    }

    /** Answers look-ups that find nobody with an empty list; with 404 by default (U6). */
    public Builder emptyLists() {
      miss = Miss.EMPTY_LIST;
      return this;
    }

    /** Answers members as a bare array (U6). */
    public Builder bareArrays() {
      shape = Shape.BARE_ARRAY;
      return this;
    }

    /** Answers a single member as a bare object (U6). */
    public Builder bareMembers() {
      shape = Shape.BARE_MEMBER;
      return this;
    }

    /** Merges visits with equal keys; a second one counts again by default (U13). */
    public Builder mergingVisits() {
      repeats = Repeats.MERGED;
      return this;
    }

    /** Lets creating somebody who is there update them; it is refused by default (U22). */
    public Builder creatingUpdates() {
      twins = Twins.UPDATED;
      return this;
    }

    /** Lets creating somebody who is there make a second member (U22). */
    public Builder creatingTwins() {
      twins = Twins.SECOND_MEMBER;
      return this;
    }

    /** Refuses to take more points than a member has; allowed by default. */
    public Builder refusingBelowZero() {
      belowZero = BelowZero.REFUSED;
      return this;
    }

    /** Gives so many points for each dollar, rounded down; 1 by default. */
    public Builder perDollar(BigDecimal each) {
      program = Program.PER_DOLLAR;
      points = each;
      return this;
    }

    /** Gives so many points for each visit (sheet section 3.7). */
    public Builder perVisit(long each) {
      program = Program.PER_VISIT;
      points = BigDecimal.valueOf(each);
      return this;
    }

    /** Keeps new check-ins out of look-ups for a while; balances change at once. */
    public Builder visibilityDelay(Duration delay) {
      visibilityDelay = delay;
      return this;
    }

    /** Calls the member key otherwise than {@code pos_user} (U3). */
    public Builder memberKey(String name) {
      memberKey = name;
      return this;
    }

    /** Takes members without envelope, and only so; wrapped by default (U5). */
    public Builder flatMembers() {
      members = Wrapping.FLAT;
      return this;
    }

    /** Takes visits in an envelope, and only so; flat by default (U5). */
    public Builder wrappedVisits() {
      visits = Wrapping.WRAPPED;
      return this;
    }

    /** Takes updates on the collection only; both forms by default (U4). */
    public Builder updatesOnCollection() {
      updates = Updates.COLLECTION;
      return this;
    }

    /** Takes updates by key only (U4). */
    public Builder updatesByKey() {
      updates = Updates.BY_KEY;
      return this;
    }

    /** Leaves the invented routes and the balance out, as far as is known of the real system. */
    public Builder onlyEvidenced() {
      invented = Routes.EVIDENCED;
      return this;
    }

    private SpringbigBehaviour behaviour() {
      return new SpringbigBehaviour(
          clock,
          miss,
          shape,
          repeats,
          twins,
          belowZero,
          program,
          points,
          visibilityDelay,
          memberKey,
          members,
          visits,
          updates,
          invented);
    }

    /** Makes the emulator, with an empty account. */
    public SpringbigEmulator build() {
      return new SpringbigEmulator(this);
    }
  }
}
