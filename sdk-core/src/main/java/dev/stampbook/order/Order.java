package dev.stampbook.order;

import dev.stampbook.discount.CheckoutId;
import dev.stampbook.member.CustomerGroupId;
import dev.stampbook.member.MemberIdentity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;

/**
 * An immutable snapshot of an order with all its refunds, as read from the commerce system. Amounts are exact decimals in major units
 * (C1); {@link BigMoney} keeps the digits the system delivered where they go beyond the minor unit.
 */
public final class Order {

  private final OrderId id;
  private final OrderVersion version;
  private final OrderState state;
  private final String nativeState;
  private final CurrencyUnit currency;
  private final Instant createdAt;
  private final Instant modifiedAt;
  private final Optional<MemberIdentity> customer;
  private final Optional<CustomerGroupId> customerGroup;
  private final Optional<ChannelId> channel;
  private final Optional<ExchangeRate> exchangeRate;
  private final Optional<CheckoutId> checkout;
  private final OrderDetail detail;
  private final Taxed goods;
  private final List<OrderLine> lines;
  private final List<OrderDiscount> discounts;
  private final Taxed shipping;
  private final Taxed handling;
  private final Taxed wrapping;
  private final Taxed fees;
  private final BigMoney total;
  private final BigMoney creditTender;
  private final List<Refund> refunds;
  private final Set<OrderMark> marks;

  private Order(Builder builder) {
    this.id = builder.id;
    this.version = builder.version;
    this.state = builder.state;
    this.nativeState = builder.nativeState.orElse(builder.state.name());
    this.currency = builder.currency;
    this.modifiedAt = builder.modifiedAt;
    this.createdAt = builder.createdAt.orElse(builder.modifiedAt);
    this.customer = builder.customer;
    this.customerGroup = builder.customerGroup;
    this.channel = builder.channel;
    this.exchangeRate = builder.exchangeRate;
    this.checkout = builder.checkout;
    this.lines = List.copyOf(builder.lines);
    this.detail = builder.goods.isPresent() ? OrderDetail.HEADER : OrderDetail.LINES;
    this.discounts = List.copyOf(builder.discounts);
    this.shipping = builder.shipping;
    this.handling = builder.handling;
    this.wrapping = builder.wrapping;
    this.fees = builder.fees;
    this.goods = builder.goods.orElseGet(this::sumOfLines);
    this.total = builder.total.orElseGet(this::sumOfComponents);
    this.creditTender = builder.creditTender;
    this.refunds = List.copyOf(builder.refunds.values());
    this.marks = Set.copyOf(builder.marks);
  }

  /** Starts a snapshot. Amounts default to zero, the total to the sum of the components. */
  public static Builder builder(
      OrderId id,
      OrderVersion version,
      OrderState state,
      CurrencyUnit currency,
      Instant modifiedAt) {
    return new Builder(id, version, state, currency, modifiedAt);
  }

  /** Returns the order's id. */
  public OrderId id() {
    return id;
  }

  /** Returns which snapshot of the order this is. */
  public OrderVersion version() {
    return version;
  }

  /** Returns the state in the words common to all systems. */
  public OrderState state() {
    return state;
  }

  /** Returns the state in the commerce system's own words, for people. */
  public String nativeState() {
    return nativeState;
  }

  /** Returns the currency in which the order was paid; every amount is in it. */
  public CurrencyUnit currency() {
    return currency;
  }

  /** Returns when the order was placed. */
  public Instant createdAt() {
    return createdAt;
  }

  /** Returns when the order was last modified, to the resolution the system offers. */
  public Instant modifiedAt() {
    return modifiedAt;
  }

  /** Returns who ordered; without {@link MemberIdentity#customerId()} it was a guest; empty when nothing is known. */
  public Optional<MemberIdentity> customer() {
    return customer;
  }

  /** Returns whether the order belongs to no customer account. */
  public boolean isGuest() {
    return customer.flatMap(MemberIdentity::customerId).isEmpty();
  }

  /** Returns the customer group at the time of reading, when it was read. */
  public Optional<CustomerGroupId> customerGroup() {
    return customerGroup;
  }

  /** Returns the storefront or sales channel, when the system has channels. */
  public Optional<ChannelId> channel() {
    return channel;
  }

  /** Returns the checkout the order came from, by which a redemption finds its order; empty when the system does not tell. */
  public Optional<CheckoutId> checkout() {
    return checkout;
  }

  /** Returns the rate stored on the order, when it was paid in a foreign currency. */
  public Optional<ExchangeRate> exchangeRate() {
    return exchangeRate;
  }

  /** Returns whether {@link #lines()} are there. */
  public OrderDetail detail() {
    return detail;
  }

  /** Returns what is paid for all lines after every discount; without tax it is never below zero. */
  public Taxed goods() {
    return goods;
  }

  /** Returns the lines; empty for a {@link OrderDetail#HEADER} snapshot. */
  public List<OrderLine> lines() {
    return lines;
  }

  /** Returns the discounts on the order. */
  public List<OrderDiscount> discounts() {
    return discounts;
  }

  /** Returns what is really paid for shipping, after shipping discounts. */
  public Taxed shipping() {
    return shipping;
  }

  /** Returns what is paid for handling. */
  public Taxed handling() {
    return handling;
  }

  /** Returns what is paid for gift wrapping. */
  public Taxed wrapping() {
    return wrapping;
  }

  /** Returns what is paid in fees. */
  public Taxed fees() {
    return fees;
  }

  /** Returns what is paid in all, tax included, before gift cards and store credit are used as tender. */
  public BigMoney total() {
    return total;
  }

  /** Returns the part of the total that was paid with gift cards and store credit. */
  public BigMoney creditTender() {
    return creditTender;
  }

  /** Returns all refunds of the order, each id once, in the order of their ids. */
  public List<Refund> refunds() {
    return refunds;
  }

  /** Returns the peculiarities of the order. */
  public Set<OrderMark> marks() {
    return marks;
  }

  private Taxed sumOfLines() {
    Taxed sum = Taxed.zero(currency);
    Set<OrderDiscountId> onHeader = new HashSet<>();
    for (OrderDiscount discount : discounts) {
      onHeader.add(discount.id());
      sum = sum.minus(Taxed.untaxed(discount.amount()));
    }
    for (OrderLine line : lines) {
      if (line.kind() != OrderLine.Kind.VOIDED) {
        sum = sum.plus(new Taxed(line.price(), line.tax()));
        for (Map.Entry<OrderDiscountId, BigMoney> share : line.allocations().entrySet()) {
          if (!onHeader.contains(share.getKey())) {
            sum = sum.minus(Taxed.untaxed(share.getValue()));
          }
        }
      }
    }
    return sum.net().isNegative() ? new Taxed(BigMoney.zero(currency), sum.tax()) : sum;
  }

  private BigMoney sumOfComponents() {
    return goods.plus(shipping).plus(handling).plus(wrapping).plus(fees).gross();
  }

  @Override
  public String toString() {
    return "order(" + id + ", " + nativeState + ", total " + total + ")";
  }

  /** Builds an {@link Order}. */
  public static final class Builder {

    private final OrderId id;
    private final OrderVersion version;
    private final OrderState state;
    private final CurrencyUnit currency;
    private final Instant modifiedAt;
    private Optional<String> nativeState = Optional.empty();
    private Optional<Instant> createdAt = Optional.empty();
    private Optional<MemberIdentity> customer = Optional.empty();
    private Optional<CustomerGroupId> customerGroup = Optional.empty();
    private Optional<ChannelId> channel = Optional.empty();
    private Optional<ExchangeRate> exchangeRate = Optional.empty();
    private Optional<CheckoutId> checkout = Optional.empty();
    private Optional<Taxed> goods = Optional.empty();
    private final List<OrderLine> lines = new ArrayList<>();
    private final List<OrderDiscount> discounts = new ArrayList<>();
    private Taxed shipping;
    private Taxed handling;
    private Taxed wrapping;
    private Taxed fees;
    private Optional<BigMoney> total = Optional.empty();
    private BigMoney creditTender;
    private final Map<RefundId, Refund> refunds =
        new TreeMap<>(Comparator.comparing(RefundId::value));
    private final Set<OrderMark> marks = EnumSet.noneOf(OrderMark.class);

    private Builder(
        OrderId id,
        OrderVersion version,
        OrderState state,
        CurrencyUnit currency,
        Instant modifiedAt) {
      this.id = id;
      this.version = version;
      this.state = state;
      this.currency = currency;
      this.modifiedAt = modifiedAt;
      this.shipping = Taxed.zero(currency);
      this.handling = shipping;
      this.wrapping = shipping;
      this.fees = shipping;
      this.creditTender = BigMoney.zero(currency);
    }

    /** Sets the state in the system's own words. */
    public Builder nativeState(String value) {
      this.nativeState = Optional.of(value);
      return this;
    }

    /** Sets when the order was placed; by default when it was modified. */
    public Builder createdAt(Instant value) {
      this.createdAt = Optional.of(value);
      return this;
    }

    /** Sets who ordered. */
    public Builder customer(MemberIdentity value) {
      this.customer = Optional.of(value);
      return this;
    }

    /** Sets the customer group. */
    public Builder customerGroup(CustomerGroupId value) {
      this.customerGroup = Optional.of(value);
      return this;
    }

    /** Sets the storefront or sales channel. */
    public Builder channel(ChannelId value) {
      this.channel = Optional.of(value);
      return this;
    }

    /** Sets the rate stored on the order. */
    public Builder exchangeRate(ExchangeRate value) {
      this.exchangeRate = Optional.of(value);
      return this;
    }

    /** Sets the checkout the order came from. */
    public Builder checkout(CheckoutId value) {
      this.checkout = Optional.of(value);
      return this;
    }

    /**
     * Makes this a header snapshot: what is paid for goods after every discount, without lines. All of it earns, so it must not hold gift
     * cards, tips and deposits (C2); a system that cannot tell them apart delivers lines instead.
     */
    public Builder goodsWithoutLines(Taxed value) {
      this.goods = Optional.of(value);
      return this;
    }

    /** Adds a line. */
    public Builder line(OrderLine value) {
      lines.add(value);
      return this;
    }

    /** Adds a line of goods without tax. */
    public Builder goods(String lineId, int quantity, BigMoney price) {
      return line(OrderLine.goods(LineId.of(lineId), BigDecimal.valueOf(quantity), price));
    }

    /** Adds a discount on the order. */
    public Builder discount(OrderDiscount value) {
      discounts.add(value);
      return this;
    }

    /**
     * Adds a discount that the system delivers as a line. Systems write it with either sign; it is a reduction, never an item (KF-01).
     */
    public Builder discountLine(
        OrderDiscountId discount, OrderDiscount.Source source, BigMoney amountWithAnySign) {
      return discount(new OrderDiscount(discount, source, amountWithAnySign.abs(), Set.of()));
    }

    /** Sets what is really paid for shipping. */
    public Builder shipping(Taxed value) {
      this.shipping = value;
      return this;
    }

    /** Sets what is paid for handling. */
    public Builder handling(Taxed value) {
      this.handling = value;
      return this;
    }

    /** Sets what is paid for gift wrapping. */
    public Builder wrapping(Taxed value) {
      this.wrapping = value;
      return this;
    }

    /** Sets what is paid in fees. */
    public Builder fees(Taxed value) {
      this.fees = value;
      return this;
    }

    /** Sets what is paid in all, tax included; by default the sum of the components. */
    public Builder total(BigMoney value) {
      this.total = Optional.of(value);
      return this;
    }

    /** Sets the part paid with gift cards and store credit. */
    public Builder creditTender(BigMoney value) {
      this.creditTender = value;
      return this;
    }

    /** Adds a refund; one with the same id is replaced, because a refund is a fact keyed by its id (C6). */
    public Builder refund(Refund value) {
      refunds.put(value.id(), value);
      return this;
    }

    /** Marks a peculiarity. */
    public Builder mark(OrderMark value) {
      marks.add(value);
      return this;
    }

    /**
     * Returns the snapshot.
     *
     * @throws IllegalArgumentException when two lines or two discounts share an id, when an amount other than a refund's is not in the
     *     order's currency, or when there are both lines and goods without lines
     */
    public Order build() {
      if (goods.isPresent() && !lines.isEmpty()) {
        throw new IllegalArgumentException(
            "an order has goodsWithoutLines or lines, not both; leave one of them out");
      }
      checkIds();
      checkCurrencies();
      return new Order(this);
    }

    private void checkIds() {
      Set<LineId> lineIds = new HashSet<>();
      for (OrderLine line : lines) {
        if (!lineIds.add(line.id())) {
          throw new IllegalArgumentException(
              "two lines have the id " + line.id() + "; give each line its own");
        }
      }
      Set<OrderDiscountId> discountIds = new HashSet<>();
      for (OrderDiscount discount : discounts) {
        if (!discountIds.add(discount.id())) {
          throw new IllegalArgumentException(
              "two discounts have the id " + discount.id() + "; give each discount its own");
        }
      }
    }

    private void checkCurrencies() {
      for (Taxed component : List.of(shipping, handling, wrapping, fees)) {
        checkCurrency(component.net());
      }
      goods.ifPresent(value -> checkCurrency(value.net()));
      total.ifPresent(this::checkCurrency);
      checkCurrency(creditTender);
      for (OrderLine line : lines) {
        checkCurrency(line.price());
        checkCurrency(line.tax());
        line.allocations().values().forEach(this::checkCurrency);
      }
      discounts.forEach(discount -> checkCurrency(discount.amount()));
    }

    private void checkCurrency(BigMoney amount) {
      if (!amount.getCurrencyUnit().equals(currency)) {
        throw new IllegalArgumentException(
            "an order in "
                + currency
                + " holds an amount in "
                + amount.getCurrencyUnit()
                + "; only refunds may be in another currency");
      }
    }
  }
}
