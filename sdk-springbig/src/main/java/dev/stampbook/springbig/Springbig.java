package dev.stampbook.springbig;

import dev.stampbook.Capability;
import dev.stampbook.LoyaltyProvider;
import dev.stampbook.SystemName;
import dev.stampbook.http.ApiClient;
import dev.stampbook.http.Auth;
import dev.stampbook.http.ErrorReader;
import dev.stampbook.http.HttpSettings;
import dev.stampbook.http.Secret;
import dev.stampbook.points.EarningOwner;
import dev.stampbook.springbig.api.ExternalGroupsApi;
import dev.stampbook.springbig.api.SpringbigApi;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Springbig as a loyalty provider (fact sheet springbig.md). Build one per merchant and keep it; nothing needs closing.
 *
 * <pre>{@code
 * Springbig springbig =
 *     Springbig.builder().partnerKey(key).authToken(token).posType("blaze").build();
 * }</pre>
 *
 * <p>Springbig publishes no reference: what is evidenced works at once, and what is not, works when Springbig has told the merchant the
 * route and the setting holds it. Keys belong on a server, never in a browser.
 */
public final class Springbig implements LoyaltyProvider {

  static final SystemName NAME = SystemName.of("springbig");

  private final SpringbigSettings settings;
  private final Routes routes;
  private final SpringbigApi api;
  private final ExternalGroupsApi groups;
  private final SpringbigMembers members;
  private final SpringbigPoints points;
  private final SpringbigRewards rewards;
  private final SpringbigConsents consents;
  private final SpringbigWebhooks webhooks = new SpringbigWebhooks();

  Springbig(SpringbigBuilder builder) {
    HttpSettings http = builder.httpSettings();
    settings = builder.settings();
    ApiClient client =
        ApiClient.create(
            NAME, http, builder.auth(), ErrorReader.byStatus(), builder.format().json());
    api = client.api(SpringbigApi.class);
    groups = client.withBaseUrl(builder.generalBaseUrl()).api(ExternalGroupsApi.class);
    routes = new Routes(client.api(RouteApi.class), builder.routes());
    MemberLookup lookup = new MemberLookup(api, routes, settings);
    members = new SpringbigMembers(api, lookup, settings);
    points =
        new SpringbigPoints(
            new LocatedApis(api, located(client, builder.locationAuths())),
            lookup,
            routes,
            settings,
            http.time());
    rewards = new SpringbigRewards(routes, settings, points);
    consents =
        new SpringbigConsents(lookup, members, routes, settings, new SeenRefusals(http.time()));
  }

  private static Map<String, SpringbigApi> located(ApiClient client, Map<String, Auth> auths) {
    Map<String, SpringbigApi> apis = new TreeMap<>();
    auths.forEach(
        (channel, auth) -> apis.put(channel, client.withAuth(auth).api(SpringbigApi.class)));
    return apis;
  }

  /** Starts the description of a merchant. Partner key, token and type are mandatory; every default is stated at the builder's method. */
  public static SpringbigBuilder builder() {
    return new SpringbigBuilder();
  }

  @Override
  public SystemName name() {
    return NAME;
  }

  /**
   * {@inheritDoc}
   *
   * <p>Members, visits and consent are evidenced. Balance, rewards, redemption, reversal, adjustment and look-up are there exactly when
   * their routes are configured; ledgers, usage and webhooks never.
   */
  @Override
  public Set<Capability> capabilities() {
    Set<Capability> all =
        EnumSet.of(
            Capability.MEMBER_FIND,
            Capability.MEMBER_CREATE,
            Capability.MEMBER_UPDATE,
            Capability.CONSENT_READ,
            Capability.CONSENT_WRITE,
            Capability.CONSENT_PER_CHANNEL);
    if (settings.earning() == EarningOwner.SDK) {
      all.add(Capability.POINTS_EARN_BY_PURCHASE);
    }
    if (points.canTellBalance()) {
      all.add(Capability.BALANCE_READ);
    }
    if (routes.has(Routes.Call.REWARDS) && settings.rewardFields().isPresent()) {
      all.add(Capability.REWARD_LIST);
    }
    addWhere(all, Routes.Call.REVERSE, Capability.POINTS_REVERSE);
    addWhere(all, Routes.Call.ADJUST, Capability.POINTS_POST);
    addWhere(all, Routes.Call.FIND_VISIT, Capability.POSTING_LOOKUP);
    addWhere(all, Routes.Call.FIND_REVERSAL, Capability.POSTING_LOOKUP);
    addWhere(all, Routes.Call.FIND_ADJUSTMENT, Capability.POSTING_LOOKUP);
    addWhere(all, Routes.Call.REDEEM, Capability.REWARD_REDEEM);
    addWhere(all, Routes.Call.CANCEL, Capability.REWARD_CANCEL);
    return Set.copyOf(all);
  }

  private void addWhere(Set<Capability> all, Routes.Call call, Capability capability) {
    if (routes.has(call)) {
      all.add(capability);
    }
  }

  /** Returns {@code springbig.earning}: only one side may report a purchase (sheet section 12, two reporters). */
  @Override
  public EarningOwner earningOwner() {
    return settings.earning();
  }

  @Override
  public SpringbigMembers members() {
    return members;
  }

  @Override
  public SpringbigPoints points() {
    return points;
  }

  @Override
  public SpringbigRewards rewards() {
    return rewards;
  }

  @Override
  public SpringbigConsents consents() {
    return consents;
  }

  /** Returns the reader that refuses every message: Springbig is not known to send any (sheet section 10). */
  public SpringbigWebhooks webhooks() {
    return webhooks;
  }

  /** Returns the endpoints of the POS family, with the same auth, quota and retries. */
  public SpringbigApi api() {
    return api;
  }

  /** Returns the external groups of the general family, with the same auth, quota and retries. */
  public ExternalGroupsApi groups() {
    return groups;
  }

  /** Returns the headers of a merchant's calls (sheet section 2.1). */
  static Auth auth(Secret partnerKey, Supplier<Secret> token) {
    return Auth.header("x-api-key", partnerKey).and(Auth.header("AUTH-TOKEN", token));
  }
}
