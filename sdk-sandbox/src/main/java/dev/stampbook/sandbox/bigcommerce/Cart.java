package dev.stampbook.sandbox.bigcommerce;

import dev.stampbook.sandbox.shop.Basket;
import dev.stampbook.sandbox.shop.Basket.Discount;
import dev.stampbook.sandbox.shop.ShopCurrency;
import dev.stampbook.sandbox.shop.Taxation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds one cart with its checkout. Prices are tax-exclusive at 8 %, without shipping. */
final class Cart {

  static final String MANUAL = "manual-discount";

  private static final BigDecimal TAX_RATE = new BigDecimal("0.08");

  private final String id;
  private final ShopCurrency currency;
  private final Instant created;
  private final Map<String, Basket.Item> lines = new LinkedHashMap<>();
  private final Map<String, BigDecimal> lineDiscounts = new LinkedHashMap<>();
  private int customerId;
  private BigDecimal manualDiscount = BigDecimal.ZERO;
  private Optional<Offer> coupon = Optional.empty();
  private boolean couponUsed;
  private int version = 1;
  private int lastOrderId;
  private Instant updated;

  Cart(String id, int customerId, ShopCurrency currency, Instant created) {
    this.id = id;
    this.customerId = customerId;
    this.currency = currency;
    this.created = created;
    this.updated = created;
  }

  String id() {
    return id;
  }

  int customerId() {
    return customerId;
  }

  ShopCurrency currency() {
    return currency;
  }

  Instant created() {
    return created;
  }

  Instant updated() {
    return updated;
  }

  int version() {
    return version;
  }

  int lastOrderId() {
    return lastOrderId;
  }

  Optional<Offer> coupon() {
    return coupon;
  }

  BigDecimal manualDiscount() {
    return manualDiscount;
  }

  Map<String, Basket.Item> lines() {
    return lines;
  }

  void add(String lineId, Basket.Item item) {
    lines.put(lineId, item);
  }

  /** Hands the cart to another customer, which drops promotions (section 3.8). */
  void assign(int customer, Instant now) {
    customerId = customer;
    coupon = Optional.empty();
    touch(now);
  }

  void coupon(Optional<Offer> offer, Instant now) {
    coupon = offer;
    couponUsed = false;
    touch(now);
  }

  /** Replaces every discount on the cart and its lines by these. */
  void discount(BigDecimal onCart, Map<String, BigDecimal> onLines, Instant now) {
    manualDiscount = onCart;
    lineDiscounts.clear();
    lineDiscounts.putAll(onLines);
    if (onCart.signum() > 0) {
      coupon = Optional.empty();
    }
    touch(now);
  }

  /** Notes the order the cart became and returns the coupon if its use counts now. */
  Optional<Offer> converted(int orderId, Instant now) {
    lastOrderId = orderId;
    touch(now);
    Optional<Offer> counts = couponUsed ? Optional.empty() : coupon;
    couponUsed = true;
    return counts;
  }

  private void touch(Instant now) {
    version++;
    updated = now;
  }

  /** Returns the content with the discounts as they are now. */
  Basket basket() {
    List<Basket.Item> items = new ArrayList<>();
    BigDecimal goods = BigDecimal.ZERO;
    BigDecimal cheapest = BigDecimal.ZERO;
    for (Map.Entry<String, Basket.Item> line : lines.entrySet()) {
      Basket.Item item = line.getValue();
      List<Discount> own =
          Optional.ofNullable(lineDiscounts.get(line.getKey())).map(Cart::manual).stream().toList();
      items.add(
          new Basket.Item(
              item.lineId(),
              item.product(),
              item.quantity(),
              item.unitPrice(),
              own,
              item.wrapping()));
      goods = goods.add(item.unitPrice().multiply(BigDecimal.valueOf(item.quantity())));
      boolean cheaper = cheapest.signum() == 0 || item.unitPrice().compareTo(cheapest) < 0;
      cheapest = cheaper ? item.unitPrice() : cheapest;
    }
    List<Discount> discounts = new ArrayList<>();
    if (manualDiscount.signum() > 0) {
      discounts.add(manual(manualDiscount));
    }
    if (coupon.isPresent()) {
      discounts.add(discount(coupon.get(), goods, cheapest));
    }
    BigDecimal zero = currency.zero();
    return new Basket(
        currency, Taxation.EXCLUSIVE, TAX_RATE, items, discounts, zero, zero, zero, List.of());
  }

  private Discount discount(Offer offer, BigDecimal goods, BigDecimal cheapest) {
    BigDecimal amount =
        switch (offer.gives()) {
          case AMOUNT -> offer.value();
          case PERCENT -> goods.multiply(offer.value()).movePointLeft(2);
          case FREE_SHIPPING -> BigDecimal.ZERO;
          case CHEAPEST_ITEM -> cheapest;
        };
    return new Discount(
        Discount.Kind.COUPON,
        offer.name(),
        offer.code(),
        offer.couponId(),
        amount.setScale(currency.decimals(), RoundingMode.HALF_UP));
  }

  private static Discount manual(BigDecimal amount) {
    return new Discount(Discount.Kind.MANUAL, "Manual Discount", "", 0, amount);
  }
}
