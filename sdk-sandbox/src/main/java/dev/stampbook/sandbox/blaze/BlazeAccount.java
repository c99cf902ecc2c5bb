package dev.stampbook.sandbox.blaze;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stampbook.sandbox.CouponSink;
import dev.stampbook.sandbox.SandboxJson;
import dev.stampbook.sandbox.shop.Shop;
import dev.stampbook.sandbox.shop.ShopCustomer;
import dev.stampbook.sandbox.shop.ShopFloor;
import dev.stampbook.sandbox.shop.ShopOrder;
import dev.stampbook.sandbox.shop.Till;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Holds what a till knows beside the shop's sales: members, online accounts, carts, points, webhooks. Every customer of the shop is a member
 * under an id that follows from the customer's number. Thread-safe.
 */
public final class BlazeAccount {

  private final Shop shop;
  private final BlazeSettings settings;
  final Map<String, ObjectNode> members = new LinkedHashMap<>();
  final Map<String, ObjectNode> consumers = new LinkedHashMap<>();
  final Map<String, ObjectNode> carts = new LinkedHashMap<>();
  final Map<String, ObjectNode> hooks = new LinkedHashMap<>();
  final Map<String, ObjectNode> promotions = new LinkedHashMap<>();
  final Map<String, ObjectNode> rewards = new LinkedHashMap<>();
  final List<ObjectNode> activity = new ArrayList<>();
  private final Map<Integer, Instant> completed = new HashMap<>();
  private final Orders orders;
  private Consumer<String> couponUsed = code -> {};

  BlazeAccount(Shop shop, BlazeSettings settings) {
    this.shop = shop;
    this.settings = settings;
    this.orders = new Orders(this);
    shop.customers().forEach(this::adopt);
  }

  /** Makes a customer of the shop a member. */
  private synchronized void adopt(ShopCustomer customer) {
    ObjectNode member = stored(BlazeIds.MEMBER.of(customer.id()), customer.created());
    member.put("modified", customer.modified().toEpochMilli());
    put(member, "firstName", customer.firstName());
    put(member, "lastName", customer.lastName());
    put(member, "email", customer.email());
    put(member, "primaryPhone", national(customer.phone()));
    addMember(member);
  }

  /** Returns a storefront of the shop. */
  public Till till() {
    return new BlazeTill(this);
  }

  /** Returns the shop's back office. */
  public ShopFloor floor() {
    return new ShopFloor(shop, settings.clock(), event -> {}, this::adopt);
  }

  private static void put(ObjectNode json, String field, String text) {
    if (text.isEmpty()) {
      json.putNull(field);
    } else {
      json.put(field, text);
    }
  }

  private static String national(String phone) {
    String digits = phone.replaceAll("\\D", "");
    return digits.length() == 11 && digits.startsWith("1") ? digits.substring(1) : digits;
  }

  /** Returns the shop behind the till. */
  public Shop shop() {
    return shop;
  }

  BlazeSettings settings() {
    return settings;
  }

  Instant now() {
    return settings.clock().instant();
  }

  /** Returns the fields every stored object has (sheet section 3). */
  ObjectNode stored(String id, Instant created) {
    ObjectNode json = SandboxJson.object();
    json.put("id", id).put("created", created.toEpochMilli());
    json.put("modified", created.toEpochMilli()).put("deleted", false).put("updated", false);
    return json.put("companyId", BlazeIds.COMPANY).put("shopId", BlazeIds.SHOP).put("dirty", false);
  }

  /** Adds a member; what is not set gets the value it has in a new one. Consent that nobody gave stays null. */
  void addMember(ObjectNode member) {
    for (String field :
        List.of("textOptIn", "emailOptIn", "consumerUserId", "importId", "sbid", "birthdate")) {
      if (!member.has(field)) {
        member.putNull(field);
      }
    }
    if (!member.has("status")) {
      member.put("status", "Active");
    }
    if (!member.has("enableLoyalty")) {
      member.put("enableLoyalty", true);
    }
    member.put("loyaltyPoints", new BigDecimal("0.0")).put("lifetimePoints", new BigDecimal("0.0"));
    member.putArray("metadata");
    members.put(member.path("id").asText(), member);
  }

  /**
   * Adds a member, who becomes a customer of the shop too.
   *
   * @return the id
   */
  public synchronized String addMember(
      String firstName, String lastName, String email, String phone) {
    int number = newCustomer(firstName, lastName, email, phone);
    ObjectNode member = stored(BlazeIds.MEMBER.of(number), now());
    member.put("firstName", firstName).put("lastName", lastName);
    put(member, "email", email);
    put(member, "primaryPhone", national(phone));
    addMember(member);
    return member.path("id").asText();
  }

  int newCustomer(String firstName, String lastName, String email, String phone) {
    return shop.write(
        () -> {
          int number = shop.nextCustomerId();
          String address = email.isEmpty() ? "till" + number + "@example.com" : email;
          shop.put(new ShopCustomer(number, address, firstName, lastName, phone, 0, now(), now()));
          return number;
        });
  }

  /** Returns the id of the member who is this customer of the shop. */
  public static String memberId(int customerId) {
    return BlazeIds.MEMBER.of(customerId);
  }

  /** Returns the number of the customer behind a member, or nothing. */
  public static Optional<Integer> customerId(String memberId) {
    return BlazeIds.MEMBER.number(memberId).stream().boxed().findFirst();
  }

  /** Returns the id of the transaction that is this order of the shop. */
  public static String transactionId(int orderId) {
    return BlazeIds.SALE.of(orderId);
  }

  /** Returns the number of the order behind a transaction, or nothing. */
  public static Optional<Integer> orderId(String transactionId) {
    return BlazeIds.SALE.number(transactionId).stream().boxed().findFirst();
  }

  /** Returns a copy of a member, or nothing. */
  public synchronized Optional<ObjectNode> member(String id) {
    return Optional.ofNullable(members.get(id)).map(ObjectNode::deepCopy);
  }

  /** Returns how many members have this address, in any case. */
  public synchronized long membersWithEmail(String email) {
    return members.values().stream().filter(member -> same(member.path("email"), email)).count();
  }

  static boolean same(JsonNode text, String wanted) {
    return text.asText().toLowerCase(Locale.ROOT).equals(wanted.toLowerCase(Locale.ROOT));
  }

  /** Makes an online account that the shop has accepted as this member, and returns its id, the {@code cuid}. */
  public synchronized String addConsumer(String memberId) {
    ObjectNode member = members.get(memberId);
    if (member == null) {
      throw new IllegalArgumentException("No member has this id; add one first.");
    }
    ObjectNode consumer = stored(BlazeIds.CONSUMER.of(consumers.size() + 1), now());
    consumer.remove(List.of("shopId", "dirty"));
    for (String field : List.of("firstName", "lastName", "email", "primaryPhone")) {
      consumer.set(field, member.path(field));
    }
    consumer.putNull("textOptIn").putNull("emailOptIn");
    consumer.put("memberId", memberId).put("accepted", true);
    consumers.put(consumer.path("id").asText(), consumer);
    member.put("consumerUserId", consumer.path("id").asText());
    return consumer.path("id").asText();
  }

  /** Lets the shop accept an online account that registered: it becomes a member. Returns the member's id. */
  public synchronized String acceptConsumer(String cuid) {
    ObjectNode consumer = consumer(cuid);
    String member =
        addMember(
            consumer.path("firstName").asText(""),
            consumer.path("lastName").asText(""),
            consumer.path("email").asText(""),
            consumer.path("primaryPhone").asText(""));
    consumer.put("memberId", member).put("accepted", true);
    ObjectNode made = members.get(member);
    if (made != null) {
      made.put("consumerUserId", cuid);
    }
    return member;
  }

  /** Returns a copy of an online account, or nothing. */
  public synchronized Optional<ObjectNode> consumerAccount(String cuid) {
    return Optional.ofNullable(consumers.get(cuid)).map(ObjectNode::deepCopy);
  }

  ObjectNode consumer(String cuid) {
    ObjectNode consumer = consumers.get(cuid);
    if (consumer == null) {
      throw BlazeRefusal.notFound();
    }
    return consumer;
  }

  /** Returns a copy of a cart, or nothing. */
  public synchronized Optional<ObjectNode> cart(String id) {
    return Optional.ofNullable(carts.get(id)).map(ObjectNode::deepCopy);
  }

  /**
   * Opens a cart with one line at this price.
   *
   * @param unitPrice the price of one, set by staff
   * @return the cart's id
   */
  public synchronized String openCart(String cuid, int productId, BigDecimal unitPrice) {
    ObjectNode cart = orders.open(consumer(cuid));
    ObjectNode inside = SandboxJson.object();
    inside
        .putArray("items")
        .addObject()
        .put("productId", BlazeIds.PRODUCT.of(productId))
        .put("quantity", 1)
        .put("overridePrice", unitPrice);
    cart.set("cart", inside);
    orders.price(cart);
    return cart.path("id").asText();
  }

  /** Lets a shopper place the order of a cart from a storefront. */
  public synchronized void place(String cartId) {
    orders.place(orders.cart(cartId));
  }

  /** Lets the shop accept a placed order: it becomes an open sale. Returns the order's number in the shop. */
  public synchronized int accept(String cartId) {
    return orders.accept(orders.cart(cartId));
  }

  /** Lets the shop decline a placed order. */
  public synchronized void decline(String cartId) {
    orders.cart(cartId).put("cartStatus", "Declined").put("declinedTime", now().toEpochMilli());
  }

  /** Completes the sale an order became. */
  public synchronized void complete(String cartId) {
    orders.complete(orders.cart(cartId));
  }

  Orders carts() {
    return orders;
  }

  /** Adds a promotion that takes this amount off a cart with its code. */
  public void addPromotion(String code, BigDecimal amountOff) {
    addPromotion(code, "Cash", amountOff);
  }

  private synchronized void addPromotion(String code, String type, BigDecimal off) {
    ObjectNode promotion = stored(BlazeIds.PROMOTION.of(promotions.size() + 1), now());
    promotion.put("name", code).put("promocode", code).put("promoCodeRequired", true);
    promotion.put("active", true).put("discountType", type).put("discountAmt", off);
    promotion.put("promotionType", "Cart").put("stackable", false);
    promotions.put(promotion.path("id").asText(), promotion);
  }

  /** Returns where a loyalty provider registers the codes it makes: each becomes a promotion that works once. */
  public CouponSink coupons() {
    return coupon -> {
      switch (coupon.kind()) {
        case AMOUNT_OFF -> addPromotion(coupon.code(), "Cash", coupon.value());
        case PERCENT_OFF -> addPromotion(coupon.code(), "Percentage", coupon.value());
        case FREE_SHIPPING, FREE_PRODUCT -> {
          // A till knows neither.
        }
      }
    };
  }

  /** Says who learns that a completed order used a code. */
  public synchronized void onCouponUsed(Consumer<String> listener) {
    couponUsed = listener;
  }

  /** Makes the code of a completed order worthless. */
  void codeUsed(String code) {
    for (ObjectNode promotion : promotions.values()) {
      if (!code.isEmpty() && same(promotion.path("promocode"), code)) {
        promotion.put("active", false);
        couponUsed.accept(code);
      }
    }
  }

  /** Adds a reward of the till's own points. */
  public synchronized void addReward(String name, int points, BigDecimal amountOff) {
    ObjectNode reward = stored(BlazeIds.REWARD.of(rewards.size() + 1), now());
    reward.put("name", name).put("points", points).put("active", true).put("published", true);
    reward.put("type", "REWARD").put("discountType", "Cash").put("discountAmt", amountOff);
    rewards.put(reward.path("id").asText(), reward.put("rewardTarget", "WholeCart"));
  }

  /** Returns when a closed sale was completed: as first seen, so that later changes leave it on its day. */
  Instant completedAt(ShopOrder order) {
    return completed.computeIfAbsent(
        order.id(),
        id ->
            order.refunds().stream()
                .map(refund -> refund.created())
                .filter(refunded -> refunded.isBefore(order.modified()))
                .findFirst()
                .orElse(order.modified()));
  }
}
