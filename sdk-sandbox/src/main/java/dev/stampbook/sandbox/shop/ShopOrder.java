package dev.stampbook.sandbox.shop;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Holds one order as it is now; a change makes a new one. Its text form shows number and state. */
public final class ShopOrder {

  /** Says how the order came into the shop. */
  public enum Origin {
    STOREFRONT,
    /** Imported with the history of another shop; external source {@code M-MIG}. */
    MIGRATED
  }

  /** Says whether the merchant put the order away; archiving is no cancellation (sheet 12.12). */
  public enum Shelf {
    OPEN,
    ARCHIVED
  }

  private final Builder values;
  private final PricedBasket money;

  private ShopOrder(Builder values) {
    this.values = values;
    this.money = values.money == null ? PricedBasket.of(values.basket) : values.money;
  }

  /** Starts an order of a customer (0 for a guest) with its content. */
  public static Builder builder(int id, int customerId, Basket basket, Instant created) {
    return new Builder(id, customerId, basket, created);
  }

  /** Returns a builder that starts from this order. */
  public Builder change() {
    Builder copy = new Builder(values.id, values.customerId, values.basket, values.created);
    copy.email = values.email;
    copy.modified = values.modified;
    copy.status = values.status;
    copy.money = money;
    copy.refunds = values.refunds;
    copy.storeCredit = values.storeCredit;
    copy.giftCertificate = values.giftCertificate;
    copy.displayCurrency = values.displayCurrency;
    copy.read = values.read;
    copy.origin = values.origin;
    copy.shelf = values.shelf;
    copy.cartId = values.cartId;
    return copy;
  }

  /** Returns the order number. */
  public int id() {
    return values.id;
  }

  /** Returns the customer number, 0 for a guest. */
  public int customerId() {
    return values.customerId;
  }

  /** Returns the e-mail address on the order. */
  public String email() {
    return values.email;
  }

  /** Returns when the order was placed. */
  public Instant created() {
    return values.created;
  }

  /** Returns when the order was last changed, to the second. */
  public Instant modified() {
    return values.modified;
  }

  /** Returns the present state. */
  public OrderStatus status() {
    return values.status;
  }

  /** Returns the content as entered. */
  public Basket basket() {
    return values.basket;
  }

  /** Returns the money. */
  public PricedBasket money() {
    return money;
  }

  /** Returns the currency the shopper paid in, with the order's own rate. */
  public ShopCurrency currency() {
    return values.basket.currency();
  }

  /** Returns the refunds, oldest first. */
  public List<Refund> refunds() {
    return values.refunds;
  }

  /** Returns what was paid with store credit; a tender, not a discount. */
  public BigDecimal storeCredit() {
    return values.storeCredit;
  }

  /** Returns what was paid with gift certificates; a tender, not a discount. */
  public BigDecimal giftCertificate() {
    return values.giftCertificate;
  }

  /** Returns the currency prices were shown in; it says nothing about what was paid. */
  public ShopCurrency displayCurrency() {
    return values.displayCurrency;
  }

  /**
   * Returns the states a reader is known to have seen since points were last taken back; see {@link
   * Shop#checkpoint()}.
   */
  public Set<OrderStatus> read() {
    return values.read;
  }

  /** Returns how the order came into the shop. */
  public Origin origin() {
    return values.origin;
  }

  /** Returns whether the order is put away. */
  public Shelf shelf() {
    return values.shelf;
  }

  /** Returns the cart the order was born from, or nothing. */
  public Optional<String> cartId() {
    return values.cartId;
  }

  /** Returns the number of the order's only shipping address. */
  public int addressId() {
    return values.id + 500_000;
  }

  /** Returns how many units of a line were refunded with money that arrived. */
  public int refundedQuantity(int lineId) {
    int quantity = 0;
    for (Refund refund : values.refunds) {
      if (refund.paid().signum() > 0) {
        for (Refund.Item item : refund.items()) {
          if (item.type() == Refund.ItemType.PRODUCT && item.itemId() == lineId) {
            quantity += item.quantity();
          }
        }
      }
    }
    return quantity;
  }

  /** Returns the sum of all refunds whose money arrived. */
  public BigDecimal refundedTotal() {
    return values.refunds.stream().map(Refund::paid).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  @Override
  public String toString() {
    return "ShopOrder[" + values.id + ", " + values.status + "]";
  }

  /** Collects the values of an order; amounts are in the order's currency. */
  public static final class Builder {
    private final int id;
    private final int customerId;
    private final Instant created;
    private Basket basket;
    private @Nullable PricedBasket money;
    private String email = "";
    private Instant modified;
    private OrderStatus status = OrderStatus.PENDING;
    private List<Refund> refunds = List.of();
    private BigDecimal storeCredit = BigDecimal.ZERO;
    private BigDecimal giftCertificate = BigDecimal.ZERO;
    private ShopCurrency displayCurrency;
    private Set<OrderStatus> read = Set.of();
    private Origin origin = Origin.STOREFRONT;
    private Shelf shelf = Shelf.OPEN;
    private Optional<String> cartId = Optional.empty();

    private Builder(int id, int customerId, Basket basket, Instant created) {
      this.id = id;
      this.customerId = customerId;
      this.basket = basket;
      this.created = created;
      this.modified = created;
      this.displayCurrency = basket.currency();
    }

    /** Sets the e-mail address. */
    public Builder email(String value) {
      email = value;
      return this;
    }

    /** Sets the time of the last change. */
    public Builder modified(Instant value) {
      modified = value;
      return this;
    }

    /** Moves the order to a state. */
    public Builder status(OrderStatus value) {
      status = value;
      if (value.takesEverythingBack()) {
        read = Set.of();
      }
      return this;
    }

    /** Replaces the content; the money is worked out again. */
    public Builder basket(Basket value) {
      basket = value;
      money = null;
      return this;
    }

    /** Adds a refund. */
    public Builder refund(Refund value) {
      List<Refund> all = new ArrayList<>(refunds);
      all.add(value);
      refunds = List.copyOf(all);
      return this;
    }

    /** Replaces the refund of the same number. */
    public Builder replaceRefund(Refund value) {
      refunds = refunds.stream().map(r -> r.id() == value.id() ? value : r).toList();
      return this;
    }

    /** Sets what was paid with store credit and with gift certificates. */
    public Builder tender(BigDecimal credit, BigDecimal certificate) {
      storeCredit = credit;
      giftCertificate = certificate;
      return this;
    }

    /** Sets the currency prices were shown in. */
    public Builder displayCurrency(ShopCurrency value) {
      displayCurrency = value;
      return this;
    }

    /** Sets how the order came into the shop. */
    public Builder origin(Origin value) {
      origin = value;
      return this;
    }

    /** Puts the order away or takes it out again. */
    public Builder shelf(Shelf value) {
      shelf = value;
      return this;
    }

    /** Sets the cart the order was born from. */
    public Builder cartId(String value) {
      cartId = Optional.of(value);
      return this;
    }

    /** Notes that a reader has seen the present state. */
    public Builder markRead() {
      EnumSet<OrderStatus> seen = EnumSet.of(status);
      seen.addAll(read);
      read = Set.copyOf(seen);
      return this;
    }

    /** Builds the order. */
    public ShopOrder build() {
      return new ShopOrder(this);
    }
  }
}
