package dev.stampbook.bigcommerce;

import dev.stampbook.Capability;
import dev.stampbook.SystemName;
import dev.stampbook.bigcommerce.api.WireJson;
import dev.stampbook.http.ApiClient;
import dev.stampbook.http.Auth;
import dev.stampbook.http.ErrorReply;
import dev.stampbook.http.HttpSettings;
import dev.stampbook.http.Quota;
import dev.stampbook.http.QuotaReader;
import dev.stampbook.http.Verdict;
import dev.stampbook.http.WaitHint;
import dev.stampbook.order.OrderState;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * A BigCommerce store as commerce system: where orders and refunds are read and rewards become discounts. It has no points of its own.
 * Immutable and thread-safe; build one per store and keep it.
 *
 * <pre>{@code
 * BigCommerce shop = BigCommerce.builder().credentials(Path.of("BigCommerceAPI-credentials.txt")).build();
 * }</pre>
 */
public final class BigCommerce {

  /** The name of this system in references and stored rows. */
  public static final SystemName SYSTEM = SystemName.of("bigcommerce");

  private static final int PLAN_LIMIT = 507;
  private static final int WINDOW_SECONDS = 30;

  private final BigCommerceApi api;
  private final BigCommerceSettings settings;
  private final BigCommerceWebhooks webhooks;

  private BigCommerce(
      BigCommerceApi api, BigCommerceSettings settings, BigCommerceWebhooks webhooks) {
    this.api = api;
    this.settings = settings;
    this.webhooks = webhooks;
  }

  /** Returns a builder; only the credentials are mandatory. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns what the store can do as it is configured; webhooks are received once it is said what makes them believable. */
  public Set<Capability> capabilities() {
    Set<Capability> all =
        EnumSet.of(
            Capability.MEMBER_FIND,
            Capability.MEMBER_CREATE,
            Capability.MEMBER_UPDATE,
            Capability.CONSENT_READ,
            Capability.CONSENT_WRITE,
            Capability.CONSENT_PER_CHANNEL,
            Capability.DISCOUNT_APPLY,
            Capability.DISCOUNT_REMOVE);
    if (webhooks.isConfigured()) {
      all.add(Capability.WEBHOOKS);
    }
    return Set.copyOf(all);
  }

  /** Returns the orders and refunds. */
  public BigCommerceOrders orders() {
    return new BigCommerceOrders(api, settings);
  }

  /** Returns what puts rewards on checkouts. */
  public BigCommerceDiscounts discounts() {
    return new BigCommerceDiscounts(api, settings);
  }

  /** Returns what is kept beside orders about the rewards that paid part of them. */
  public BigCommerceOrderNotes orderNotes() {
    return new BigCommerceOrderNotes(api);
  }

  /** Returns the customers. */
  public BigCommerceMembers members() {
    return new BigCommerceMembers(api, settings);
  }

  /** Returns the newsletter consent. */
  public BigCommerceConsents consents() {
    return new BigCommerceConsents(api, members(), settings);
  }

  /** Returns the webhooks. */
  public BigCommerceWebhooks webhooks() {
    return webhooks;
  }

  /** Returns the typed endpoints, for what the services do not cover. */
  public BigCommerceApi api() {
    return api;
  }

  /** Looks for missing scopes, a wrong clock, dead webhooks: about a dozen reads, no writes. */
  public DoctorReport doctor() {
    return new Doctor(api, webhooks, settings.clock()).examine();
  }

  /**
   * 401 and 403 are the credential's fault, 404 and 409 speak for themselves, 423 is a lock, 429 was not processed, 5xx may have been
   * (sheet 8). Only the plan limit looks like a failing server and is none.
   */
  static Verdict read(ErrorReply reply) {
    return reply.status() == PLAN_LIMIT ? Verdict.INVALID_REQUEST : reply.byStatus();
  }

  /** Collects settings; their names and defaults are those of sheet 14. Not thread-safe. */
  public static final class Builder {

    private Optional<BigCommerceCredentials> credentials = Optional.empty();
    private Optional<URI> baseUrl = Optional.empty();
    private UnaryOperator<HttpSettings.Builder> http = UnaryOperator.identity();
    private int pageSize = 250;
    private Duration overlap = Duration.ofMinutes(5);
    private int refundPageSize = 50;
    private Duration refundOverlap = Duration.ofHours(6);
    private int maxRequestsPerSecond = 5;
    private final Map<Integer, OrderState> states = new HashMap<>();
    private CustomerLookup customerLookup = CustomerLookup.ACCOUNT;
    private DiscountStrategy discounts = DiscountStrategy.PromotionCode.automatic();
    private String codePrefix = "LOY-";
    private Optional<Predicate<String>> rewardCode = Optional.empty();
    private Optional<Long> channelId = Optional.empty();
    private Optional<WebhookTrust> webhooks = Optional.empty();
    private InstantSource clock = InstantSource.system();

    private Builder() {}

    /** Reads the credentials file of a store-level API account; see {@link BigCommerceCredentials#read}. */
    public Builder credentials(Path file) {
      return credentials(BigCommerceCredentials.read(file));
    }

    /** Sets the credentials. */
    public Builder credentials(BigCommerceCredentials value) {
      this.credentials = Optional.of(value);
      return this;
    }

    /** Sets the address of the store's API; default {@code https://api.bigcommerce.com/stores/{hash}}. */
    public Builder baseUrl(URI value) {
      this.baseUrl = Optional.of(value);
      return this;
    }

    /** Changes timeouts, retries and the like; quota and its headers are set already. */
    public Builder http(UnaryOperator<HttpSettings.Builder> changes) {
      this.http = changes;
      return this;
    }

    /** Sets how many orders a page holds; 250 by default, which is the most. */
    public Builder pageSize(int value) {
      this.pageSize = value;
      return this;
    }

    /** Sets how far a read of changed orders reaches back before the cursor; 5 minutes by default. */
    public Builder overlap(Duration value) {
      this.overlap = value;
      return this;
    }

    /** Sets how many refunds a page holds; 50 by default. */
    public Builder refundPageSize(int value) {
      this.refundPageSize = value;
      return this;
    }

    /** Sets how far a read of refunds reaches back, for payments that are declined late; 6 hours by default. */
    public Builder refundOverlap(Duration value) {
      this.refundOverlap = value;
      return this;
    }

    /** Sets the calls per second, averaged over 30 s, that this client allows itself; 5 by default, all that the smallest plan gives (sheet 12.29). */
    public Builder maxRequestsPerSecond(int value) {
      this.maxRequestsPerSecond = value;
      return this;
    }

    /** Reads a status id as another state than sheet 5.1 does. */
    public Builder status(int statusId, OrderState state) {
      this.states.put(statusId, state);
      return this;
    }

    /** Says what account holders are known by beside their id; the address of their account by default. */
    public Builder customerLookup(CustomerLookup value) {
      this.customerLookup = value;
      return this;
    }

    /** Says how redemptions become discounts; promotion codes by default. */
    public Builder discountStrategy(DiscountStrategy value) {
      this.discounts = value;
      return this;
    }

    /** Sets how the codes made here begin: 1 to 8 capital letters, digits and hyphens; {@code LOY-} by default. */
    public Builder codePrefix(String value) {
      this.codePrefix = value;
      return this;
    }

    /** Says which codes on orders are redeemed rewards; by default those with the prefix. Add those the loyalty provider makes. */
    public Builder rewardCode(Predicate<String> value) {
      this.rewardCode = Optional.of(value);
      return this;
    }

    /** Limits new customers and subscribers to a channel, and prefers its customers where several match; by default none. */
    public Builder channelId(long value) {
      this.channelId = Optional.of(value);
      return this;
    }

    /** Says what makes webhook calls believable; without it none is received. */
    public Builder webhooks(WebhookTrust value) {
      this.webhooks = Optional.of(value);
      return this;
    }

    /** Sets the clock. */
    public Builder clock(InstantSource value) {
      this.clock = value;
      return this;
    }

    /**
     * Builds the store; calls nobody.
     *
     * @throws IllegalArgumentException when the credentials are missing or a setting is out of range
     */
    public BigCommerce build() {
      BigCommerceCredentials known =
          credentials.orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "set the credentials: builder().credentials(Path.of(\"BigCommerceAPI-credentials.txt\"))"));
      BigCommerceSettings settings =
          new BigCommerceSettings(
              pageSize,
              overlap,
              refundPageSize,
              refundOverlap,
              new OrderStates(states),
              customerLookup,
              discounts,
              codePrefix,
              rewardCode.orElseGet(() -> startsWith(codePrefix)),
              channelId,
              clock);
      HttpSettings connection = connection(known);
      ApiClient client =
          ApiClient.create(
              SYSTEM,
              connection,
              Auth.header("X-Auth-Token", known.accessToken()),
              BigCommerce::read,
              WireJson.json());
      BigCommerceApi api = BigCommerceApi.of(client);
      return new BigCommerce(
          api,
          settings,
          new BigCommerceWebhooks(api, webhooks, known.clientSecret(), connection.time()));
    }

    private static Predicate<String> startsWith(String prefix) {
      return code -> code.regionMatches(true, 0, prefix, 0, prefix.length());
    }

    /** Waits and quota as the headers say (sheet 7), concurrency as documented, and a limit of our own where no headers come. */
    private HttpSettings connection(BigCommerceCredentials known) {
      URI store =
          baseUrl.orElseGet(
              () -> URI.create("https://api.bigcommerce.com/stores/" + known.storeHash()));
      Duration window = Duration.ofSeconds(WINDOW_SECONDS);
      int calls = maxRequestsPerSecond * WINDOW_SECONDS;
      HttpSettings.Builder chosen =
          HttpSettings.builder(store)
              .quotas(
                  Quota.of(calls, window),
                  Quota.named("customers-write").and(calls, window).atOnce(3),
                  Quota.named("promotion-codes").and(calls, window).atOnce(10))
              .quotaReader(
                  QuotaReader.millis("X-Rate-Limit-Requests-Left", "X-Rate-Limit-Time-Reset-Ms"))
              .waitHint(
                  WaitHint.millis("X-Rate-Limit-Time-Reset-Ms")
                      .or(WaitHint.seconds("X-Retry-After")));
      return http.apply(chosen).build();
    }
  }
}
