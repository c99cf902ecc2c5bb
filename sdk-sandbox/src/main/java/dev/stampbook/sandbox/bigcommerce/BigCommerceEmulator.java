package dev.stampbook.sandbox.bigcommerce;

import dev.stampbook.sandbox.CouponSink;
import dev.stampbook.sandbox.Emulator;
import dev.stampbook.sandbox.EmulatorRequest;
import dev.stampbook.sandbox.EmulatorResponse;
import dev.stampbook.sandbox.RequestCheck;
import dev.stampbook.sandbox.VendorSpecs;
import dev.stampbook.sandbox.shop.Shop;
import dev.stampbook.sandbox.shop.ShopChanges;
import dev.stampbook.sandbox.shop.ShopEvent;
import dev.stampbook.sandbox.shop.ShopFloor;
import dev.stampbook.sandbox.shop.Till;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Answers like the management API of BigCommerce, V2 and V3, over a modelled shop (sections 3 to
 * 11): the same shapes, dates, amounts, limits and error bodies, and the same dangers; a DELETE on
 * a collection without filter empties it.
 *
 * <p>Reads run side by side; writes run alone. Not emulated: shipments, order messages, creating
 * orders or refunds over the API, consignments of checkouts.
 */
public final class BigCommerceEmulator implements Emulator {

  private final BigCommerceSettings settings;
  private final Shop shop;
  private final Quota quota;
  private final Routes routes = new Routes();
  private final IssuedCoupons issued = new IssuedCoupons();
  private final Hooks hooks;
  private final Checkouts checkouts;
  private final List<Consumer<WebhookCall>> webhookOutlets = new CopyOnWriteArrayList<>();
  private final List<Consumer<String>> usedCodeListeners = new CopyOnWriteArrayList<>();

  /** Sets up a store over a shop. */
  public BigCommerceEmulator(Shop shop, BigCommerceSettings settings) {
    this.shop = shop;
    this.settings = settings;
    this.quota = new Quota(settings.plan(), settings.clock());
    this.hooks =
        new Hooks(
            settings.storeHash(),
            settings.clock(),
            call -> webhookOutlets.forEach(outlet -> outlet.accept(call)));
    this.checkouts = addRoutes();
  }

  private Checkouts addRoutes() {
    var clock = settings.clock();
    SplittableRandom random = new SplittableRandom(settings.seed());
    CustomerAttributes attributes = new CustomerAttributes(clock);
    PromotionsV3 promotions = new PromotionsV3(clock, random.split());
    MarketingV2 marketing = new MarketingV2(clock);
    new OrdersV2(shop, clock, new OrderJson(settings.storeHash()), hooks).routes(routes);
    new RefundsV3(shop).routes(routes);
    new Metafields("order", Scope.ORDERS, clock).routes(routes);
    new Metafields("customer", Scope.CUSTOMERS, clock).routes(routes);
    new Metafields("cart", Scope.CARTS, clock).routes(routes);
    new CustomersV3(shop, clock, hooks, attributes).routes(routes);
    attributes.routes(routes);
    new CustomerGroupsV2(clock).routes(routes);
    new Subscribers(shop, clock, hooks).routes(routes);
    promotions.routes(routes);
    marketing.routes(routes);
    Checkouts atCheckout =
        new Checkouts(
            shop,
            clock,
            random.split(),
            hooks,
            List.of(promotions, marketing, issued),
            code -> usedCodeListeners.forEach(listener -> listener.accept(code)));
    atCheckout.routes(routes);
    hooks.routes(routes);
    new StoreInfo(settings.storeHash(), clock).routes(routes);
    return atCheckout;
  }

  @Override
  public String system() {
    return "bigcommerce";
  }

  @Override
  public String basePath() {
    return "/stores/" + settings.storeHash();
  }

  @Override
  public Map<String, String> credentials() {
    ApiAccount account = settings.accounts().get(0);
    return Map.of(
        "store_hash", settings.storeHash(),
        "access_token", account.token(),
        "client_id", account.clientId(),
        "client_secret", account.clientSecret());
  }

  /** Returns the shop behind the store. */
  public Shop shop() {
    return shop;
  }

  /** Returns where a loyalty provider registers the coupons it makes; each works once. */
  public CouponSink coupons() {
    return issued;
  }

  /** Returns the shop's own checkout pages. */
  public Till till() {
    return new BigCommerceTill(shop, checkouts);
  }

  /** Returns the shop's own back office. */
  public ShopFloor floor() {
    return new ShopFloor(shop, settings.clock(), hooks::happened);
  }

  /** Calls a listener with the code of every coupon that was used by an order. */
  public void onCouponUsed(Consumer<String> listener) {
    usedCodeListeners.add(listener);
  }

  /**
   * Passes every webhook message to an outlet, in order, while the change is being made; the outlet
   * must not wait and must not call back.
   */
  public void onWebhook(Consumer<WebhookCall> outlet) {
    webhookOutlets.add(outlet);
  }

  /**
   * Lets the next changes happen in the shop and sends their webhooks, in one step for readers.
   *
   * @param changes the stream of changes of this emulator's shop
   * @param count how many changes
   * @return what happened, in order
   */
  public List<ShopEvent> change(ShopChanges changes, int count) {
    return shop.write(
        () -> {
          List<ShopEvent> events = changes.apply(count);
          events.forEach(hooks::happened);
          return events;
        });
  }

  /**
   * Returns a check against the vendor's documents where {@link VendorSpecs} finds them; they do
   * not ship with the sandbox.
   */
  @Override
  public RequestCheck requestCheck() {
    return VendorSpecs.folder()
        .map(VendorCheck::of)
        .orElseGet(() -> RequestCheck.notRun("the vendor's documents are not there"));
  }

  @Override
  public EmulatorResponse handle(EmulatorRequest request) {
    if (!quota.take()) {
      return tooManyRequests();
    }
    try {
      return quota.stamp(route(request));
    } catch (Refusal refusal) {
      return quota.stamp(refusal.answer());
    }
  }

  private EmulatorResponse route(EmulatorRequest request) {
    String path = request.path();
    String base = basePath() + "/";
    ApiAccount account =
        request
            .header("X-Auth-Token")
            .flatMap(this::account)
            .orElseThrow(() -> Refusal.of(path, 401, "Unauthorized"));
    if (!path.startsWith(base)) {
      throw Refusal.of(path, 403, "The token does not belong to this store.");
    }
    String local = path.substring(base.length() - 1);
    Optional<Routes.Match> match = routes.find(request.method(), local);
    if (match.isEmpty()) {
      boolean known = routes.knowsPath(local);
      throw Refusal.of(path, known ? 405 : 404, known ? "Method not allowed" : "Not found");
    }
    Routes.Route route = match.get().route();
    if (route.scope() != Scope.NONE && !account.may(route.scope(), route.writes())) {
      throw Refusal.of(path, 403, "You don't have a required scope to access the endpoint");
    }
    Call call = new Call(request, match.get().variables(), account);
    return route.writes()
        ? shop.write(() -> route.endpoint().answer(call))
        : shop.read(() -> route.endpoint().answer(call));
  }

  private Optional<ApiAccount> account(String token) {
    return settings.accounts().stream()
        .filter(account -> account.token().equals(token))
        .findFirst();
  }

  @Override
  public EmulatorResponse tooManyRequests() {
    return quota.stamp(Refusal.v3(429, "Too many requests").answer());
  }

  @Override
  public EmulatorResponse serverError(int status) {
    return quota.stamp(Refusal.v3(status, "The server could not answer").answer());
  }
}
