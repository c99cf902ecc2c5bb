package dev.stampbook.smile;

import dev.stampbook.Capability;
import dev.stampbook.LoyaltyProvider;
import dev.stampbook.SystemName;
import dev.stampbook.consent.ConsentService;
import dev.stampbook.http.ApiClient;
import dev.stampbook.http.Auth;
import dev.stampbook.http.ErrorReader;
import dev.stampbook.http.HttpSettings;
import dev.stampbook.http.Quota;
import dev.stampbook.http.Secret;
import dev.stampbook.http.TimeSource;
import dev.stampbook.http.TokenSource;
import dev.stampbook.http.Verdict;
import dev.stampbook.http.WaitHint;
import dev.stampbook.http.json.Json;
import dev.stampbook.http.webhook.SignatureCheck;
import dev.stampbook.member.EmailAddress;
import dev.stampbook.points.EarningOwner;
import dev.stampbook.points.LookupSchedule;
import dev.stampbook.smile.api.EarningRule;
import dev.stampbook.smile.api.SmileApi;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Smile.io as a loyalty provider (fact sheet smile.md). Build one per merchant account and keep it; nothing needs closing.
 *
 * <pre>{@code
 * Smile smile = Smile.builder().apiKey(key).build();
 * }</pre>
 */
public final class Smile implements LoyaltyProvider {

  static final SystemName NAME = SystemName.of("smile");

  private final SmileSettings settings;
  private final SmileApi api;
  private final SmilePages pages;
  private final SmileMembers members;
  private final SmilePoints points;
  private final SmileRewards rewards;
  private final SmileConsents consents = new SmileConsents();
  private final SmileWebhooks webhooks;

  Smile(Builder builder) {
    HttpSettings http = builder.httpSettings();
    Json json = Json.snakeCase();
    settings = builder.settings();
    api =
        ApiClient.create(NAME, http, builder.auth(http.time()), errors(settings), json)
            .api(SmileApi.class);
    pages = new SmilePages(api, settings.maxPages());
    members = new SmileMembers(api, pages, settings);
    points = new SmilePoints(api, pages, settings, http.time());
    rewards = new SmileRewards(api, pages, points, new SmileIssues(pages, settings, http.time()));
    webhooks = builder.webhooks(json);
  }

  /** Starts the description of an account. A credential is mandatory; every default is stated at the builder's method. */
  public static Builder builder() {
    return new Builder();
  }

  /** Reads Smile's refusals by status (sheet section 8); the one exception is an activity that may be there already. */
  private static ErrorReader errors(SmileSettings settings) {
    return reply ->
        reply.operation().equals("createActivity")
                && settings.duplicateActivityStatuses().contains(reply.status())
            ? Verdict.CONFLICT
            : reply.byStatus();
  }

  @Override
  public SystemName name() {
    return NAME;
  }

  /**
   * {@inheritDoc}
   *
   * <p>{@link Capability#POINTS_POST} is there in both earning modes, for bonuses and restored points; the points of orders may be posted
   * only while {@link #earningOwner()} is the SDK. Members are created only with an OAuth token, webhooks are read only once they are
   * configured, and there is never consent, a change of a member, or the undoing of a redemption.
   */
  @Override
  public Set<Capability> capabilities() {
    Set<Capability> all =
        EnumSet.of(
            Capability.MEMBER_FIND,
            Capability.BALANCE_READ,
            Capability.POINTS_POST,
            Capability.POSTING_LOOKUP,
            Capability.LEDGER_HISTORY,
            Capability.REWARD_LIST,
            Capability.REWARD_REDEEM,
            Capability.REWARD_USAGE);
    if (settings.earning() == SmileEarning.SDK_LEDGER) {
      all.add(Capability.POINTS_REVERSE);
    }
    if (settings.canEnroll()) {
      all.add(Capability.MEMBER_CREATE);
    }
    if (webhooks.isConfigured()) {
      all.add(Capability.WEBHOOKS);
    }
    return Set.copyOf(all);
  }

  @Override
  public EarningOwner earningOwner() {
    return settings.earning() == SmileEarning.SDK_LEDGER
        ? EarningOwner.SDK
        : EarningOwner.PROVIDER_CONNECTOR;
  }

  @Override
  public SmileMembers members() {
    return members;
  }

  @Override
  public SmilePoints points() {
    return points;
  }

  @Override
  public SmileRewards rewards() {
    return rewards;
  }

  /** Returns the service that refuses every call: Smile keeps no consent (sheet section 13). */
  @Override
  public ConsentService consents() {
    return consents;
  }

  /**
   * {@inheritDoc}
   *
   * <p>While the SDK posts the points of orders, an enabled rule that pays per amount of money is one owner too many (sheet section 12,
   * pitfalls 1 and 2). Rules do not say what they are for, so every such rule is reported. Needs the scope {@code earning_rule:read}.
   */
  @Override
  public Optional<String> conflict() {
    if (settings.earning() != SmileEarning.SDK_LEDGER) {
      return Optional.empty();
    }
    return pages.earningRules().filter(Smile::paysPerAmount).findFirst().map(Smile::doubled);
  }

  private static boolean paysPerAmount(EarningRule rule) {
    return rule.rewardValue()
        .filter(
            value ->
                value.variable().isPresent()
                    || value.type().filter(t -> t.is(EarningRule.ValueType.VARIABLE)).isPresent())
        .isPresent();
  }

  private static String doubled(EarningRule rule) {
    return "Smile's earning rule "
        + rule.name().map(name -> "\"" + name + "\" ").orElse("")
        + "(id "
        + rule.id()
        + ") pays per amount of money while the SDK posts the points of orders, so orders would earn twice: switch the rule off in Smile"
        + " Admin; or leave orders to Smile, with smile.earning=NATIVE_ORDERS in a program and without sync on the command line";
  }

  /** Returns all endpoints of the fact sheet, with the same auth, quota and retries. */
  public SmileApi api() {
    return api;
  }

  /** Returns the reader of webhooks; it refuses everything until header, encoding and secret are set. */
  public SmileWebhooks webhooks() {
    return webhooks;
  }

  /** Returns what the merchant said tier milestones count, when it was set. */
  public Optional<VipMilestoneUnit> vipMilestoneUnit() {
    return settings.vipMilestoneUnit();
  }

  /** Returns what a test of the store showed about partial refunds in {@link SmileEarning#NATIVE_ORDERS}. */
  public NativePartialRefunds nativePartialRefunds() {
    return settings.nativePartialRefunds();
  }

  /** Describes a Smile account. Not thread-safe. */
  public static final class Builder {

    private static final URI SMILE = URI.create("https://api.smile.io/v1/");

    private Optional<Secret> apiKey = Optional.empty();
    private Optional<Function<TimeSource, Auth>> accessToken = Optional.empty();
    private URI baseUrl = SMILE;
    private int maxRequestsPerSecond = 8;
    private UnaryOperator<HttpSettings.Builder> http = UnaryOperator.identity();
    private SmileEarning earning = SmileEarning.NATIVE_ORDERS;
    private Function<EmailAddress, List<String>> emailSpellings = email -> List.of();
    private LookupSchedule lookups =
        new LookupSchedule(List.of(Duration.ofSeconds(2), Duration.ofSeconds(10)), 3);
    private int internalNoteLength = 120;
    private int descriptionLength = 120;
    private int distinctIdLength = 100;
    private Set<Integer> duplicateActivityStatuses = Set.of(422);
    private int maxPages = 4_000;
    private int pendingLooks = 5;
    private Duration pendingPause = Duration.ofSeconds(1);
    private Optional<VipMilestoneUnit> vipMilestoneUnit = Optional.empty();
    private NativePartialRefunds nativePartialRefunds = NativePartialRefunds.NOT_DONE;
    private Optional<String> signatureHeader = Optional.empty();
    private Set<SignatureCheck.Encoding> digestEncoding = Set.of();
    private List<Secret> clientSecrets = List.of();

    Builder() {}

    /** Sets the merchant's API key; it starts with {@code api_}. It creates no members and has no webhooks (sheet section 2.1). */
    public Builder apiKey(Secret key) {
      this.apiKey = Optional.of(key);
      return this;
    }

    /** Sets the fixed OAuth access token of an installed app. */
    public Builder accessToken(Secret token) {
      this.accessToken = Optional.of(time -> Auth.bearer(token));
      return this;
    }

    /**
     * Sets where the OAuth access token of an installed app comes from; asked again after a 401. The token URL, its body and the life of a
     * token are not documented (sheet section 2.3), so fetching is the host's: there is no {@code tokenUrl} here.
     */
    public Builder accessToken(TokenSource source) {
      this.accessToken = Optional.of(time -> Auth.bearer(source, time));
      return this;
    }

    /** Sets the base URL; default {@code https://api.smile.io/v1/}. */
    public Builder baseUrl(URI url) {
      this.baseUrl = url;
      return this;
    }

    /** Sets the client's own quota, 1 to 1,000; default 8. Smile allows 10 per second and token, Enterprise perhaps more (sheet section 7). */
    public Builder maxRequestsPerSecond(int requests) {
      this.maxRequestsPerSecond = between("maxRequestsPerSecond", requests, 1, 1_000);
      return this;
    }

    /** Changes timeouts, retries, proxy, clock and the like; applied over the defaults of this module. */
    public Builder http(UnaryOperator<HttpSettings.Builder> change) {
      this.http = change;
      return this;
    }

    /** Sets {@code smile.earning}: who gives the points of orders; default {@link SmileEarning#NATIVE_ORDERS}. */
    public Builder earning(SmileEarning mode) {
      this.earning = mode;
      return this;
    }

    /**
     * Sets {@code smile.emailSpellings}: under which further spellings of an address to search when neither the lower-case one nor the one
     * it was written in finds anybody; default none. Needed only if Smile's filter tells upper from lower case, which is unknown (sheet section 14).
     */
    public Builder emailSpellings(Function<EmailAddress, List<String>> spellings) {
      this.emailSpellings = spellings;
      return this;
    }

    /** Sets when unknown postings are looked up; default 2 s and 10 s, then up to three resends (sheet section 9). */
    public Builder lookups(LookupSchedule schedule) {
      this.lookups = schedule;
      return this;
    }

    /** Sets {@code smile.internalNoteLength}: the longest reference Smile takes, in characters; default 120 (sheet section 14). */
    public Builder internalNoteLength(int characters) {
      this.internalNoteLength = between("internalNoteLength", characters, 1, 10_000);
      return this;
    }

    /** Sets {@code smile.descriptionLength}: where descriptions are cut, in characters; default 120 (sheet section 14). */
    public Builder descriptionLength(int characters) {
      this.descriptionLength = between("descriptionLength", characters, 1, 10_000);
      return this;
    }

    /** Sets {@code smile.distinctIdLength}: the longest customer id Smile takes, in characters; default 100 (sheet section 14). */
    public Builder distinctIdLength(int characters) {
      this.distinctIdLength = between("distinctIdLength", characters, 1, 10_000);
      return this;
    }

    /**
     * Sets {@code smile.duplicateActivityStatuses}: with which statuses Smile refuses an activity it has already, default 422. They become
     * a {@link dev.stampbook.ConflictException}; as other refusals may share the status, the ledger has the last word (sheet section 14).
     */
    public Builder duplicateActivityStatuses(Set<Integer> statuses) {
      this.duplicateActivityStatuses = Set.copyOf(statuses);
      return this;
    }

    /** Sets {@code smile.maxPages}: after how many pages a list is given up with a failure; default 4,000, which is a million entries. */
    public Builder maxPages(int pages) {
      this.maxPages = between("maxPages", pages, 1, 1_000_000);
      return this;
    }

    /** Sets {@code smile.pendingLooks}: how often a pending reward is looked at, and the pause before each look; default 5 times, 1 s. */
    public Builder pending(int looks, Duration pause) {
      this.pendingLooks = between("pendingLooks", looks, 0, 100);
      this.pendingPause = pause;
      return this;
    }

    /** Sets {@code smile.vipMilestoneUnit}: what tier milestones count, as the merchant says; recorded for the host, used by no call here. */
    public Builder vipMilestoneUnit(VipMilestoneUnit unit) {
      this.vipMilestoneUnit = Optional.of(unit);
      return this;
    }

    /**
     * Sets {@code smile.nativePartialRefunds}: what a test of the store showed; default {@link NativePartialRefunds#NOT_DONE}. Recorded for
     * the host, used by no call here.
     */
    public Builder nativePartialRefunds(NativePartialRefunds shown) {
      this.nativePartialRefunds = shown;
      return this;
    }

    /** Sets {@code smile.signatureHeader}: the header that signs webhooks. No default: its name is unknown (sheet section 10). */
    public Builder signatureHeader(String name) {
      this.signatureHeader = Optional.of(name);
      return this;
    }

    /** Sets {@code smile.digestEncoding}: how the signature may be written. No default: it is unknown (sheet section 10). */
    public Builder digestEncoding(SignatureCheck.Encoding... accepted) {
      this.digestEncoding = Set.of(accepted);
      return this;
    }

    /** Sets the app's client secrets that sign webhooks: the primary one, and during rotation the old one beside it (sheet section 2.3). */
    public Builder clientSecrets(Secret primary, Secret... others) {
      this.clientSecrets = Stream.concat(Stream.of(primary), Arrays.stream(others)).toList();
      return this;
    }

    /**
     * Returns the provider; calls nobody.
     *
     * @throws IllegalArgumentException when there is no credential, or two, or settings contradict each other; the message says which
     */
    public Smile build() {
      if (apiKey.isPresent() == accessToken.isPresent()) {
        throw new IllegalArgumentException(
            "give Smile exactly one credential: apiKey of the merchant, or accessToken of an installed app");
      }
      return new Smile(this);
    }

    HttpSettings httpSettings() {
      WaitHint untilQuotaResets = (headers, now) -> Optional.of(Duration.ofSeconds(1));
      return http.apply(
              HttpSettings.builder(baseUrl)
                  .quotas(Quota.perSecond(maxRequestsPerSecond))
                  .maxRetries(4)
                  .waitHint(WaitHint.retryAfter().or(untilQuotaResets)))
          .build();
    }

    Auth auth(TimeSource time) {
      return accessToken
          .map(auth -> auth.apply(time))
          .orElseGet(() -> Auth.bearer(apiKey.orElseThrow()));
    }

    SmileSettings settings() {
      return new SmileSettings(
          earning,
          accessToken.isPresent(),
          emailSpellings,
          lookups,
          internalNoteLength,
          descriptionLength,
          distinctIdLength,
          duplicateActivityStatuses,
          maxPages,
          pendingLooks,
          pendingPause,
          vipMilestoneUnit,
          nativePartialRefunds);
    }

    SmileWebhooks webhooks(Json json) {
      return new SmileWebhooks(signatureHeader, digestEncoding, clientSecrets, json);
    }

    private static int between(String name, int value, int least, int most) {
      if (value < least || value > most) {
        throw new IllegalArgumentException(
            "smile." + name + " is " + least + " to " + most + ", not " + value);
      }
      return value;
    }
  }
}
