package dev.stampbook.pos.blaze;

import dev.stampbook.Capability;
import dev.stampbook.SystemName;
import dev.stampbook.http.ApiClient;
import dev.stampbook.http.Auth;
import dev.stampbook.http.ErrorReader;
import dev.stampbook.http.HttpSettings;
import dev.stampbook.http.Quota;
import dev.stampbook.http.Secret;
import dev.stampbook.http.TimeSource;
import dev.stampbook.pos.blaze.api.WireJson;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.joda.money.CurrencyUnit;

/**
 * A Blaze Retail shop as commerce system: where sales and refunds are read, people are known, and rewards become discounts on online
 * orders. One pair of keys opens one shop. Immutable and thread-safe; build one per shop and keep it.
 *
 * <pre>{@code
 * Blaze shop = Blaze.builder().partnerKey(partner).developerKey(developer).build();
 * }</pre>
 */
public final class Blaze {

  /** The name of this system in references and stored rows, and the {@code pos_type} Springbig knows it by (sheet section 13.1). */
  public static final SystemName SYSTEM = SystemName.of("blaze");

  private static final Set<Capability> CAPABILITIES =
      Set.copyOf(
          EnumSet.of(
              Capability.MEMBER_FIND,
              Capability.MEMBER_CREATE,
              Capability.MEMBER_UPDATE,
              Capability.CONSENT_READ,
              Capability.CONSENT_WRITE,
              Capability.CONSENT_PER_CHANNEL,
              Capability.DISCOUNT_APPLY,
              Capability.DISCOUNT_REMOVE));

  private final BlazeApi api;
  private final BlazeSettings settings;
  private final BlazeWebhooks webhooks;
  private final ShopFacts facts;

  private Blaze(BlazeApi api, BlazeSettings settings, BlazeWebhooks webhooks) {
    this.api = api;
    this.settings = settings;
    this.webhooks = webhooks;
    this.facts = new ShopFacts(api.store(), settings);
  }

  /** Returns a builder; only the two keys are mandatory. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns what this system can do. Its webhooks are not signed and its own points are not the program's. */
  public Set<Capability> capabilities() {
    return CAPABILITIES;
  }

  /** Returns the sales and refunds. */
  public BlazeOrders orders() {
    return new BlazeOrders(api, settings, facts, members());
  }

  /** Returns the members of the shop. */
  public BlazeMembers members() {
    return new BlazeMembers(api.members(), settings);
  }

  /** Returns the consent to text messages and e-mail, kept apart. */
  public BlazeConsents consents() {
    return new BlazeConsents(api, members());
  }

  /** Returns what puts rewards on online orders. */
  public BlazeDiscounts discounts() {
    return new BlazeDiscounts(api.carts(), settings);
  }

  /** Returns the ledger of Blaze's own points, for shops that want entries of their own there. */
  public BlazeNativePoints nativePoints() {
    return new BlazeNativePoints(api.loyalty(), settings);
  }

  /** Returns the webhooks. */
  public BlazeWebhooks webhooks() {
    return webhooks;
  }

  /** Returns the typed endpoints, for what the services do not cover. */
  public BlazeApi api() {
    return api;
  }

  /** Collects settings; their names and defaults are those of sheet section 14. Not thread-safe. */
  public static final class Builder {

    private Optional<Secret> partnerKey = Optional.empty();
    private Optional<Secret> developerKey = Optional.empty();
    private String partnerKeyHeader = "x-api-key";
    private URI baseUrl = URI.create("https://api.partners.blaze.me/api/v1");
    private UnaryOperator<HttpSettings.Builder> http = UnaryOperator.identity();
    private int maxRequestsPerSecond = 25;
    private int pageSize = 100;
    private int transactionOverlapDays = 1;
    private Optional<ZoneId> zone = Optional.empty();
    private CurrencyUnit currency = CurrencyUnit.USD;
    private RefundAmounts refundAmounts = RefundAmounts.WITHOUT_TAX;
    private CustomerLookup customerLookup = CustomerLookup.MEMBER;
    private PosIdSource posIdSource = PosIdSource.MEMBER_ID;
    private AccrualOwner accrualOwner = AccrualOwner.SDK;
    private SystemName loyaltyProvider = ShopFacts.SPRINGBIG;
    private DiscountMode discountMode = DiscountMode.CART;
    private PercentScale percentScale = PercentScale.HUNDRED;
    private MemberDeltaField memberDeltaField = MemberDeltaField.MODIFIED;
    private PointsActionNames pointsActionNames = PointsActionNames.assumed();
    private Optional<Secret> webhookSecretPath = Optional.empty();

    private Builder() {}

    /** Sets the key of the integration, issued by Blaze to the integrator (sheet section 2). */
    public Builder partnerKey(Secret value) {
      this.partnerKey = Optional.of(value);
      return this;
    }

    /** Sets the key of the shop, sent bare in {@code Authorization} (sheet section 2). */
    public Builder developerKey(Secret value) {
      this.developerKey = Optional.of(value);
      return this;
    }

    /** Sets {@code blaze.partnerKeyHeader}: the header of the partner key; default {@code x-api-key}, formerly {@code partner_key}. */
    public Builder partnerKeyHeader(String name) {
      this.partnerKeyHeader = name;
      return this;
    }

    /** Sets {@code blaze.baseUrl}; default {@code https://api.partners.blaze.me/api/v1}. Ask Blaze for the address of its test system. */
    public Builder baseUrl(URI value) {
      this.baseUrl = value;
      return this;
    }

    /** Changes timeouts, retries and the like; the quota is set already. */
    public Builder http(UnaryOperator<HttpSettings.Builder> changes) {
      this.http = changes;
      return this;
    }

    /** Sets the calls per second this client allows itself, beside 10,000 in 5 minutes; default 25 (sheet section 7). */
    public Builder maxRequestsPerSecond(int value) {
      this.maxRequestsPerSecond = value;
      return this;
    }

    /** Sets {@code blaze.pageSize}: rows asked for per page, 1 to 100; default 100. */
    public Builder pageSize(int rows) {
      this.pageSize = between("pageSize", rows, 1, 100);
      return this;
    }

    /**
     * Sets {@code blaze.transactionOverlapDays}: how far a read of transactions reaches back before the cursor, 1 to 60 days; default 1. What
     * the list filters by is unknown: raise it where sales are completed or voided long after they were made and no webhook tells.
     */
    public Builder transactionOverlapDays(int days) {
      this.transactionOverlapDays = between("transactionOverlapDays", days, 1, 60);
      return this;
    }

    /** Sets the zone in which Blaze cuts days; default what the shop says of itself (sheet section 11). */
    public Builder zone(ZoneId value) {
      this.zone = Optional.of(value);
      return this;
    }

    /** Sets the currency of the shop, which no field names; default US dollars (sheet section 11). */
    public Builder currency(CurrencyUnit value) {
      this.currency = value;
      return this;
    }

    /** Sets {@code blaze.refundAmountIncludesTax}; default {@link RefundAmounts#WITHOUT_TAX}. */
    public Builder refundAmounts(RefundAmounts value) {
      this.refundAmounts = value;
      return this;
    }

    /** Sets what the customer of an order is known by; default {@link CustomerLookup#MEMBER}. */
    public Builder customerLookup(CustomerLookup value) {
      this.customerLookup = value;
      return this;
    }

    /** Sets {@code blaze.posIdSource}; default {@link PosIdSource#MEMBER_ID}. */
    public Builder posIdSource(PosIdSource value) {
      this.posIdSource = value;
      return this;
    }

    /** Sets {@code blaze.accrualOwner}; default {@link AccrualOwner#SDK}. With another one {@link BlazeOrders#conflict()} stops the program. */
    public Builder accrualOwner(AccrualOwner value) {
      this.accrualOwner = value;
      return this;
    }

    /**
     * Sets {@code blaze.loyaltyProvider}: to whom the program's points go; default {@code springbig}. Blaze's own Springbig link doubles no
     * points at another one.
     */
    public Builder loyaltyProvider(SystemName value) {
      this.loyaltyProvider = value;
      return this;
    }

    /** Sets {@code blaze.discountMode}; default {@link DiscountMode#CART}. */
    public Builder discountMode(DiscountMode value) {
      this.discountMode = value;
      return this;
    }

    /** Sets {@code blaze.percentScale}; default {@link PercentScale#HUNDRED}. */
    public Builder percentScale(PercentScale value) {
      this.percentScale = value;
      return this;
    }

    /** Sets {@code blaze.memberDeltaField}; default {@link MemberDeltaField#MODIFIED}. */
    public Builder memberDeltaField(MemberDeltaField value) {
      this.memberDeltaField = value;
      return this;
    }

    /** Sets {@code blaze.pointsActionNames}; default {@link PointsActionNames#assumed()}. */
    public Builder pointsActionNames(PointsActionNames value) {
      this.pointsActionNames = value;
      return this;
    }

    /** Sets {@code blaze.webhookSecretPath}: the last segment of the registered address. No default: without it none is received. */
    public Builder webhookSecretPath(Secret value) {
      this.webhookSecretPath = Optional.of(value);
      return this;
    }

    /**
     * Returns the shop; calls nobody.
     *
     * @throws IllegalArgumentException when a key is missing or a setting is out of range
     */
    public Blaze build() {
      Auth auth =
          Auth.headers(
              Map.of(
                  partnerKeyHeader,
                  need(partnerKey, "partnerKey"),
                  "Authorization",
                  need(developerKey, "developerKey")));
      HttpSettings connection =
          http.apply(
                  HttpSettings.builder(baseUrl)
                      .quotas(
                          Quota.of(maxRequestsPerSecond, Duration.ofSeconds(1))
                              .and(10_000, Duration.ofMinutes(5))))
              .build();
      ApiClient client =
          ApiClient.create(SYSTEM, connection, auth, ErrorReader.byStatus(), WireJson.json());
      BlazeApi api = BlazeApi.of(client);
      return new Blaze(
          api, settings(connection.time()), new BlazeWebhooks(api.store(), webhookSecretPath));
    }

    private BlazeSettings settings(TimeSource time) {
      return new BlazeSettings(
          currency,
          pageSize,
          Duration.ofDays(transactionOverlapDays),
          zone,
          refundAmounts,
          customerLookup,
          posIdSource,
          accrualOwner,
          loyaltyProvider,
          discountMode,
          percentScale,
          memberDeltaField,
          pointsActionNames,
          time::now);
    }

    private static Secret need(Optional<Secret> key, String name) {
      return key.orElseThrow(
          () -> new IllegalArgumentException("set blaze." + name + "; Blaze issues it"));
    }

    private static int between(String name, int value, int least, int most) {
      if (value < least || value > most) {
        throw new IllegalArgumentException(
            "blaze." + name + " is " + least + " to " + most + ", not " + value);
      }
      return value;
    }
  }
}
