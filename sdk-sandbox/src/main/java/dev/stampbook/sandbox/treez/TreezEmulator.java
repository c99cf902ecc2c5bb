package dev.stampbook.sandbox.treez;

import dev.stampbook.sandbox.CouponSink;
import dev.stampbook.sandbox.Emulator;
import dev.stampbook.sandbox.EmulatorRequest;
import dev.stampbook.sandbox.EmulatorResponse;
import dev.stampbook.sandbox.RequestCheck;
import dev.stampbook.sandbox.Webhook;
import dev.stampbook.sandbox.shop.Shop;
import dev.stampbook.sandbox.shop.ShopChanges;
import dev.stampbook.sandbox.shop.ShopEvent;
import dev.stampbook.sandbox.shop.ShopFloor;
import dev.stampbook.sandbox.shop.Till;
import java.math.BigDecimal;
import java.security.PublicKey;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Answers like one store of Treez, version 2 or 3, over a modelled shop (sections 2 to 11): the orders of the shop are its tickets, their
 * refunds are tickets of their own, and tickets made over the API become orders of the shop once they are completed or canceled.
 *
 * <p>Reads run side by side; writes run alone. Not emulated: delivery addresses, purchase limits, native points.
 */
public final class TreezEmulator implements Emulator {

  /** Requests per second that are documented (section 7). */
  public static final int DOCUMENTED_QUOTA = 10;

  private static final String SERVICES = "/service/";
  private static final String DISCOUNT_SERVICE = SERVICES + "discount/v3/";

  private final Shop shop;
  private final TreezSettings settings;
  private final TreezKeys keys;
  private final TreezQuota quota;
  private final TicketBook tickets;
  private final TicketEndpoints ticketEndpoints;
  private final TicketCoupons coupons = new TicketCoupons();
  private final CustomerBook customers;
  private final TreezWebhooks webhooks;
  private final TreezRoutes store = new TreezRoutes();
  private final TreezRoutes services = new TreezRoutes();
  private final List<Consumer<Webhook>> outlets = new CopyOnWriteArrayList<>();
  private final List<Consumer<String>> usedCodeListeners = new CopyOnWriteArrayList<>();
  private final String webhookToken;

  private TreezEmulator(Builder builder, TreezSettings settings) {
    this.shop = builder.shop;
    this.settings = settings;
    this.webhookToken = builder.webhookToken;
    this.keys = new TreezKeys(settings);
    this.quota = new TreezQuota(settings.callsPerSecond(), settings.clock());
    TicketJson json = new TicketJson(settings.zone(), settings.nativePoints());
    this.tickets = new TicketBook(shop);
    this.customers = new CustomerBook(shop, json, settings.optInAnswer());
    this.webhooks = new TreezWebhooks(settings.dispensary(), webhookToken, json, customers);
    TicketWriter writer = new TicketWriter(shop, settings, coupons);
    this.ticketEndpoints =
        new TicketEndpoints(
            tickets,
            writer,
            coupons,
            json,
            settings,
            (entry, what) -> send(webhooks.about(entry)),
            code -> usedCodeListeners.forEach(listener -> listener.accept(code)));
    ticketEndpoints.routes(store);
    new CustomerEndpoints(
            shop, customers, settings, customer -> send(List.of(webhooks.about(customer))))
        .routes(store);
    DiscountEndpoints discounts = new DiscountEndpoints(settings.clock());
    if (settings.version() == TreezSettings.Version.V3) {
      discounts.storeRoutes(store);
      discounts.serviceRoutes(services);
    }
  }

  /** Starts the description of a store over this shop. */
  public static Builder builder(Shop shop) {
    return new Builder(shop);
  }

  @Override
  public String system() {
    return "treez";
  }

  @Override
  public String basePath() {
    return settings.basePath();
  }

  @Override
  public Map<String, String> credentials() {
    Map<String, String> credentials = new LinkedHashMap<>();
    credentials.put("dispensary", settings.dispensary());
    credentials.put("webhook_token", webhookToken);
    if (settings.version() == TreezSettings.Version.V2) {
      credentials.put("client_id", settings.clientId());
      credentials.put("api_key", settings.apiKey());
    } else {
      credentials.put("certificate_id", settings.certificateId());
      credentials.put("organization_id", settings.organizationId());
    }
    return credentials;
  }

  @Override
  public RequestCheck requestCheck() {
    return TreezDescription.check();
  }

  /** Returns the shop behind the store. */
  public Shop shop() {
    return shop;
  }

  /** Returns a storefront of the store. */
  public Till till() {
    return new TreezTill(shop, tickets, ticketEndpoints);
  }

  /** Returns the store's back office. */
  public ShopFloor floor() {
    return new ShopFloor(shop, settings.clock(), this::sendAbout);
  }

  private void sendAbout(ShopEvent event) {
    tickets.find(ticketOf(event)).ifPresent(entry -> send(webhooks.about(entry)));
  }

  private static String ticketOf(ShopEvent event) {
    return event instanceof ShopEvent.RefundCreated refund
        ? TreezIds.refund(refund.refundId())
        : TreezIds.sale(event.orderId());
  }

  /** Returns where a loyalty provider registers the coupons it makes; each works once. */
  public CouponSink coupons() {
    return coupons;
  }

  /** Calls a listener with the code of every coupon that was on a completed ticket. */
  public void onCouponUsed(Consumer<String> listener) {
    usedCodeListeners.add(listener);
  }

  /** Passes every webhook to an outlet, in order, while the change is being made; the outlet must not wait and must not call back. */
  public void onWebhook(Consumer<Webhook> outlet) {
    outlets.add(outlet);
  }

  /** Returns the ticket an order of the shop is. */
  public String ticketOf(int orderId) {
    return TreezIds.sale(orderId);
  }

  /** Returns the product a product of the shop is, as {@code size_id}. */
  public String sizeOf(int productId) {
    return TreezIds.size(productId);
  }

  /** Sets a field of a customer that the shop does not know, such as {@code banned} or {@code birthday}; null takes it away. */
  public void setCustomerField(int customerId, String field, Optional<String> value) {
    shop.write(
        () ->
            value.isPresent()
                ? customers.extras(customerId).put(field, value.get())
                : customers.extras(customerId).remove(field));
  }

  /** Tells what was said about marketing: empty for nothing, else whether it is refused. */
  public Optional<Boolean> isOptedOut(int customerId) {
    return shop.write(
        () ->
            Optional.of(customers.extras(customerId).path("opted_out"))
                .filter(flag -> flag.isBoolean())
                .map(flag -> flag.booleanValue()));
  }

  /** Returns how many tokens of version 2 were issued; partners must reuse theirs (section 2). */
  public int tokensIssued() {
    return keys.issued();
  }

  /** Takes back every token of version 2. */
  public void revokeTokens() {
    keys.revokeAll();
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
          Set<String> touched = new LinkedHashSet<>();
          for (ShopEvent event : events) {
            touched.add(ticketOf(event));
          }
          touched.forEach(id -> tickets.find(id).ifPresent(entry -> send(webhooks.about(entry))));
          return events;
        });
  }

  private void send(List<Webhook> calls) {
    calls.forEach(call -> outlets.forEach(outlet -> outlet.accept(call)));
  }

  @Override
  public EmulatorResponse handle(EmulatorRequest request) {
    if (!quota.take()) {
      return tooManyRequests();
    }
    try {
      return route(request);
    } catch (TreezRefusal refusal) {
      return refusal.answer();
    }
  }

  private EmulatorResponse route(EmulatorRequest request) {
    String path = request.path();
    String base = basePath() + "/";
    if (path.startsWith(SERVICES) && settings.version() == TreezSettings.Version.V3) {
      keys.check(request);
      return service(request, path);
    }
    if (!path.startsWith(base)) {
      throw TreezRefusal.forbidden();
    }
    String local = path.substring(base.length());
    if (local.equals("config/api/gettokens") && settings.version() == TreezSettings.Version.V2) {
      return keys.login(request);
    }
    keys.check(request);
    return answer(store, request, local);
  }

  private EmulatorResponse service(EmulatorRequest request, String path) {
    if (path.equals(SERVICES + "jwt-validation")) {
      return EmulatorResponse.empty(200);
    }
    if (!path.startsWith(DISCOUNT_SERVICE)) {
      throw TreezRefusal.forbidden();
    }
    return answer(services, request, path.substring(DISCOUNT_SERVICE.length()));
  }

  private EmulatorResponse answer(TreezRoutes routes, EmulatorRequest request, String local) {
    TreezRoutes.Match match =
        routes.find(request.method(), local).orElseThrow(TreezRefusal::notFound);
    TreezCall call = new TreezCall(request, match.variables());
    return shop.write(() -> match.route().answer().apply(call));
  }

  @Override
  public EmulatorResponse tooManyRequests() {
    return EmulatorResponse.text(429, "text/plain", "OVER LIMIT");
  }

  @Override
  public EmulatorResponse serverError(int status) {
    return EmulatorResponse.text(status, "text/html", "<html><body>Server error</body></html>");
  }

  /** Describes a store; without anything else it is one of version 2, set up as the fact sheet assumes. */
  public static final class Builder {

    private final Shop shop;
    private InstantSource clock = InstantSource.system();
    private String dispensary = "examplestore";
    private String tokenPrefix = "";
    private Optional<PublicKey> certificate = Optional.empty();
    private int callsPerSecond = DOCUMENTED_QUOTA;
    private int firstPage = 1;
    private TreezSettings.DeltaPaths deltaPaths = TreezSettings.DeltaPaths.OF_THE_VERSION;
    private ZoneId zone = ZoneId.of("America/Los_Angeles");
    private final List<TreezSettings.AutomaticDiscount> automatic = new ArrayList<>();
    private int nativePoints;
    private TreezSettings.OptInAnswer optInAnswer = TreezSettings.OptInAnswer.NULL;
    private String webhookToken = "sandbox-webhook-token";

    private Builder(Shop shop) {
      this.shop = shop;
    }

    /** Sets what tells the time; real time by default. */
    public Builder clock(InstantSource source) {
      clock = source;
      return this;
    }

    /** Sets the store's slug; {@code examplestore} by default. */
    public Builder dispensary(String slug) {
      dispensary = slug;
      return this;
    }

    /** Makes it a store of version 3 that knows this certificate. */
    public Builder version3(PublicKey key) {
      certificate = Optional.of(key);
      return this;
    }

    /** Expects {@code Bearer} before tokens of version 2; the bare token by default. */
    public Builder bearerPrefix() {
      tokenPrefix = "Bearer ";
      return this;
    }

    /** Sets the requests per second; {@value #DOCUMENTED_QUOTA} by default. */
    public Builder quota(int perSecond) {
      callsPerSecond = perSecond;
      return this;
    }

    /** Lifts the quota, so that tests under a clock that stands still can go on. */
    public Builder unlimitedQuota() {
      return quota(Integer.MAX_VALUE);
    }

    /** Sets the number of the first page: 1 by default, or 0. */
    public Builder firstPage(int number) {
      firstPage = number;
      return this;
    }

    /** Leaves a store of version 3 without the path its description gives for changed tickets (section 14). */
    public Builder withoutDescribedDeltaPath() {
      deltaPaths = TreezSettings.DeltaPaths.AFTER_ONLY;
      return this;
    }

    /** Sets the store's zone; Los Angeles by default. */
    public Builder zone(ZoneId value) {
      zone = value;
      return this;
    }

    /** Adds a percentage that comes off every line by itself and stays beside other discounts. */
    public Builder automaticDiscount(String title, BigDecimal percent) {
      automatic.add(
          new TreezSettings.AutomaticDiscount(title, percent, TreezSettings.Stacking.WITH_OTHERS));
      return this;
    }

    /** Adds a percentage that comes off every line by itself, but leaves lines with another discount. */
    public Builder shyAutomaticDiscount(String title, BigDecimal percent) {
      automatic.add(
          new TreezSettings.AutomaticDiscount(title, percent, TreezSettings.Stacking.ALONE));
      return this;
    }

    /** Switches the store's own loyalty on, which is off by default: points per dollar of the total. */
    public Builder nativePoints(int perDollar) {
      nativePoints = perDollar;
      return this;
    }

    /** Answers {@code opt_out} false where somebody was expressly opted in; by default null, as it was seen. */
    public Builder tellsOptIns() {
      optInAnswer = TreezSettings.OptInAnswer.FALSE;
      return this;
    }

    /** Sets the bearer token of webhooks. */
    public Builder webhookToken(String token) {
      webhookToken = token;
      return this;
    }

    /** Makes the emulator. */
    public TreezEmulator build() {
      return new TreezEmulator(
          this,
          new TreezSettings(
              dispensary,
              certificate.isPresent() ? TreezSettings.Version.V3 : TreezSettings.Version.V2,
              "sandbox-partner",
              "sandbox-store-key",
              tokenPrefix,
              "sandbox-certificate",
              "0b7c8a1e-1111-4222-8333-444455556666",
              certificate,
              callsPerSecond,
              firstPage,
              deltaPaths,
              zone,
              nativePoints,
              optInAnswer,
              automatic,
              clock));
    }
  }
}
