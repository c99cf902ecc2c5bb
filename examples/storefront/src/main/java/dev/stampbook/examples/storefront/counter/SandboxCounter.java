package dev.stampbook.examples.storefront.counter;

import dev.stampbook.discount.CheckoutId;
import dev.stampbook.examples.storefront.account.AccountId;
import dev.stampbook.member.EmailAddress;
import dev.stampbook.member.PhoneNumber;
import dev.stampbook.order.LineId;
import dev.stampbook.order.OrderId;
import dev.stampbook.order.ProductId;
import dev.stampbook.sandbox.shop.Basket;
import dev.stampbook.sandbox.shop.PricedBasket;
import dev.stampbook.sandbox.shop.Shop;
import dev.stampbook.sandbox.shop.ShopCustomer;
import dev.stampbook.sandbox.shop.ShopFloor;
import dev.stampbook.sandbox.shop.ShopOrder;
import dev.stampbook.sandbox.shop.ShopProduct;
import dev.stampbook.sandbox.shop.Till;
import dev.stampbook.sandbox.world.CommerceSide;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Sells at an emulated commerce system by its own pages. */
public final class SandboxCounter implements Counter {

  private static final int MOST_ORDERS = 10_000;

  private final Shop shop;
  private final Till till;
  private final ShopFloor floor;
  private final CommerceSide commerce;
  private final Map<OrderId, Integer> numbers =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<OrderId, Integer> eldest) {
              return size() > MOST_ORDERS;
            }
          });

  /** Sells by the pages of this system. */
  public SandboxCounter(CommerceSide commerce, CommerceSide.ShopPages pages) {
    this.shop = pages.shop();
    this.till = pages.till();
    this.floor = pages.floor();
    this.commerce = commerce;
  }

  @Override
  public List<Product> products() {
    return shop.products().stream()
        .map(
            product ->
                new Product(
                    ProductId.of(Integer.toString(product.id())),
                    product.name(),
                    money(CurrencyUnit.USD, product.price())))
        .toList();
  }

  @Override
  public AccountId register(String name, EmailAddress email, PhoneNumber phone) {
    Optional<ShopCustomer> known = shop.read(() -> shop.customerByEmail(email.value()));
    if (known.isPresent()) {
      return id(known.get().id());
    }
    int space = name.indexOf(' ');
    String first = space < 0 ? name : name.substring(0, space);
    String last = space < 0 ? "" : name.substring(space + 1);
    return id(floor.register(first, last, email.value(), phone.value()));
  }

  private AccountId id(int number) {
    return new AccountId(commerce.customerId(number));
  }

  @Override
  public CheckoutId open(AccountId customer, Map<ProductId, Integer> quantities) {
    Map<Integer, Integer> goods = new LinkedHashMap<>();
    quantities.forEach((id, quantity) -> goods.put(Integer.valueOf(id.value()), quantity));
    return CheckoutId.of(till.open(commerce.customerNumber(customer.value()), goods));
  }

  @Override
  public Bill bill(CheckoutId checkout) {
    return bill(till.basket(checkout.value()), CurrencyUnit.USD, line -> 0);
  }

  @Override
  public OrderId place(CheckoutId checkout) {
    int number = till.place(checkout.value());
    OrderId order = OrderId.of(commerce.orderId(number));
    numbers.put(order, number);
    return order;
  }

  @Override
  public Bill bill(OrderId id) {
    ShopOrder order =
        shop.read(() -> shop.order(number(id)))
            .orElseThrow(() -> new IllegalArgumentException("There is no such order."));
    return bill(
        order.money(),
        CurrencyUnit.of(order.currency().code()),
        line -> order.refundedQuantity(line.lineId()));
  }

  @Override
  public void refund(OrderId order, LineId line, int quantity) {
    floor.refund(number(order), Integer.parseInt(line.value()), quantity);
  }

  /** Returns the number of an order that was placed here. */
  private int number(OrderId order) {
    return Optional.ofNullable(numbers.get(order))
        .orElseThrow(() -> new IllegalArgumentException("There is no such order."));
  }

  private static Bill bill(
      PricedBasket basket, CurrencyUnit currency, ToIntFunction<Basket.Item> refunded) {
    List<Bill.Line> lines = new ArrayList<>();
    Map<String, BigDecimal> discounts = new LinkedHashMap<>();
    for (PricedBasket.Line line : basket.lines()) {
      ShopProduct product = line.item().product();
      lines.add(
          new Bill.Line(
              LineId.of(Integer.toString(line.item().lineId())),
              product.name(),
              line.item().quantity(),
              refunded.applyAsInt(line.item()),
              money(currency, line.gross().exTax())));
      for (PricedBasket.Applied applied : line.applied()) {
        discounts.merge(applied.discount().name(), applied.amount(), BigDecimal::add);
      }
    }
    return new Bill(
        lines,
        discounts.entrySet().stream()
            .filter(discount -> discount.getValue().signum() > 0)
            .map(one -> new Bill.Discount(one.getKey(), money(currency, one.getValue())))
            .toList(),
        money(currency, basket.shipping().exTax()),
        money(currency, basket.total().tax()),
        money(currency, basket.total().incTax()));
  }

  private static Money money(CurrencyUnit currency, BigDecimal amount) {
    return Money.of(currency, amount, RoundingMode.HALF_UP);
  }
}
