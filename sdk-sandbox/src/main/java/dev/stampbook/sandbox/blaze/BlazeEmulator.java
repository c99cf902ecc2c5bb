package dev.stampbook.sandbox.blaze;

import dev.stampbook.sandbox.Emulator;
import dev.stampbook.sandbox.EmulatorRequest;
import dev.stampbook.sandbox.EmulatorResponse;
import dev.stampbook.sandbox.OpenApiDocument;
import dev.stampbook.sandbox.RequestCheck;
import dev.stampbook.sandbox.blaze.BlazeSettings.ListedBy;
import dev.stampbook.sandbox.blaze.BlazeSettings.LookupMiss;
import dev.stampbook.sandbox.blaze.BlazeSettings.Trait;
import dev.stampbook.sandbox.shop.Shop;
import dev.stampbook.sandbox.shop.ShopSeed;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Emulates the partner API of Blaze Retail for one shop: its sales are the orders of a {@link Shop}, best one of the flavour {@link
 * ShopSeed.Flavour#POS}. One pair of keys opens it.
 *
 * <p>Thread-safe: requests are carried out one after the other. Never call it while holding the shop's lock.
 */
public final class BlazeEmulator implements Emulator {

  private static final String BASE_PATH = "/api/v1";
  private static final String PARTNER = BASE_PATH + "/partner/";

  private final BlazeSettings settings;
  private final String partnerKey;
  private final String developerKey;
  private final BlazeQuota quota;
  private final BlazeAccount account;
  private final List<BlazeRoute> routes;

  private BlazeEmulator(Builder builder) {
    this.settings =
        new BlazeSettings(
            builder.clock,
            builder.zone,
            builder.listedBy,
            builder.lookupMiss,
            builder.taxRate,
            builder.callsPer5Minutes,
            Set.copyOf(builder.traits));
    this.partnerKey = builder.partnerKey;
    this.developerKey = builder.developerKey;
    this.quota = new BlazeQuota(builder.callsPer5Minutes);
    this.account = new BlazeAccount(builder.shop, settings);
    this.routes =
        Stream.of(
                new MemberDesk(account).routes(),
                new ConsumerDesk(account).routes(),
                new CartDesk(account).routes(),
                new TransactionDesk(account).routes(),
                new LoyaltyDesk(account).routes(),
                new StoreDesk(account).routes())
            .flatMap(List::stream)
            .toList();
  }

  /** Starts the description of an emulated till over a shop. */
  public static Builder builder(Shop shop) {
    return new Builder(shop);
  }

  @Override
  public RequestCheck requestCheck() {
    return RequestCheck.of(OpenApiDocument.shipped("blaze.json"));
  }

  /** Returns the state, to fill it and to look into it. */
  public BlazeAccount account() {
    return account;
  }

  @Override
  public String system() {
    return "blaze";
  }

  @Override
  public String basePath() {
    return BASE_PATH;
  }

  /** Returns the keys: {@code partner_key} and {@code developer_key}. */
  @Override
  public Map<String, String> credentials() {
    Map<String, String> keys = new LinkedHashMap<>();
    keys.put("partner_key", partnerKey);
    keys.put("developer_key", developerKey);
    return keys;
  }

  @Override
  public EmulatorResponse handle(EmulatorRequest request) {
    try {
      authenticate(request);
      if (!quota.take(settings.clock().instant())) {
        return tooManyRequests();
      }
      synchronized (account) {
        return answer(request);
      }
    } catch (BlazeRefusal refusal) {
      return refusal.response();
    }
  }

  /** The key of the shop stands bare; a scheme before it makes it another key (sheet section 2). */
  private void authenticate(EmulatorRequest request) {
    String partner = request.header("x-api-key").or(() -> request.header("partner_key")).orElse("");
    if (!partner.equals(partnerKey)) {
      throw BlazeRefusal.of(401, "Unauthorized", "The partner key is not valid.");
    }
    if (!request.header("authorization").orElse("").equals(developerKey)) {
      throw BlazeRefusal.of(401, "Unauthorized", "The developer key is not valid.");
    }
  }

  private EmulatorResponse answer(EmulatorRequest request) {
    if (!request.path().startsWith(PARTNER)) {
      throw BlazeRefusal.notFound();
    }
    List<String> segments = List.of(request.path().substring(PARTNER.length()).split("/", -1));
    for (BlazeRoute route : routes) {
      Optional<List<String>> stars = route.match(request.method(), segments);
      if (stars.isPresent()) {
        return route.answer().apply(new BlazeCall(request, stars.get()));
      }
    }
    throw BlazeRefusal.notFound();
  }

  /** Neither headers nor a time to wait are documented. */
  @Override
  public EmulatorResponse tooManyRequests() {
    return BlazeRefusal.body(429, "Too many requests", "The limit of calls is reached.");
  }

  @Override
  public EmulatorResponse serverError(int status) {
    return BlazeRefusal.body(status, "Server error", "The request could not be completed.");
  }

  /** Describes an emulated till. The defaults are the assumptions of sheet section 14. */
  public static final class Builder {

    private final Shop shop;
    private final Set<Trait> traits = EnumSet.noneOf(Trait.class);
    private InstantSource clock = InstantSource.system();
    private ZoneId zone = ZoneId.of("America/Los_Angeles");
    private ListedBy listedBy = ListedBy.COMPLETED;
    private LookupMiss lookupMiss = LookupMiss.NOT_FOUND;
    private BigDecimal taxRate = new BigDecimal("0.0825");
    private int callsPer5Minutes = 10_000;
    private String partnerKey = "partner_test";
    private String developerKey = "developer_test";

    private Builder(Shop shop) {
      this.shop = shop;
    }

    /** Sets the clock. */
    public Builder clock(InstantSource value) {
      clock = value;
      return this;
    }

    /** Sets the two keys. */
    public Builder keys(String partner, String developer) {
      partnerKey = partner;
      developerKey = developer;
      return this;
    }

    /** Sets the zone of the shop. */
    public Builder zone(ZoneId value) {
      zone = value;
      return this;
    }

    /** Sets the tax on online orders, such as 0.0825. */
    public Builder taxRate(BigDecimal value) {
      taxRate = value;
      return this;
    }

    /** Lists transactions by creation, so that what is completed later stays on its old day. */
    public Builder listedByCreation() {
      listedBy = ListedBy.CREATED;
      return this;
    }

    /** Lists transactions by their last change. */
    public Builder listedByChange() {
      listedBy = ListedBy.MODIFIED;
      return this;
    }

    /** Answers look-ups of nobody with 204 and no body. */
    public Builder missesWithoutBody() {
      lookupMiss = LookupMiss.NO_CONTENT;
      return this;
    }

    /** Answers look-ups of nobody with 200 and {@code null}. */
    public Builder missesWithNull() {
      lookupMiss = LookupMiss.NULL;
      return this;
    }

    /** Sets the quota; 10,000 calls in 5 minutes by default. */
    public Builder callsPer5Minutes(int calls) {
      callsPer5Minutes = calls;
      return this;
    }

    /** Switches Blaze's own Springbig link on. */
    public Builder springbigLink() {
      traits.add(Trait.SPRINGBIG_LINK);
      return this;
    }

    /** Ignores the discount on a cart, as an unsuitable partner key may. */
    public Builder ignoringCartDiscounts() {
      traits.add(Trait.CART_DISCOUNT_IGNORED);
      return this;
    }

    /** Leaves refunds out of the list of a member's transactions. */
    public Builder hidingRefundsFromMembers() {
      traits.add(Trait.REFUNDS_HIDDEN_FROM_MEMBERS);
      return this;
    }

    /** States refund amounts with tax. */
    public Builder refundsWithTax() {
      traits.add(Trait.REFUNDS_WITH_TAX);
      return this;
    }

    /** Makes the emulator; the shop's customers are its members. */
    public BlazeEmulator build() {
      return new BlazeEmulator(this);
    }
  }
}
