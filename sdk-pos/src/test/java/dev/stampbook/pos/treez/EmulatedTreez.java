package dev.stampbook.pos.treez;

import dev.stampbook.contract.EmulatedSystem;
import dev.stampbook.discount.CheckoutId;
import dev.stampbook.http.Secret;
import dev.stampbook.order.OrderId;
import dev.stampbook.pos.treez.api.Payment;
import dev.stampbook.pos.treez.api.Ticket;
import dev.stampbook.pos.treez.api.TicketItemWrite;
import dev.stampbook.pos.treez.api.TicketUpdate;
import dev.stampbook.pos.treez.api.TicketWrite;
import dev.stampbook.sandbox.SandboxClock;
import dev.stampbook.sandbox.shop.Basket;
import dev.stampbook.sandbox.shop.OrderStatus;
import dev.stampbook.sandbox.shop.Refund;
import dev.stampbook.sandbox.shop.Shop;
import dev.stampbook.sandbox.shop.ShopCurrency;
import dev.stampbook.sandbox.shop.ShopCustomer;
import dev.stampbook.sandbox.shop.ShopOrder;
import dev.stampbook.sandbox.shop.ShopProduct;
import dev.stampbook.sandbox.shop.ShopSeed;
import dev.stampbook.sandbox.shop.Taxation;
import dev.stampbook.sandbox.treez.TreezEmulator;
import java.math.BigDecimal;
import java.net.URI;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** An emulated store behind real HTTP, and what customers and staff do there. */
final class EmulatedTreez implements AutoCloseable {

  static final KeyPair KEYS = keys();
  static final String ORGANIZATION = "0b7c8a1e-1111-4222-8333-444455556666";

  final SandboxClock clock = EmulatedSystem.newClock();
  final Shop shop;
  final TreezEmulator emulator;
  final EmulatedSystem system;
  private final ApiVersion version;

  private static KeyPair keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  EmulatedTreez(ApiVersion version, int orders) {
    this(version, orders, 11, UnaryOperator.identity());
  }

  EmulatedTreez(
      ApiVersion version, int orders, long seed, UnaryOperator<TreezEmulator.Builder> setup) {
    this.version = version;
    this.shop =
        Shop.of(
            new ShopSeed(
                seed,
                orders,
                EmulatedSystem.START.truncatedTo(ChronoUnit.SECONDS),
                ShopSeed.Flavour.POS));
    TreezEmulator.Builder store = TreezEmulator.builder(shop).clock(clock).unlimitedQuota();
    if (version == ApiVersion.V3) {
      store.version3(KEYS.getPublic());
    }
    this.emulator = setup.apply(store).build();
    this.system = EmulatedSystem.start(emulator, clock);
  }

  Treez.Builder builder() {
    Treez.Builder builder =
        Treez.builder()
            .dispensary("examplestore")
            .baseUrl(system.url())
            .servicesUrl(URI.create(system.url().resolve("/") + "service"))
            .maxRequestsPerSecond(10_000)
            .http(http -> http.time(system.time()).jitterSeed(1));
    return version == ApiVersion.V2
        ? builder.v2(Secret.of("sandbox-partner"), Secret.of("sandbox-store-key"))
        : builder.v3("sandbox-certificate", ORGANIZATION, KEYS.getPrivate());
  }

  Treez treez() {
    return builder().build();
  }

  Instant second() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  ShopCustomer addCustomer() {
    return shop.write(
        () -> {
          int id = shop.nextCustomerId();
          String phone = String.format(Locale.ROOT, "+1312555%04d", id % 10_000);
          ShopCustomer customer =
              new ShopCustomer(
                  id,
                  "person" + id + "@example.com",
                  "Grace",
                  "Example",
                  phone,
                  0,
                  second(),
                  second());
          shop.put(customer);
          return customer;
        });
  }

  ShopProduct product(String price) {
    return shop.products().stream()
        .filter(product -> product.price().compareTo(new BigDecimal(price)) == 0)
        .findFirst()
        .orElseThrow();
  }

  Basket.Item line(String price, int quantity) {
    return new Basket.Item(
        shop.nextId(),
        product(price),
        quantity,
        new BigDecimal(price),
        List.of(),
        ShopCurrency.USD.zero());
  }

  Basket basket(List<Basket.Item> items, List<Basket.Fee> fees) {
    BigDecimal none = ShopCurrency.USD.zero();
    return new Basket(
        ShopCurrency.USD,
        Taxation.EXCLUSIVE,
        new BigDecimal("0.13"),
        items,
        List.of(),
        none,
        none,
        none,
        fees);
  }

  ShopOrder put(int customerId, Basket basket, OrderStatus status) {
    return shop.write(
        () -> {
          ShopOrder order =
              ShopOrder.builder(shop.nextOrderId(), customerId, basket, second())
                  .status(status)
                  .build();
          shop.put(order);
          return order;
        });
  }

  OrderId id(ShopOrder order) {
    return OrderId.of(emulator.ticketOf(order.id()));
  }

  /** Gives units of a line back, with their share of the tax. */
  void refundUnits(ShopOrder order, int place, int units) {
    shop.write(
        () -> {
          ShopOrder now = shop.order(order.id()).orElseThrow();
          var line = now.money().lines().get(place);
          BigDecimal of = BigDecimal.valueOf(line.item().quantity());
          BigDecimal part = BigDecimal.valueOf(units);
          BigDecimal gross = line.net().incTax().multiply(part).divide(of);
          BigDecimal tax = line.net().tax().multiply(part).divide(of);
          Refund.Item item =
              new Refund.Item(Refund.ItemType.PRODUCT, line.item().lineId(), units, gross);
          return refund(now, gross, tax, Refund.Amounts.COMPUTED, item);
        });
  }

  /** Gives an amount back that belongs to nothing in particular. */
  void refundAmount(ShopOrder order, String amount) {
    shop.write(
        () -> {
          BigDecimal money = new BigDecimal(amount);
          Refund.Item item = new Refund.Item(Refund.ItemType.ORDER, order.id(), 0, money);
          return refund(
              shop.order(order.id()).orElseThrow(),
              money,
              ShopCurrency.USD.zero(),
              Refund.Amounts.TYPED_BY_MERCHANT,
              item);
        });
  }

  private ShopOrder refund(
      ShopOrder order, BigDecimal total, BigDecimal tax, Refund.Amounts amounts, Refund.Item item) {
    Refund refund =
        new Refund(
            shop.nextRefundId(),
            second(),
            "",
            total,
            tax,
            amounts,
            List.of(item),
            List.of(new Refund.Payment(1, "cash", total, Refund.PaymentState.ACCEPTED)));
    ShopOrder after = order.change().refund(refund).build();
    shop.put(after);
    return after;
  }

  /** Opens a ticket as a storefront does, with one line for each price and quantity. */
  Ticket open(Treez treez, Optional<String> customerId, String... pricesAndQuantities) {
    List<TicketItemWrite> items = new ArrayList<>();
    for (String line : pricesAndQuantities) {
      String[] parts = line.split("x", 2);
      items.add(
          new TicketItemWrite(
              emulator.sizeOf(product(parts[0]).id()),
              new BigDecimal(parts[1]),
              Optional.of("ADULT"),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.of(true),
              Optional.empty(),
              Optional.empty(),
              Optional.empty()));
    }
    return treez.api().tickets().create(write(customerId, items)).ticket().orElseThrow();
  }

  static TicketWrite write(Optional<String> customerId, List<TicketItemWrite> items) {
    return new TicketWrite(
        "PICKUP",
        "ECOMMERCE",
        "AWAITING_PROCESSING",
        "ExampleShop",
        customerId,
        Optional.of("ord-1"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        items,
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  /** Pays a ticket in full and completes it. */
  void pay(Treez treez, CheckoutId id) {
    change(treez, id, "COMPLETED", List.of());
  }

  void cancel(Treez treez, CheckoutId id) {
    change(treez, id, "CANCELED", List.of());
  }

  private static void change(
      Treez treez, CheckoutId id, String status, List<TicketItemWrite> items) {
    Ticket now =
        treez
            .api()
            .tickets()
            .ticket(id.value(), Optional.empty())
            .orElseThrow()
            .ticket()
            .orElseThrow();
    TicketUpdate same = write(now.customerId(), items).asUpdate();
    Payment payment = Payment.of("till", "CASH", now.total().orElseThrow());
    boolean pays = status.equals("COMPLETED");
    treez
        .api()
        .tickets()
        .update(
            id.value(),
            new TicketUpdate(
                same.type(),
                same.orderSource(),
                status,
                same.revenueSource(),
                same.customerId(),
                same.externalOrderNumber(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                pays ? Optional.of(List.of(payment)) : Optional.empty(),
                Optional.empty(),
                Optional.empty()));
  }

  @Override
  public void close() {
    system.close();
  }
}
