package dev.stampbook.leat;

import dev.stampbook.Capability;
import dev.stampbook.InvalidRequestException;
import dev.stampbook.LoyaltyProvider;
import dev.stampbook.SystemName;
import dev.stampbook.consent.ConsentChannel;
import dev.stampbook.http.AccessToken;
import dev.stampbook.http.ApiClient;
import dev.stampbook.http.Auth;
import dev.stampbook.http.HttpSettings;
import dev.stampbook.http.Quota;
import dev.stampbook.http.Secret;
import dev.stampbook.http.TimeSource;
import dev.stampbook.http.TokenSource;
import dev.stampbook.http.WaitHint;
import dev.stampbook.http.json.Json;
import dev.stampbook.http.webhook.SignatureCheck;
import dev.stampbook.leat.api.LoyaltyTransaction;
import dev.stampbook.leat.api.Token;
import dev.stampbook.leat.api.TokenApi;
import dev.stampbook.points.EarningOwner;
import dev.stampbook.points.LookupSchedule;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.joda.money.CurrencyUnit;

/**
 * Leat as a loyalty provider (fact sheet leat.md). Build one per merchant account and keep it; nothing needs closing.
 *
 * <pre>{@code
 * Leat leat = Leat.builder().personalAccessToken(token).shopUuid(shop).build();
 * }</pre>
 */
public final class Leat implements LoyaltyProvider {

  static final SystemName NAME = SystemName.of("leat");

  private static final Set<LoyaltyTransaction.Channel> CONNECTORS =
      EnumSet.of(
          LoyaltyTransaction.Channel.BIGCOMMERCE,
          LoyaltyTransaction.Channel.SHOPIFY,
          LoyaltyTransaction.Channel.WOOCOMMERCE);

  private final LeatSettings settings;
  private final TimeSource time;
  private final LeatApi api;
  private final LeatPages pages;
  private final LeatMembers members;
  private final LeatPoints points;
  private final LeatRewards rewards;
  private final LeatConsents consents;
  private final LeatWebhooks webhooks;

  Leat(Builder builder) {
    Json json = json();
    HttpSettings http = builder.httpSettings();
    settings = builder.settings();
    time = http.time();
    api = LeatApi.of(builder.client(http, json));
    pages = new LeatPages(api, settings);
    members = new LeatMembers(api, settings);
    LeatCredits credits = new LeatCredits(api, pages, settings, time);
    points = new LeatPoints(credits, new LeatOrders(api, credits, settings, time), pages, settings);
    rewards = new LeatRewards(api, points, pages, settings);
    consents = new LeatConsents(api, members, settings);
    webhooks = builder.webhooks(json);
  }

  static Json json() {
    return Json.builder().snakeCase().add(new AttributeFields()).build();
  }

  /** Starts the description of an account. A credential and the shop are mandatory; every default is stated at the builder's method. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public SystemName name() {
    return NAME;
  }

  /**
   * {@inheritDoc}
   *
   * <p>{@link Capability#POINTS_POST} is always there, for bonuses and restored points; the points of orders may be posted only while {@link
   * #earningOwner()} is the SDK. Consent needs {@code leat.subscriptions}, signed webhooks need secret, header and algorithm.
   */
  @Override
  public Set<Capability> capabilities() {
    Set<Capability> all =
        EnumSet.of(
            Capability.MEMBER_FIND,
            Capability.MEMBER_CREATE,
            Capability.MEMBER_UPDATE,
            Capability.BALANCE_READ,
            Capability.POINTS_POST,
            Capability.POSTING_LOOKUP,
            Capability.LEDGER_HISTORY,
            Capability.REWARD_LIST,
            Capability.REWARD_REDEEM,
            Capability.REWARD_CANCEL,
            Capability.REWARD_USAGE);
    if (settings.earning() != LeatEarning.CONNECTOR) {
      all.add(Capability.POINTS_REVERSE);
    }
    if (settings.earning() == LeatEarning.ORDERS) {
      all.add(Capability.POINTS_EARN_BY_PURCHASE);
    }
    if (!settings.subscriptions().isEmpty()) {
      all.add(Capability.CONSENT_READ);
      all.add(Capability.CONSENT_WRITE);
      all.add(Capability.CONSENT_PER_CHANNEL);
    }
    if (webhooks.isVerified()) {
      all.add(Capability.WEBHOOKS);
    }
    return Set.copyOf(all);
  }

  @Override
  public EarningOwner earningOwner() {
    return settings.earning() == LeatEarning.CONNECTOR
        ? EarningOwner.PROVIDER_CONNECTOR
        : EarningOwner.SDK;
  }

  @Override
  public LeatMembers members() {
    return members;
  }

  @Override
  public LeatPoints points() {
    return points;
  }

  @Override
  public LeatRewards rewards() {
    return rewards;
  }

  @Override
  public LeatConsents consents() {
    return consents;
  }

  /**
   * {@inheritDoc}
   *
   * <p>Leat's connector for a shop cannot be asked for, but the newest credits of the account name the channel they came through. One that a
   * shop connector gave within {@code leat.connectorWindow} is one owner too many while the SDK posts the points of orders.
   */
  @Override
  public Optional<String> conflict() {
    if (settings.earning() == LeatEarning.CONNECTOR || settings.connectorWindow().isZero()) {
      return Optional.empty();
    }
    Instant since = time.now().minus(settings.connectorWindow());
    try {
      return pages.newestOfAll().stream()
          .map(entry -> entry.object())
          .filter(entry -> entry.credits() > 0)
          .filter(entry -> entry.createdAt().filter(since::isBefore).isPresent())
          .flatMap(entry -> entry.channel().stream())
          .filter(channel -> channel.known().filter(CONNECTORS::contains).isPresent())
          .map(
              channel ->
                  "Leat's own connector "
                      + channel
                      + " gave credits lately while the SDK posts the points of orders, so orders would earn twice: switch the"
                      + " connector off in Leat's dashboard, or set leat.earning=CONNECTOR; if it is off already, shorten"
                      + " leat.connectorWindow")
          .findFirst();
    } catch (InvalidRequestException onlyByContact) {
      return Optional.empty(); // Leat does not tell for all contacts at once
    }
  }

  /** Returns all endpoints of the fact sheet, with the same auth, quota and retries. */
  public LeatApi api() {
    return api;
  }

  /** Returns the reader of webhooks. */
  public LeatWebhooks webhooks() {
    return webhooks;
  }

  /** Describes a Leat account. Not thread-safe. */
  public static final class Builder {

    private static final URI LEAT = URI.create("https://api.piggy.eu/");
    private static final String V3 = "api/v3/oauth/clients/";
    private static final Duration UNSAID_TOKEN_LIFE = Duration.ofMinutes(5);

    private Optional<BiFunction<ApiClient, TimeSource, Auth>> auth = Optional.empty();
    private boolean twoCredentials;
    private Optional<String> partnerId = Optional.empty();
    private URI baseUrl = LEAT;
    private Optional<String> shopUuid = Optional.empty();
    private int permitsPerSecond = 5;
    private UnaryOperator<HttpSettings.Builder> http = UnaryOperator.identity();
    private BodyEncoding bodyEncoding = BodyEncoding.JSON;
    private LeatEarning earning = LeatEarning.CREDITS;
    private String referenceAttribute = "external_reference";
    private String orderAttribute = "external_order";
    private String orderPrefix = "";
    private OrdersDialect ordersDialect = OrdersDialect.JUNE_2026;
    private LeatNegativeBalance negativeBalance = LeatNegativeBalance.ALLOW;
    private LookupSchedule lookups = LookupSchedule.standard();
    private LeatSettings.DateFilter dateFilter = LeatSettings.DateFilter.OFF;
    private int maxPages = 10_000;
    private Duration connectorWindow = Duration.ofDays(7);
    private String customerIdPrefix = "customer:";
    private String posIdPrefix = "pos:";
    private final Map<ConsentChannel, LeatSubscription> subscriptions =
        new EnumMap<>(ConsentChannel.class);
    private String rewardTypeAttribute = "discount_type";
    private String rewardValueAttribute = "discount_value";
    private String rewardProductAttribute = "product_barcode";
    private Optional<CurrencyUnit> rewardCurrency = Optional.empty();
    private Optional<String> signatureHeader = Optional.empty();
    private Set<SignatureCheck.Encoding> algorithm = Set.of();
    private Optional<Secret> webhookSecret = Optional.empty();

    Builder() {}

    /** Sets the personal access token, made in Leat's dashboard. It ends at the date chosen there, without a warning (sheet section 12). */
    public Builder personalAccessToken(Secret token) {
      return auth((client, time) -> Auth.bearer(token));
    }

    /** Sets client credentials, which Leat has deprecated. The token is fetched when needed and renewed ahead of its end and after a 401. */
    public Builder clientCredentials(String clientId, Secret clientSecret) {
      Token.Request request = new Token.Request("client_credentials", clientId, clientSecret);
      return auth((client, time) -> Auth.bearer(tokens(client, request, time), time));
    }

    private static TokenSource tokens(ApiClient client, Token.Request request, TimeSource time) {
      TokenApi api = client.api(TokenApi.class);
      return () -> {
        Token token = api.createToken(request);
        Duration life = token.expiresIn().map(Duration::ofSeconds).orElse(UNSAID_TOKEN_LIFE);
        return new AccessToken(token.accessToken(), time.now().plus(life));
      };
    }

    private Builder auth(BiFunction<ApiClient, TimeSource, Auth> proof) {
      this.twoCredentials = auth.isPresent();
      this.auth = Optional.of(proof);
      return this;
    }

    /** Sets the id Leat gives to partners, sent as {@code X-Partner-ID}; none by default. */
    public Builder partnerId(String id) {
      this.partnerId = Optional.of(id);
      return this;
    }

    /** Sets {@code baseUrl}: the host; default {@code https://api.piggy.eu/}. There is no sandbox: use a test account (sheet section 14). */
    public Builder baseUrl(URI url) {
      this.baseUrl = url;
      return this;
    }

    /**
     * Sets the shop, in newer wording the business profile, at which everything is booked; mandatory. It has to be linked to the loyalty
     * program. {@link dev.stampbook.leat.api.LedgerApi#listShops} shows them.
     */
    public Builder shopUuid(String uuid) {
      this.shopUuid = Optional.of(uuid);
      return this;
    }

    /** Sets {@code rateLimit.permitsPerSecond}: the client's own quota, 1 to 1,000; default 5. Leat documents none (sheet section 7). */
    public Builder permitsPerSecond(int permits) {
      this.permitsPerSecond = between("rateLimit.permitsPerSecond", permits, 1, 1_000);
      return this;
    }

    /** Changes timeouts, retries, proxy, clock and the like; applied over the defaults of this module. */
    public Builder http(UnaryOperator<HttpSettings.Builder> change) {
      this.http = change;
      return this;
    }

    /** Sets {@code http.bodyEncoding}: how requests are written; default {@link BodyEncoding#JSON} (sheet section 14). */
    public Builder bodyEncoding(BodyEncoding encoding) {
      this.bodyEncoding = encoding;
      return this;
    }

    /** Sets {@code leat.earning}: who gives the points of orders and how they travel; default {@link LeatEarning#CREDITS}. */
    public Builder earning(LeatEarning mode) {
      this.earning = mode;
      return this;
    }

    /**
     * Sets the transaction attributes, made on first use, that carry the posting's reference and the order's id; default {@code
     * external_reference} and {@code external_order}. Lower-case letters, digits and underscores (sheet section 9).
     */
    public Builder referenceAttributes(String reference, String order) {
      this.referenceAttribute = attribute(reference);
      this.orderAttribute = attribute(order);
      if (reference.equals(order)) {
        throw new IllegalArgumentException("leat's two reference attributes need two names");
      }
      return this;
    }

    private static String attribute(String name) {
      if (!name.matches("[a-z][a-z0-9_]{0,59}")) {
        throw new IllegalArgumentException(
            "a transaction attribute has 1 to 60 lower-case letters, digits and underscores");
      }
      return name;
    }

    /**
     * Sets {@code leat.orders.prefix}: what stands before order ids as {@code external_identifier} with {@link LeatEarning#ORDERS}; empty by
     * default. Give each shop its own when several report to one account.
     */
    public Builder orderPrefix(String prefix) {
      this.orderPrefix = prefix;
      return this;
    }

    /** Sets {@code orders.dialect}; default {@link OrdersDialect#JUNE_2026}, the newest evidence (sheet section 14). */
    public Builder ordersDialect(OrdersDialect dialect) {
      this.ordersDialect = dialect;
      return this;
    }

    /**
     * Sets {@code refund.negativeBalance}; default {@link LeatNegativeBalance#ALLOW}. Either way a refusal for too few points is {@link
     * dev.stampbook.InsufficientPointsException}, after which a clamping policy takes what is there and reports the rest (sheet section 14).
     */
    public Builder negativeBalance(LeatNegativeBalance rule) {
      this.negativeBalance = rule;
      return this;
    }

    /** Sets when unknown postings are looked up; default at once, after 3 s and after 10 s, then up to three resends. */
    public Builder lookups(LookupSchedule schedule) {
      this.lookups = schedule;
      return this;
    }

    /**
     * Switches {@code ledger.serverSideDateFilter} on: look-ups ask only for entries since shortly before the posting. Off by default, because
     * the filter is seen in third-party code only (sheet section 14); where Leat ignores it, look-ups stay right and slow.
     */
    public Builder filterByDateAtServer() {
      this.dateFilter = LeatSettings.DateFilter.AT_SERVER;
      return this;
    }

    /** Sets {@code leat.maxPages}: after how many pages of 100 a list is given up with a failure; default 10,000. */
    public Builder maxPages(int pages) {
      this.maxPages = between("maxPages", pages, 1, 1_000_000);
      return this;
    }

    /** Sets {@code leat.connectorWindow}: how far back credits of a connector are a {@link Leat#conflict}; default 7 days, zero for not at all. */
    public Builder connectorWindow(Duration window) {
      this.connectorWindow = window;
      return this;
    }

    /** Sets what stands before customer ids and POS ids as contact identifiers; default {@code customer:} and {@code pos:}. */
    public Builder identifierPrefixes(String customerId, String posId) {
      this.customerIdPrefix = customerId;
      this.posIdPrefix = posId;
      return this;
    }

    /** Sets one of {@code leat.subscriptions}: which subscription type stands for a channel. None by default, and then there is no consent. */
    public Builder subscription(ConsentChannel channel, LeatSubscription type) {
      subscriptions.put(channel, type);
      return this;
    }

    /**
     * Sets the reward attributes that say what a reward becomes at checkout: its kind, its value, its product; default {@code discount_type},
     * {@code discount_value} and {@code product_barcode}, as one integrator has them (sheet section 13). They belong to the account.
     */
    public Builder rewardAttributes(String type, String value, String product) {
      this.rewardTypeAttribute = type;
      this.rewardValueAttribute = value;
      this.rewardProductAttribute = product;
      return this;
    }

    /** Sets the currency of reward amounts. None by default, and then amounts off are not read. */
    public Builder rewardCurrency(CurrencyUnit currency) {
      this.rewardCurrency = Optional.of(currency);
      return this;
    }

    /** Sets {@code webhook.signatureHeader}: the header that signs webhooks. No default: its name is unknown (sheet section 14). */
    public Builder webhookSignatureHeader(String name) {
      this.signatureHeader = Optional.of(name);
      return this;
    }

    /** Sets {@code webhook.algorithm}: HMAC-SHA256, written in one of these ways. No default: it is unknown (sheet section 14). */
    public Builder webhookAlgorithm(SignatureCheck.Encoding... accepted) {
      this.algorithm = Set.of(accepted);
      return this;
    }

    /** Sets {@code webhook.secret}: what the webhook was created with. Once it is set, unsigned webhooks are refused. */
    public Builder webhookSecret(Secret secret) {
      this.webhookSecret = Optional.of(secret);
      return this;
    }

    /**
     * Returns the provider; calls nobody.
     *
     * @throws IllegalArgumentException when there is no credential, or two, or no shop; the message says which
     */
    public Leat build() {
      if (auth.isEmpty() || twoCredentials) {
        throw new IllegalArgumentException(
            "give Leat exactly one credential: personalAccessToken, or clientCredentials");
      }
      if (shopUuid.filter(uuid -> !uuid.isBlank()).isEmpty()) {
        throw new IllegalArgumentException(
            "leat.shopUuid is missing: the shop at which points are booked, as Leat's dashboard shows it");
      }
      return new Leat(this);
    }

    HttpSettings httpSettings() {
      return http.apply(
              HttpSettings.builder(host())
                  .quotas(Quota.of(permitsPerSecond, Duration.ofSeconds(1)))
                  .maxRetries(4)
                  .waitHint(WaitHint.retryAfter()))
          .build();
    }

    private URI host() {
      return URI.create(baseUrl.toString().replaceAll("/+$", "") + "/");
    }

    ApiClient client(HttpSettings settings, Json json) {
      ApiClient bare = ApiClient.create(NAME, settings, Auth.none(), LeatErrors::read, json);
      ApiClient encoded = bodyEncoding == BodyEncoding.FORM ? bare.withFormBodies() : bare;
      Auth proof = auth.orElseThrow().apply(encoded, settings.time());
      Auth complete =
          partnerId.map(id -> proof.and(Auth.header("X-Partner-ID", Secret.of(id)))).orElse(proof);
      return encoded.withAuth(complete).withBaseUrl(URI.create(settings.baseUrl() + V3));
    }

    LeatSettings settings() {
      return new LeatSettings(
          earning,
          shopUuid.orElseThrow(),
          referenceAttribute,
          orderAttribute,
          orderPrefix,
          ordersDialect,
          negativeBalance,
          lookups,
          dateFilter,
          maxPages,
          connectorWindow,
          customerIdPrefix,
          posIdPrefix,
          Map.copyOf(subscriptions),
          new LeatSettings.RewardAttributes(
              rewardTypeAttribute, rewardValueAttribute, rewardProductAttribute, rewardCurrency));
    }

    LeatWebhooks webhooks(Json json) {
      return new LeatWebhooks(signatureHeader, algorithm, webhookSecret, json);
    }

    private static int between(String name, int value, int least, int most) {
      if (value < least || value > most) {
        throw new IllegalArgumentException(
            "leat." + name + " is " + least + " to " + most + ", not " + value);
      }
      return value;
    }
  }
}
