package dev.stampbook.splio;

import dev.stampbook.Capability;
import dev.stampbook.LoyaltyProvider;
import dev.stampbook.SystemName;
import dev.stampbook.consent.ConsentChannel;
import dev.stampbook.http.ApiClient;
import dev.stampbook.http.Auth;
import dev.stampbook.http.HttpSettings;
import dev.stampbook.http.Quota;
import dev.stampbook.http.QuotaReader;
import dev.stampbook.http.Secret;
import dev.stampbook.http.TimeSource;
import dev.stampbook.http.WaitHint;
import dev.stampbook.points.EarningOwner;
import dev.stampbook.points.LookupSchedule;
import dev.stampbook.splio.api.Program;
import dev.stampbook.splio.api.ProgramStatus;
import dev.stampbook.splio.api.SearchEncoding;
import dev.stampbook.splio.api.SplioApi;
import dev.stampbook.splio.api.SplioDataApi;
import dev.stampbook.splio.api.SplioJson;
import dev.stampbook.splio.api.SplioLoyaltyApi;
import dev.stampbook.splio.api.SplioQuotas;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.joda.money.CurrencyUnit;

/**
 * Splio as a loyalty provider (fact sheet splio.md): one program of one universe. Build one and keep it; nothing needs closing.
 *
 * <pre>{@code
 * Splio splio = Splio.builder().apiKey(key).program(7).store("web-fr").build();
 * }</pre>
 */
public final class Splio implements LoyaltyProvider {

  static final SystemName NAME = SystemName.of("splio");

  private final SplioSettings settings;
  private final SplioApi api;
  private final SplioMembers members;
  private final SplioPoints points;
  private final SplioRewards rewards;
  private final SplioBurns burns;
  private final SplioCodes codes;
  private final SplioConsents consents;

  Splio(Builder builder) {
    settings = builder.settings();
    HttpSettings http = builder.httpSettings();
    TimeSource time = http.time();
    ApiClient login =
        ApiClient.create(NAME, http, Auth.none(), new SplioErrors(), SplioJson.create());
    SplioTokens tokens =
        new SplioTokens(login.api(SplioDataApi.class), builder.apiKey.orElseThrow(), time);
    ApiClient client = login.withAuth(Auth.bearer(tokens, time));
    api = new SplioApi(client.api(SplioDataApi.class), client.api(SplioLoyaltyApi.class));
    SplioPages pages = new SplioPages(settings.maxPages());
    SplioDirectory directory = new SplioDirectory(api, settings);
    SplioOrders orders = new SplioOrders(api.data(), directory, settings, time);
    members = new SplioMembers(api, directory, settings, time);
    points = new SplioPoints(api, directory, orders, pages, settings, time);
    rewards = new SplioRewards(api, directory, points, pages, settings, time);
    burns = new SplioBurns(api, directory, settings);
    codes = new SplioCodes(api, pages, settings);
    consents = new SplioConsents(api, directory, pages, settings);
  }

  /** Starts the description of a program. API key and program are mandatory; every default is stated at the builder's method. */
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
   * <p>{@link Capability#POINTS_POST} is there in every mode, for bonuses and restored points. Points of orders are taken back by refund orders
   * in {@link SplioEarning#RULES}, and by negative credits only where {@code splio.credit.negative} is set. Consent is there once a channel has
   * lists. There are no webhooks, and no call undoes a redemption.
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
            Capability.REWARD_USAGE);
    if (settings.earning() == SplioEarning.RULES) {
      all.add(Capability.POINTS_EARN_BY_PURCHASE);
    }
    if (settings.earning() == SplioEarning.RULES || settings.negativeCredit()) {
      all.add(Capability.POINTS_REVERSE);
    }
    if (!settings.lists().isEmpty()) {
      all.addAll(
          Set.of(
              Capability.CONSENT_READ, Capability.CONSENT_WRITE, Capability.CONSENT_PER_CHANNEL));
    }
    return Set.copyOf(all);
  }

  @Override
  public EarningOwner earningOwner() {
    return settings.earning() == SplioEarning.OTHER_FEED
        ? EarningOwner.PROVIDER_CONNECTOR
        : EarningOwner.SDK;
  }

  @Override
  public SplioMembers members() {
    return members;
  }

  @Override
  public SplioPoints points() {
    return points;
  }

  @Override
  public SplioRewards rewards() {
    return rewards;
  }

  /** Returns the reporting of used rewards. */
  public SplioBurns burns() {
    return burns;
  }

  /** Returns the stock of codes and the custom fields of rewards. */
  public SplioCodes codes() {
    return codes;
  }

  @Override
  public SplioConsents consents() {
    return consents;
  }

  /**
   * {@inheritDoc}
   *
   * <p>A program that is missing or not running computes nothing. Whether it has a purchase rule no endpoint tells: in {@link
   * SplioEarning#CREDIT} it must have none.
   */
  @Override
  public Optional<String> conflict() {
    Optional<Program> program =
        Look.up(
            () -> api.loyalty().getProgram(settings.program(), Optional.empty(), Optional.empty()));
    if (program.isEmpty()) {
      return Optional.of(
          "the universe has no loyalty program "
              + settings.program()
              + ", so nothing would earn: correct splio.program");
    }
    return program
        .flatMap(Program::status)
        .filter(status -> !status.is(ProgramStatus.RUNNING))
        .map(
            status ->
                "the loyalty program "
                    + settings.program()
                    + " is not running but "
                    + status
                    + ", so its points are not computed: start it in Splio, or correct splio.program");
  }

  /** Returns all endpoints of the fact sheet, with the same token, quotas and retries. */
  public SplioApi api() {
    return api;
  }

  /** Describes a program. Not thread-safe. */
  public static final class Builder {

    private static final URI SPLIO = URI.create("https://api.splio.com/");

    private Optional<Secret> apiKey = Optional.empty();
    private Optional<Long> program = Optional.empty();
    private URI baseUrl = SPLIO;
    private int dataRequests = 16;
    private int generalRequests = 8;
    private UnaryOperator<HttpSettings.Builder> http = UnaryOperator.identity();
    private SplioEarning earning = SplioEarning.RULES;
    private SplioCardCodes cardCodes = SplioCardCodes.GENERATED;
    private SplioKeyHolds keyHolds = SplioKeyHolds.CUSTOMER_ID;
    private Optional<String> customerIdField = Optional.empty();
    private SearchEncoding search = SearchEncoding.JSON_ARRAY;
    private SplioZones zones = SplioZones.standard();
    private LookupSchedule lookups = SplioZones.confirmSchedule();
    private SplioSettings.Credit.Finality finality = SplioSettings.Credit.Finality.FINAL;
    private SplioSettings.Credit.Negative negative = SplioSettings.Credit.Negative.REFUSED;
    private Optional<String> store = Optional.empty();
    private String orderPrefix = "";
    private Set<SplioOrderAmount> totalIncludes = EnumSet.allOf(SplioOrderAmount.class);
    private SplioRefundQuantity refundQuantity = SplioRefundQuantity.ZERO;
    private SplioUnitPriceSign refundSign = SplioUnitPriceSign.NEGATIVE;
    private Optional<String> refundOfField = Optional.empty();
    private String unnamedProduct = "unnamed";
    private CurrencyUnit rewardCurrency = CurrencyUnit.EUR;
    private final Map<RewardField, String> rewardFields = new EnumMap<>(RewardField.class);
    private int codesBatch = 1000;
    private SplioStockTopUp stockTopUp = SplioStockTopUp.ADD_OR_PATCH;
    private SplioPatchSpelling patchSpelling = SplioPatchSpelling.NOT_SENT;
    private final Map<ConsentChannel, List<Long>> lists = new EnumMap<>(ConsentChannel.class);
    private SplioSettings.OptIn optIn = SplioSettings.OptIn.BY_OPT_IN;
    private int maxPages = 2_000;

    Builder() {}

    /** Sets the key of an API user; use one per connected system, so that Splio's logs tell systems apart (sheet section 2). */
    public Builder apiKey(Secret key) {
      this.apiKey = Optional.of(key);
      return this;
    }

    /** Sets {@code splio.program}: the number of the loyalty program. */
    public Builder program(long id) {
      this.program = Optional.of(id);
      return this;
    }

    /** Sets the base URL; default {@code https://api.splio.com/}. */
    public Builder baseUrl(URI url) {
      this.baseUrl = url;
      return this;
    }

    /**
     * Sets the client's own quotas per second, 1 to 1,000 each; default 16 for contacts, orders, products and stores, and 8 for everything else.
     * Splio allows 20 and 10 per IP address, so nodes behind one address share them (sheet section 7).
     */
    public Builder maxRequestsPerSecond(int data, int general) {
      this.dataRequests = between("maxRequestsPerSecond", data, 1, 1_000);
      this.generalRequests = between("maxRequestsPerSecond", general, 1, 1_000);
      return this;
    }

    /** Changes timeouts, retries, proxy, clock and the like; applied over the defaults of this module. */
    public Builder http(UnaryOperator<HttpSettings.Builder> change) {
      this.http = change;
      return this;
    }

    /**
     * Sets {@code splio.earning}: how the points of orders come about; default {@link SplioEarning#RULES}. A completed order is never patched or
     * deleted, whatever changes: what that does to its points is unknown, so refund orders say it (U25, {@code
     * splio.order.allowPatchCompleted=false}, which cannot be switched on).
     */
    public Builder earning(SplioEarning mode) {
      this.earning = mode;
      return this;
    }

    /** Sets {@code splio.cardCodes}: who makes card codes; default {@link SplioCardCodes#GENERATED}. */
    public Builder cardCodes(SplioCardCodes policy) {
      this.cardCodes = policy;
      return this;
    }

    /** Sets {@code splio.keyHolds}: what a custom field holds that is the unique key; default {@link SplioKeyHolds#CUSTOMER_ID}. */
    public Builder keyHolds(SplioKeyHolds holds) {
      this.keyHolds = holds;
      return this;
    }

    /**
     * Sets {@code splio.field.customerId}: the custom field of contacts that carries the shop's customer id where that is not the unique key,
     * by name or as {@code c0}; default none. It is written at enrolment and searched by.
     */
    public Builder customerIdField(String field) {
      this.customerIdField = Optional.of(field);
      return this;
    }

    /** Sets {@code splio.search.encoding}: how searches are written; default {@link SearchEncoding#JSON_ARRAY} (U4). */
    public Builder searchEncoding(SearchEncoding encoding) {
      this.search = encoding;
      return this;
    }

    /** Sets {@code splio.zone.contacts}, {@code .orders} and {@code .loyalty}; default Europe/Paris for all (U7). */
    public Builder zones(SplioZones all) {
      this.zones = all;
      return this;
    }

    /** Sets {@code splio.points.confirmSchedule}: when unknown postings are looked up; default 5 s, 30 s and 5 min, three resends (U19). */
    public Builder confirmSchedule(LookupSchedule schedule) {
      this.lookups = schedule;
      return this;
    }

    /** Sets {@code splio.credit.isFinal} to false; true by default, its meaning is unknown (U1). */
    public Builder creditNotFinal() {
      this.finality = SplioSettings.Credit.Finality.NOT_FINAL;
      return this;
    }

    /** Sets {@code splio.credit.negative}: credits may take points. Off by default: documented for files only, try it first (U2). */
    public Builder negativeCredit() {
      this.negative = SplioSettings.Credit.Negative.ALLOWED;
      return this;
    }

    /** Sets {@code splio.store}: the store orders are reported for; mandatory in {@link SplioEarning#RULES}. Made when it is missing. */
    public Builder store(String externalId) {
      this.store = Optional.of(externalId);
      return this;
    }

    /** Sets {@code splio.order.prefix}: what stands before order ids, for several shops in one universe; default nothing. */
    public Builder orderPrefix(String prefix) {
      this.orderPrefix = prefix;
      return this;
    }

    /**
     * Sets {@code splio.order.totalIncludes}: what order totals include; default tax and shipping, which is what the customer paid (U8). Align the
     * rules of the program with it.
     */
    public Builder orderTotalIncludes(Set<SplioOrderAmount> amounts) {
      this.totalIncludes = Set.copyOf(amounts);
      return this;
    }

    /** Sets {@code splio.refund.quantity} and {@code splio.refund.unitPriceSign}; default zero and negative (U9). */
    public Builder refunds(SplioRefundQuantity quantity, SplioUnitPriceSign unitPrice) {
      this.refundQuantity = quantity;
      this.refundSign = unitPrice;
      return this;
    }

    /** Sets {@code splio.refund.ofField}: the custom field of orders that names the refunded order; default none, because it must exist. */
    public Builder refundOfField(String name) {
      this.refundOfField = Optional.of(name);
      return this;
    }

    /** Sets {@code splio.order.unnamedProduct}: the product of lines that name none; default {@code unnamed}, made when it is missing. */
    public Builder unnamedProduct(String externalId) {
      this.unnamedProduct = externalId;
      return this;
    }

    /** Sets {@code splio.reward.currency}: the currency of rewards whose fields name none; default EUR, as the file documents say. */
    public Builder rewardCurrency(CurrencyUnit currency) {
      this.rewardCurrency = currency;
      return this;
    }

    /** Sets {@code splio.reward.field.*}: the name of a custom field of rewards; defaults are those of the sheet's section 15.6. */
    public Builder rewardField(RewardField field, String name) {
      rewardFields.put(field, name);
      return this;
    }

    /** Sets {@code splio.codes.batchSize}: codes per upload, 1 to 10,000; default 1,000 (U13). */
    public Builder codesBatchSize(int codes) {
      this.codesBatch = between("codes.batchSize", codes, 1, 10_000);
      return this;
    }

    /** Sets {@code splio.stock.topUp}: how stocks are raised; default {@link SplioStockTopUp#ADD_OR_PATCH} (U11). */
    public Builder stockTopUp(SplioStockTopUp way) {
      this.stockTopUp = way;
      return this;
    }

    /**
     * Sets {@code splio.reward.patchSpelling}: how changes of a reward spell the two attributes that are published misspelt; default {@link
     * SplioPatchSpelling#NOT_SENT} (U15). Try the others with a reward that nobody holds.
     */
    public Builder patchSpelling(SplioPatchSpelling spelling) {
      this.patchSpelling = spelling;
      return this;
    }

    /**
     * Sets {@code splio.list.email} or {@code splio.list.sms}: the lists that stand for consent to a channel. No default; use lists of their own
     * per channel, because a list is bound to none (sheet section 13).
     */
    public Builder lists(ConsentChannel channel, long... ids) {
      lists.put(channel, Arrays.stream(ids).boxed().toList());
      return this;
    }

    /** Sets {@code splio.consent.confirmedOptInOnly}: only a confirmation puts a person on a list; off by default. */
    public Builder confirmedOptInOnly() {
      this.optIn = SplioSettings.OptIn.BY_CONFIRMATION;
      return this;
    }

    /** Sets {@code splio.maxPages}: after how many pages of 500 a list is given up with a failure; default 2,000, a million rows. */
    public Builder maxPages(int pages) {
      this.maxPages = between("maxPages", pages, 1, 1_000_000);
      return this;
    }

    /**
     * Returns the provider; calls nobody.
     *
     * @throws IllegalArgumentException when key, program, or the store in {@link SplioEarning#RULES} is missing; the message says which
     */
    public Splio build() {
      if (apiKey.isEmpty()) {
        throw new IllegalArgumentException("give Splio the apiKey of an API user");
      }
      if (program.isEmpty()) {
        throw new IllegalArgumentException(
            "give Splio the program, the number of the loyalty program");
      }
      if (earning == SplioEarning.RULES && store.isEmpty()) {
        throw new IllegalArgumentException(
            "splio.earning=RULES reports orders, which belong to a store at Splio: give splio.store, or set splio.earning=CREDIT");
      }
      return new Splio(this);
    }

    HttpSettings httpSettings() {
      return http.apply(
              HttpSettings.builder(baseUrl)
                  .quotas(
                      Quota.named(SplioQuotas.DATA).andPerSecond(dataRequests),
                      Quota.named(SplioQuotas.GENERAL).andPerSecond(generalRequests))
                  .maxRetries(4)
                  .firstBackoff(Duration.ofSeconds(1))
                  .quotaReader(QuotaReader.seconds("rateLimit-remaining", "rateLimit-reset"))
                  .waitHint(WaitHint.retryAfter().or(WaitHint.seconds("rateLimit-reset"))))
          .build();
    }

    SplioSettings settings() {
      return new SplioSettings(
          program.orElseThrow(),
          earning,
          cardCodes,
          keyHolds,
          customerIdField,
          search,
          zones,
          lookups,
          new SplioSettings.Credit(finality, negative),
          new SplioSettings.Orders(
              store,
              orderPrefix,
              totalIncludes,
              refundQuantity,
              refundSign,
              refundOfField,
              unnamedProduct),
          new SplioSettings.Rewards(
              rewardCurrency, Map.copyOf(rewardFields), codesBatch, stockTopUp, patchSpelling),
          Map.copyOf(lists),
          optIn,
          maxPages);
    }

    private static int between(String name, int value, int least, int most) {
      if (value < least || value > most) {
        throw new IllegalArgumentException(
            "splio." + name + " is " + least + " to " + most + ", not " + value);
      }
      return value;
    }
  }
}
