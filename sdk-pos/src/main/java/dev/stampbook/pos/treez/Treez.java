package dev.stampbook.pos.treez;

import dev.stampbook.AuthenticationException;
import dev.stampbook.Capability;
import dev.stampbook.FailedCall;
import dev.stampbook.SystemName;
import dev.stampbook.http.AccessToken;
import dev.stampbook.http.ApiClient;
import dev.stampbook.http.Auth;
import dev.stampbook.http.ErrorReply;
import dev.stampbook.http.HttpSettings;
import dev.stampbook.http.Quota;
import dev.stampbook.http.Secret;
import dev.stampbook.http.TimeSource;
import dev.stampbook.http.TokenAuth;
import dev.stampbook.http.Verdict;
import dev.stampbook.pos.treez.api.TokenResponse;
import dev.stampbook.pos.treez.api.TokensApi;
import dev.stampbook.pos.treez.api.WireJson;
import dev.stampbook.pos.treez.api.WireTime;
import java.net.URI;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.joda.money.CurrencyUnit;

/**
 * One store of Treez as commerce system: where tickets and refund tickets are read and rewards become discounts. Its own points are not
 * used. Immutable and thread-safe; build one per store and keep it, because every new one logs in again.
 *
 * <pre>{@code
 * Treez treez = Treez.builder().dispensary("examplestore").v2(clientId, apiKey).build();
 * }</pre>
 */
public final class Treez {

  /** The name of this system in references and stored rows. */
  public static final SystemName SYSTEM = SystemName.of("treez");

  /** What a loyalty provider calls the kind of {@link TreezMembers POS ids} (Springbig: {@code pos_type}). */
  public static final String POS_TYPE = "treez";

  /** Every amount is in US dollars (sheet 11). */
  static final CurrencyUnit CURRENCY = CurrencyUnit.USD;

  private static final Duration TOKEN_LIFETIME = Duration.ofHours(2);

  private final TreezApi api;
  private final TreezSettings settings;
  private final TreezWebhooks webhooks;

  private Treez(TreezApi api, TreezSettings settings, TreezWebhooks webhooks) {
    this.api = api;
    this.settings = settings;
    this.webhooks = webhooks;
  }

  /** Returns a builder; the store and the credentials of one version are mandatory. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns what the store can do as it is configured; webhooks are received once their tokens are set. */
  public Set<Capability> capabilities() {
    Set<Capability> all =
        EnumSet.of(
            Capability.MEMBER_FIND,
            Capability.MEMBER_CREATE,
            Capability.MEMBER_UPDATE,
            Capability.CONSENT_READ,
            Capability.CONSENT_WRITE,
            Capability.DISCOUNT_APPLY,
            Capability.DISCOUNT_REMOVE);
    if (webhooks.isConfigured()) {
      all.add(Capability.WEBHOOKS);
    }
    return Set.copyOf(all);
  }

  /** Returns the tickets as orders, with the refunds made of them. */
  public TreezOrders orders() {
    return new TreezOrders(api, settings);
  }

  /** Returns what puts rewards on open tickets. */
  public TreezDiscounts discounts() {
    return new TreezDiscounts(api, settings);
  }

  /** Returns the customers. */
  public TreezMembers members() {
    return new TreezMembers(api, settings);
  }

  /** Returns the one flag of marketing consent. */
  public TreezConsents consents() {
    return new TreezConsents(api, members());
  }

  /** Returns the webhooks. */
  public TreezWebhooks webhooks() {
    return webhooks;
  }

  /** Returns the typed endpoints, for what the services do not cover. */
  public TreezApi api() {
    return api;
  }

  /** A missing ticket is refused with 400 (sheet 8); everything else speaks by its status. */
  static Verdict read(ErrorReply reply) {
    boolean missing =
        reply.status() == 400 && reply.code().filter(Answers::saysMissing).isPresent();
    return missing ? Verdict.NOT_FOUND : reply.byStatus();
  }

  /** Collects settings; their names and defaults are those of sheet 14. Not thread-safe. */
  public static final class Builder {

    private Optional<String> dispensary = Optional.empty();
    private Optional<ApiVersion> version = Optional.empty();
    private Function<TimeSource, Optional<TokenSigner>> signer = time -> Optional.empty();
    private String tokenPrefix = "";
    private Optional<URI> baseUrl = Optional.empty();
    private URI servicesUrl = URI.create("https://api-prod.treez.io/service");
    private UnaryOperator<HttpSettings.Builder> http = UnaryOperator.identity();
    private int maxRequestsPerSecond = 4;
    private String revenueSource = "Stampbook";
    private Optional<DiscountKey> discountKey = Optional.empty();
    private TicketDeltaPath ticketDeltaPath = TicketDeltaPath.AUTOMATIC;
    private RefundMode refundMode = RefundMode.SUB_TOTAL;
    private int firstPage = 1;
    private int pageSize = 50;
    private Duration overlap = Duration.ofMinutes(5);
    private Duration history = Duration.ofDays(400);
    private CustomerLookup customerLookup = CustomerLookup.ACCOUNT;
    private Predicate<String> rewardTitle = RewardTitle::isOurs;
    private NativeLoyalty nativeLoyalty = NativeLoyalty.CONFLICT;
    private Set<String> earnedElsewhere = Set.of();
    private ZoneId zone = ZoneOffset.UTC;
    private List<Secret> webhookTokens = List.of();
    private Optional<Secret> clientId = Optional.empty();
    private Optional<Secret> apiKey = Optional.empty();

    private Builder() {}

    /** Sets the store: the sub-domain of its portal. */
    public Builder dispensary(String value) {
      if (!value.matches("[A-Za-z0-9][A-Za-z0-9-]{0,62}")) {
        throw new IllegalArgumentException(
            "the dispensary is the sub-domain of the store's portal");
      }
      this.dispensary = Optional.of(value);
      return this;
    }

    /** Uses version 2 with the partner's client id and the store's API key; one token is kept for its two hours. */
    public Builder v2(Secret partnerClientId, Secret storeApiKey) {
      this.version = Optional.of(ApiVersion.V2);
      this.clientId = Optional.of(partnerClientId);
      this.apiKey = Optional.of(storeApiKey);
      return this;
    }

    /** Uses version 3 with the id of the certificate, the organization's GUID and the private key behind the certificate. */
    public Builder v3(String certificateId, String organizationId, PrivateKey key) {
      this.version = Optional.of(ApiVersion.V3);
      this.signer =
          time -> Optional.of(SelfSignedTokens.of(certificateId, organizationId, key, time));
      return this;
    }

    /** Uses version 3 with a signer of your own ({@code treez.v3.signer}). */
    public Builder v3(TokenSigner value) {
      this.version = Optional.of(ApiVersion.V3);
      this.signer = time -> Optional.of(value);
      return this;
    }

    /** Sends {@code Bearer} before the token of version 2 ({@code treez.v2.bearerPrefix}); the bare token by default. */
    public Builder bearerPrefix() {
      this.tokenPrefix = "Bearer ";
      return this;
    }

    /** Sets the address of the store's API; by default that of the version with the dispensary behind it. */
    public Builder baseUrl(URI value) {
      this.baseUrl = Optional.of(value);
      return this;
    }

    /** Sets the address of the organization's services; {@code https://api-prod.treez.io/service} by default. */
    public Builder servicesUrl(URI value) {
      this.servicesUrl = value;
      return this;
    }

    /** Changes timeouts, retries and the like; the quota is set already. */
    public Builder http(UnaryOperator<HttpSettings.Builder> changes) {
      this.http = changes;
      return this;
    }

    /** Sets the calls per second this client allows itself; 4 by default, as 250 ms between calls are advised of the 10 allowed (sheet 7). */
    public Builder maxRequestsPerSecond(int value) {
      this.maxRequestsPerSecond = value;
      return this;
    }

    /** Sets the name under which tickets without one of their own are changed; constant for ever, {@code Stampbook} by default. */
    public Builder revenueSource(String value) {
      this.revenueSource = value;
      return this;
    }

    /** Sets the spelling of the discounts of a line ({@code treez.discountKey}); by default that of the version. */
    public Builder discountKey(DiscountKey value) {
      this.discountKey = Optional.of(value);
      return this;
    }

    /** Sets the path of changed tickets ({@code treez.ticketDeltaPath}); automatic by default. */
    public Builder ticketDeltaPath(TicketDeltaPath value) {
      this.ticketDeltaPath = value;
      return this;
    }

    /** Sets how refund tickets are read ({@code treez.refundMode}); by their sub-total by default. */
    public Builder refundMode(RefundMode value) {
      this.refundMode = value;
      return this;
    }

    /** Sets the number of the first page ({@code treez.firstPage}): 1 by default, or 0. */
    public Builder firstPage(int value) {
      this.firstPage = value;
      return this;
    }

    /** Sets how many tickets a page holds; 50 by default, which is the most. */
    public Builder pageSize(int value) {
      this.pageSize = value;
      return this;
    }

    /** Sets how far a read of changed tickets reaches back before the cursor; 5 minutes by default. */
    public Builder overlap(Duration value) {
      this.overlap = value;
      return this;
    }

    /** Sets how far back tickets are read by their closing day, where changes are not told any more; 400 days by default. */
    public Builder history(Duration value) {
      this.history = value;
      return this;
    }

    /** Says what the customers of tickets are known by; their account by default. */
    public Builder customerLookup(CustomerLookup value) {
      this.customerLookup = value;
      return this;
    }

    /** Says which titles of discounts are redeemed rewards; by default those that were put there by {@link TreezDiscounts}. */
    public Builder rewardTitle(Predicate<String> value) {
      this.rewardTitle = value;
      return this;
    }

    /** Says how the store's own loyalty is regarded; as a conflict by default. */
    public Builder nativeLoyalty(NativeLoyalty value) {
      this.nativeLoyalty = value;
      return this;
    }

    /**
     * Names the revenue sources whose tickets another integrator reports to the loyalty provider, such as the shop system of a storefront;
     * none by default. A recent ticket of one of them is a conflict.
     */
    public Builder earnedElsewhere(Set<String> revenueSources) {
      this.earnedElsewhere = revenueSources;
      return this;
    }

    /** Sets the store's zone ({@code treez.zone}), for times that come without one; UTC by default. */
    public Builder zone(ZoneId value) {
      this.zone = value;
      return this;
    }

    /** Sets the bearer tokens of the webhooks, several during a rotation; without any none is received. */
    public Builder webhookTokens(List<Secret> values) {
      this.webhookTokens = List.copyOf(values);
      return this;
    }

    /**
     * Builds the store; calls nobody.
     *
     * @throws IllegalArgumentException when store or credentials are missing or a setting is out of range
     */
    public Treez build() {
      ApiVersion chosen =
          version.orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "set the credentials: builder().v2(...) or v3(...)"));
      String store =
          dispensary.orElseThrow(
              () -> new IllegalArgumentException("set the store: builder().dispensary(...)"));
      HttpSettings connection = connection(chosen, store);
      TreezSettings settings =
          new TreezSettings(
              chosen,
              revenueSource,
              discountKey.orElse(
                  chosen == ApiVersion.V2 ? DiscountKey.CAPITALS : DiscountKey.LOWER_CASE),
              ticketDeltaPath,
              refundMode,
              firstPage,
              pageSize,
              overlap,
              history,
              customerLookup,
              rewardTitle,
              nativeLoyalty,
              earnedElsewhere,
              zone,
              connection.time()::now);
      ApiClient login =
          ApiClient.create(SYSTEM, connection, Auth.none(), Treez::read, WireJson.json());
      Auth auth = auth(login, connection.time());
      HttpSettings services = connection.toBuilder().baseUrl(servicesUrl).build();
      ApiClient service =
          ApiClient.create(SYSTEM, services, auth, Treez::read, WireJson.serviceJson());
      URI discounts = URI.create(servicesUrl + "/discount/v3");
      TreezApi api = TreezApi.of(login.withAuth(auth), service.withBaseUrl(discounts), service);
      return new Treez(api, settings, new TreezWebhooks(api, webhookTokens));
    }

    private HttpSettings connection(ApiVersion chosen, String store) {
      String address =
          chosen == ApiVersion.V2
              ? "https://api.treez.io/v2.0/dispensary/"
              : "https://api-prod.treez.io/dispensary/v3/";
      HttpSettings.Builder settings =
          HttpSettings.builder(baseUrl.orElseGet(() -> URI.create(address + store)))
              .quotas(Quota.of(maxRequestsPerSecond, Duration.ofSeconds(1)));
      return http.apply(settings).build();
    }

    private Auth auth(ApiClient login, TimeSource time) {
      Optional<TokenSigner> own = signer.apply(time);
      if (own.isPresent() && version.filter(ApiVersion.V3::equals).isPresent()) {
        TokenSigner signs = own.get();
        return target -> Map.of("Authorization", signs.sign(target));
      }
      TokensApi tokens = login.api(TokensApi.class);
      Secret client = clientId.orElseThrow();
      Secret key = apiKey.orElseThrow();
      return new TokenAuth(
              "Authorization", tokenPrefix, () -> token(tokens.tokens(client, key), time), time)
          .and(Auth.header("client_id", client));
    }

    /** The seconds count, not the date: they do not depend on two clocks being the same. */
    private static AccessToken token(TokenResponse answer, TimeSource time) {
      Secret token =
          answer
              .accessToken()
              .filter(value -> !answer.failed())
              .orElseThrow(
                  () ->
                      new AuthenticationException(
                          "treez gave no token; check client id and API key",
                          FailedCall.unanswered(SYSTEM, "getTokens")));
      Instant now = time.now();
      Instant end =
          answer
              .expiresIn()
              .filter(seconds -> seconds > 0)
              .map(now::plusSeconds)
              .or(() -> answer.expiresAt().flatMap(WireTime::instant))
              .orElse(now.plus(TOKEN_LIFETIME));
      return new AccessToken(token, end);
    }
  }
}
