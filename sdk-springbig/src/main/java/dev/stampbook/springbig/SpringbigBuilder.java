package dev.stampbook.springbig;

import dev.stampbook.http.Auth;
import dev.stampbook.http.HttpSettings;
import dev.stampbook.http.Quota;
import dev.stampbook.http.Secret;
import dev.stampbook.http.WaitHint;
import dev.stampbook.order.ChannelId;
import dev.stampbook.points.EarningOwner;
import dev.stampbook.points.LookupSchedule;
import dev.stampbook.springbig.Routes.Call;
import dev.stampbook.springbig.api.JsonPointer;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.joda.money.CurrencyUnit;

/**
 * Describes a Springbig merchant. Settings have the names of the sheet's section 14; where the sheet knows no safe assumption a setting has
 * no default and what depends on it is an undeclared capability. Not thread-safe.
 */
public final class SpringbigBuilder {

  private static final Set<String> EVIDENCED =
      Set.of(
          "pos_user",
          "pos_type",
          "pos_id",
          "phone_number",
          "email",
          "transaction_date",
          "transaction_total");

  private Optional<Secret> partnerKey = Optional.empty();
  private Optional<Supplier<Secret>> authToken = Optional.empty();
  private Optional<String> posType = Optional.empty();
  private URI posBaseUrl = URI.create("https://production.api.springbig.technology/pos/v1/");
  private URI generalBaseUrl =
      URI.create("https://production.api.springbig.technology/general/v1/");
  private final Map<String, Secret> locationTokens = new TreeMap<>();
  private final Map<String, String> locationNames = new TreeMap<>();
  private String memberKeyField = "pos_user";
  private MemberUpdateStyle memberUpdateStyle = MemberUpdateStyle.COLLECTION;
  private MemberLinks memberLinks = MemberLinks.SHOWN;
  private Envelope memberEnvelope = Envelope.WRAPPED;
  private Envelope visitEnvelope = Envelope.FLAT;
  private PhoneFormat phoneFormat = PhoneFormat.NORTH_AMERICAN;
  private EarningOwner earning = EarningOwner.SDK;
  private PointsBasis pointsBasis = PointsBasis.SUBTOTAL_WITHOUT_TAX;
  private PartialRefunds partialRefunds = PartialRefunds.NONE;
  private UncertainVisits uncertainVisits = UncertainVisits.LEAVE;
  private VisitId visitId = VisitId.ORDER_ID;
  private VisitNotification visitNotification = VisitNotification.SILENT;
  private OptionalInt orderSource = OptionalInt.empty();
  private ZoneId timeZone = ZoneOffset.UTC;
  private DateTimeStyle dateTimeStyle = DateTimeStyle.WITHOUT_OFFSET;
  private CurrencyUnit currency = CurrencyUnit.USD;
  private final Map<String, Object> extraFields = new LinkedHashMap<>();
  private Optional<JsonPointer> balance = Optional.empty();
  private JsonPointer allowedSms = JsonPointer.of("/" + ConsentFields.SMS);
  private JsonPointer allowedEmail = JsonPointer.of("/" + ConsentFields.EMAIL);
  private Optional<RewardFields> rewardFields = Optional.empty();
  private EntryFields visitFields = EntryFields.echoed();
  private EntryFields redemptionFields = EntryFields.echoed();
  private final Map<Call, Route> routes = new EnumMap<>(Call.class);
  private LookupSchedule lookups =
      new LookupSchedule(List.of(Duration.ofSeconds(2), Duration.ofSeconds(10)), 3);
  private int maxRequestsPerSecond = 5;
  private UnaryOperator<HttpSettings.Builder> http = UnaryOperator.identity();

  SpringbigBuilder() {}

  /** Sets the key of the integration, sent as {@code x-api-key} (sheet section 2.1). */
  public SpringbigBuilder partnerKey(Secret key) {
    this.partnerKey = Optional.of(key);
    return this;
  }

  /** Sets {@code springbig.authToken}: the merchant's token, sent as {@code AUTH-TOKEN} (U2). Blanks around it are dropped. */
  public SpringbigBuilder authToken(Secret token) {
    this.authToken = Optional.of(() -> token);
    return this;
  }

  /** Sets where the merchant's token comes from, asked for every call and quick, so that it can be replaced at run time (section 2.3). */
  public SpringbigBuilder authToken(Supplier<Secret> token) {
    this.authToken = Optional.of(token);
    return this;
  }

  /** Sets the token of one location, known by the order's sales channel; visits of its orders are sent with it (U2). Default none. */
  public SpringbigBuilder authToken(ChannelId location, Secret token) {
    this.locationTokens.put(location.value(), token);
    return this;
  }

  /** Sets the name sent as {@code location} with visits of a sales channel. Default none: the field is left out. */
  public SpringbigBuilder location(ChannelId channel, String name) {
    this.locationNames.put(channel.value(), name);
    return this;
  }

  /** Sets {@code springbig.posType}: the label of the calling system, agreed with Springbig; ECOM sends the POS's name (section 3.3). */
  public SpringbigBuilder posType(String type) {
    this.posType = Optional.of(type).filter(text -> !text.isBlank());
    return this;
  }

  /** Sets {@code springbig.posBaseUrl}; default {@code https://production.api.springbig.technology/pos/v1/}, the newest form (U1). */
  public SpringbigBuilder posBaseUrl(URI url) {
    this.posBaseUrl = url;
    return this;
  }

  /** Sets {@code springbig.generalBaseUrl}; default {@code https://production.api.springbig.technology/general/v1/} (U1). */
  public SpringbigBuilder generalBaseUrl(URI url) {
    this.generalBaseUrl = url;
    return this;
  }

  /** Sets {@code springbig.memberKeyField}: how the member key is called; default {@code pos_user} (U3). */
  public SpringbigBuilder memberKeyField(String name) {
    this.memberKeyField = name;
    return this;
  }

  /** Sets {@code springbig.memberUpdateStyle}; default {@link MemberUpdateStyle#COLLECTION} (U4). */
  public SpringbigBuilder memberUpdateStyle(MemberUpdateStyle style) {
    this.memberUpdateStyle = style;
    return this;
  }

  /** Sets {@code springbig.memberLinks}: when a member counts as linked; default {@link MemberLinks#SHOWN} (U6). */
  public SpringbigBuilder memberLinks(MemberLinks links) {
    this.memberLinks = links;
    return this;
  }

  /** Sets {@code springbig.memberEnvelope}; default {@link Envelope#WRAPPED} (U5). */
  public SpringbigBuilder memberEnvelope(Envelope envelope) {
    this.memberEnvelope = envelope;
    return this;
  }

  /** Sets {@code springbig.visitEnvelope}; default {@link Envelope#FLAT} (U5). */
  public SpringbigBuilder visitEnvelope(Envelope envelope) {
    this.visitEnvelope = envelope;
    return this;
  }

  /** Sets {@code springbig.phoneFormat}; default {@link PhoneFormat#NORTH_AMERICAN} (U21). */
  public SpringbigBuilder phoneFormat(PhoneFormat format) {
    this.phoneFormat = format;
    return this;
  }

  /** Sets {@code springbig.earning}: who reports purchases; default the SDK. With anybody else orders are not posted (section 12). */
  public SpringbigBuilder earning(EarningOwner owner) {
    this.earning = owner;
    return this;
  }

  /** Sets {@code springbig.pointsBasis}; default {@link PointsBasis#SUBTOTAL_WITHOUT_TAX} (U20). */
  public SpringbigBuilder pointsBasis(PointsBasis basis) {
    this.pointsBasis = basis;
    return this;
  }

  /** Sets {@code springbig.partialRefundPolicy}; default {@link PartialRefunds#NONE} (U12). */
  public SpringbigBuilder partialRefundPolicy(PartialRefunds policy) {
    this.partialRefunds = policy;
    return this;
  }

  /** Sets {@code springbig.visits.retryUncertain}; default {@link UncertainVisits#LEAVE}, which is false (U13). */
  public SpringbigBuilder uncertainVisits(UncertainVisits treatment) {
    this.uncertainVisits = treatment;
    return this;
  }

  /** Sets {@code springbig.visits.posId}: what a visit's key is; default {@link VisitId#ORDER_ID} (section 3.5). */
  public SpringbigBuilder visitId(VisitId id) {
    this.visitId = id;
    return this;
  }

  /** Sets {@code springbig.visits.sendNotification}; default {@link VisitNotification#SILENT} (section 3.5). */
  public SpringbigBuilder visitNotification(VisitNotification notification) {
    this.visitNotification = notification;
    return this;
  }

  /** Sets {@code springbig.orderSource}; by default the field is left out, as its values are unknown (U18). */
  public SpringbigBuilder orderSource(int source) {
    this.orderSource = OptionalInt.of(source);
    return this;
  }

  /** Sets {@code springbig.timeZone}: the clock of {@code transaction_date}; default UTC (U17). */
  public SpringbigBuilder timeZone(ZoneId zone) {
    this.timeZone = zone;
    return this;
  }

  /** Sets {@code springbig.dateTimeWithOffset}; default {@link DateTimeStyle#WITHOUT_OFFSET} (U17). */
  public SpringbigBuilder dateTimeStyle(DateTimeStyle style) {
    this.dateTimeStyle = style;
    return this;
  }

  /** Sets {@code springbig.currency}: the merchant's currency, in which rewards state amounts; default US dollars (section 11). */
  public SpringbigBuilder currency(CurrencyUnit unit) {
    this.currency = unit;
    return this;
  }

  /** Adds to {@code springbig.extraFields}: a text field sent with every member and visit, such as {@code url_encoded}; default none (U19). */
  public SpringbigBuilder extraField(String name, String value) {
    this.extraFields.put(name, value);
    return this;
  }

  /** Adds to {@code springbig.extraFields}: a boolean field sent with every member and visit; default none (U19). */
  public SpringbigBuilder extraField(String name, boolean value) {
    this.extraFields.put(name, value);
    return this;
  }

  /** Sets {@code springbig.fields.balance}: where a member's answer has the points. No default (U7). */
  public SpringbigBuilder balanceField(JsonPointer place) {
    this.balance = Optional.of(place);
    return this;
  }

  /** Sets {@code springbig.fields.allowedSms}; default {@code /allowed_sms} (U8). */
  public SpringbigBuilder allowedSmsField(JsonPointer place) {
    this.allowedSms = place;
    return this;
  }

  /** Sets {@code springbig.fields.allowedEmail}; default {@code /allowed_email} (U8). */
  public SpringbigBuilder allowedEmailField(JsonPointer place) {
    this.allowedEmail = place;
    return this;
  }

  /** Sets {@code springbig.fields.reward.*}. No default (U10). */
  public SpringbigBuilder rewardFields(RewardFields fields) {
    this.rewardFields = Optional.of(fields);
    return this;
  }

  /** Sets {@code springbig.fields.visit.*}; default {@link EntryFields#echoed()}. */
  public SpringbigBuilder visitFields(EntryFields fields) {
    this.visitFields = fields;
    return this;
  }

  /** Sets {@code springbig.fields.redemption.*}; default {@link EntryFields#echoed()}. */
  public SpringbigBuilder redemptionFields(EntryFields fields) {
    this.redemptionFields = fields;
    return this;
  }

  /**
   * Sets {@code springbig.routes.balance}: a GET that answers the member with a key, such as {@code GET members/{pos_user}}. Values: {@code
   * pos_user}, {@code pos_type}. With {@link #balanceField} it makes the balance known; it also finds members by their id. No default (U7).
   */
  public SpringbigBuilder balanceRoute(Route route) {
    return route(Call.BALANCE, route);
  }

  /**
   * Sets {@code springbig.routes.findVisit}: a GET that answers the visits with a key. Values: {@code pos_id}, {@code pos_type}, {@code
   * pos_user}. With it an unknown outcome is looked up instead of waiting for a person. No default: no such call is known (U14).
   */
  public SpringbigBuilder findVisitRoute(Route route) {
    return route(Call.FIND_VISIT, route);
  }

  /**
   * Sets {@code springbig.routes.findReversal}: a GET that answers the reversals with a key, with the values of {@link #findVisitRoute}; the
   * same route where visits and reversals stand in one list. Without it a reversal of unknown outcome waits for a person. No default (U12).
   */
  public SpringbigBuilder findReversalRoute(Route route) {
    return route(Call.FIND_REVERSAL, route);
  }

  /** Sets {@code springbig.routes.findAdjustment}: the same for {@link #adjustRoute}. No default. */
  public SpringbigBuilder findAdjustmentRoute(Route route) {
    return route(Call.FIND_ADJUSTMENT, route);
  }

  /**
   * Sets {@code springbig.routes.reverse}: a POST or PUT that takes points of an order back. Values: {@code pos_id} (the key of the
   * reversal), {@code order_id}, {@code points} (taken, positive), {@code change} (negative), {@code total} (what they are worth), {@code
   * pos_user}, {@code pos_type}; {@code order_id} and {@code total} are not there for orders that are gone. No default (U12).
   */
  public SpringbigBuilder reverseRoute(Route route) {
    return route(Call.REVERSE, route);
  }

  /**
   * Sets {@code springbig.routes.adjustPoints}: a POST or PUT that changes points that hang on no order. Values: {@code pos_id}, {@code
   * points} (positive), {@code change} (signed), {@code description}, {@code pos_user}, {@code pos_type}. No default: nothing is known of it.
   */
  public SpringbigBuilder adjustRoute(Route route) {
    return route(Call.ADJUST, route);
  }

  /** Sets {@code springbig.routes.rewards}: a GET that lists rewards and offers. Value: {@code pos_type}. No default (U10). */
  public SpringbigBuilder rewardsRoute(Route route) {
    return route(Call.REWARDS, route);
  }

  /**
   * Sets {@code springbig.routes.redeem}: a POST or PUT that redeems. Values: {@code redemption_id}, {@code reward_id}, {@code points},
   * {@code pos_user}, {@code pos_type}. No default (U11).
   */
  public SpringbigBuilder redeemRoute(Route route) {
    return route(Call.REDEEM, route);
  }

  /**
   * Sets {@code springbig.routes.findRedemption}: a GET that answers the redemptions with a key. Values: {@code redemption_id}, {@code
   * reward_id}, {@code pos_user}, {@code pos_type}. Without it a redemption of unknown outcome waits for a person. No default (U11).
   */
  public SpringbigBuilder findRedemptionRoute(Route route) {
    return route(Call.FIND_REDEMPTION, route);
  }

  /**
   * Sets {@code springbig.routes.cancelRedemption}: a POST, PUT or DELETE that undoes a redemption. Values: {@code redemption_id}, {@code
   * issue_id} (Springbig's own id), {@code reward_id}, {@code points}, {@code pos_user}, {@code pos_type}. No default (U11).
   */
  public SpringbigBuilder cancelRedemptionRoute(Route route) {
    return route(Call.CANCEL, route);
  }

  /**
   * Sets {@code springbig.routes.consentProof}: a POST or PUT that takes a proof of consent. Values: {@code act_id}, {@code channel}, {@code
   * action}, {@code medium}, {@code occurred_at}, {@code media_type}, {@code sha256}, {@code content} (Base64), {@code pos_user}, {@code
   * pos_type}. No default: it is not sent (U9).
   */
  public SpringbigBuilder consentProofRoute(Route route) {
    return route(Call.PROOF, route);
  }

  private SpringbigBuilder route(Call call, Route route) {
    this.routes.put(call, call.check(route));
    return this;
  }

  /** Sets when unknown postings are looked up, where they can be; default 2 s and 10 s, then up to three resends. */
  public SpringbigBuilder lookups(LookupSchedule schedule) {
    this.lookups = schedule;
    return this;
  }

  /** Sets {@code springbig.maxRequestsPerSecond}: the client's own quota per merchant, 1 to 1,000; default 5 (U16). */
  public SpringbigBuilder maxRequestsPerSecond(int requests) {
    if (requests < 1 || requests > 1_000) {
      throw new IllegalArgumentException("maxRequestsPerSecond is 1 to 1000, not " + requests);
    }
    this.maxRequestsPerSecond = requests;
    return this;
  }

  /** Changes timeouts, retries, proxy, clock and the like; applied over the defaults of this module. */
  public SpringbigBuilder http(UnaryOperator<HttpSettings.Builder> change) {
    this.http = change;
    return this;
  }

  /**
   * Returns the provider; calls nobody.
   *
   * @throws IllegalArgumentException when partner key, token or type are missing, or settings contradict each other; the message says which
   */
  public Springbig build() {
    require(partnerKey.isPresent(), "give Springbig the partnerKey of the integration");
    require(authToken.isPresent(), "give Springbig the merchant's authToken");
    require(posType.isPresent(), "give Springbig the posType agreed with them");
    require(
        memberKeyField.matches("[A-Za-z][A-Za-z0-9_]*"),
        "springbig.memberKeyField is the name of a field");
    require(
        partialRefunds == PartialRefunds.NONE || routes.containsKey(Call.REVERSE),
        "springbig.partialRefundPolicy=PROPORTIONAL needs springbig.routes.reverse");
    Set<String> consent = ConsentFields.of(settings());
    for (String name : extraFields.keySet()) {
      require(
          !consent.contains(name) && !EVIDENCED.contains(name) && !name.equals(memberKeyField),
          "springbig.extraFields cannot hold " + name + "; it has its own place");
    }
    return new Springbig(this);
  }

  private static void require(boolean met, String otherwise) {
    if (!met) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  HttpSettings httpSettings() {
    return http.apply(
            HttpSettings.builder(posBaseUrl)
                .quotas(Quota.of(maxRequestsPerSecond, Duration.ofSeconds(1)))
                .maxRetries(4)
                .waitHint(WaitHint.retryAfter()))
        .build();
  }

  Auth auth() {
    return Springbig.auth(partnerKey.orElseThrow(), authToken.orElseThrow());
  }

  Map<String, Auth> locationAuths() {
    Map<String, Auth> auths = new TreeMap<>();
    locationTokens.forEach(
        (channel, token) ->
            auths.put(channel, Springbig.auth(partnerKey.orElseThrow(), () -> token)));
    return auths;
  }

  WireFormat format() {
    return new WireFormat(memberKeyField, memberEnvelope, visitEnvelope, Map.copyOf(extraFields));
  }

  URI generalBaseUrl() {
    return generalBaseUrl;
  }

  Map<Call, Route> routes() {
    return routes;
  }

  SpringbigSettings settings() {
    return new SpringbigSettings(
        posType.orElseThrow(),
        memberUpdateStyle,
        memberLinks,
        phoneFormat,
        earning,
        pointsBasis,
        partialRefunds,
        uncertainVisits,
        visitId,
        visitNotification,
        orderSource,
        timeZone,
        dateTimeStyle,
        currency,
        lookups,
        balance,
        allowedSms,
        allowedEmail,
        rewardFields,
        visitFields,
        redemptionFields,
        Map.copyOf(locationNames));
  }
}
