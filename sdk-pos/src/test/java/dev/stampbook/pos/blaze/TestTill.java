package dev.stampbook.pos.blaze;

import dev.stampbook.contract.EmulatedSystem;
import dev.stampbook.discount.CheckoutId;
import dev.stampbook.http.Secret;
import dev.stampbook.order.OrderId;
import dev.stampbook.sandbox.SandboxClock;
import dev.stampbook.sandbox.blaze.BlazeAccount;
import dev.stampbook.sandbox.blaze.BlazeEmulator;
import dev.stampbook.sandbox.shop.Basket;
import dev.stampbook.sandbox.shop.OrderStatus;
import dev.stampbook.sandbox.shop.PricedBasket;
import dev.stampbook.sandbox.shop.Refund;
import dev.stampbook.sandbox.shop.Shop;
import dev.stampbook.sandbox.shop.ShopCurrency;
import dev.stampbook.sandbox.shop.ShopOrder;
import dev.stampbook.sandbox.shop.ShopProduct;
import dev.stampbook.sandbox.shop.ShopSeed;
import dev.stampbook.sandbox.shop.Taxation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.UnaryOperator;
import org.joda.money.Money;

/** One emulated till behind real HTTP on the loopback address, with a clock that moves only when somebody waits. */
final class TestTill implements AutoCloseable {

  static final String PARTNER_KEY = "partner_test";
  static final String DEVELOPER_KEY = "developer_test";

  final SandboxClock clock = EmulatedSystem.newClock();
  final Shop shop;
  final BlazeAccount account;
  final EmulatedSystem system;
  private int people;

  TestTill(int orders) {
    this(1, orders, UnaryOperator.identity());
  }

  TestTill(long seed, int orders, UnaryOperator<BlazeEmulator.Builder> changes) {
    this.shop = Shop.of(ShopSeed.of(seed, orders).flavoured(ShopSeed.Flavour.POS));
    BlazeEmulator emulator =
        changes
            .apply(BlazeEmulator.builder(shop).clock(clock).keys(PARTNER_KEY, DEVELOPER_KEY))
            .build();
    this.account = emulator.account();
    this.system = EmulatedSystem.start(emulator, clock);
  }

  Blaze.Builder builder() {
    return Blaze.builder()
        .partnerKey(Secret.of(PARTNER_KEY))
        .developerKey(Secret.of(DEVELOPER_KEY))
        .baseUrl(system.url())
        .maxRequestsPerSecond(1_000)
        .http(http -> http.time(system.time()).jitterSeed(1));
  }

  Blaze blaze() {
    return builder().build();
  }

  /** Adds a member nobody knew, and returns the id. */
  String member() {
    int number = ++people;
    return account.addMember(
        "Grace",
        "Example",
        "person" + number + "@example.com",
        "+1312555%04d".formatted(100 + number));
  }

  private static int customer(String memberId) {
    return BlazeAccount.customerId(memberId).orElseThrow();
  }

  Instant second() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  /** Completes a sale of two units at 21.50 each, with tax on top. */
  ShopOrder sell(String memberId) {
    return sell(memberId, List.of(), List.of());
  }

  ShopOrder sell(String memberId, List<Basket.Discount> onLine, List<Basket.Discount> onCart) {
    BigDecimal none = ShopCurrency.USD.zero();
    int customer = customer(memberId);
    return shop.write(
        () -> {
          Basket.Item item =
              new Basket.Item(shop.nextId(), product(), 2, new BigDecimal("21.50"), onLine, none);
          Basket.Item other =
              new Basket.Item(
                  shop.nextId(), product(), 1, new BigDecimal("10.00"), List.of(), none);
          Basket basket =
              new Basket(
                  ShopCurrency.USD,
                  Taxation.EXCLUSIVE,
                  new BigDecimal("0.10"),
                  List.of(item, other),
                  onCart,
                  none,
                  none,
                  none,
                  List.of());
          ShopOrder order =
              ShopOrder.builder(shop.nextOrderId(), customer, basket, second())
                  .email("person@example.com")
                  .status(OrderStatus.COMPLETED)
                  .build();
          shop.put(order);
          return order;
        });
  }

  ShopProduct product() {
    return shop.products().get(0);
  }

  /** Gives one unit of the first line back; the sale keeps its time of change. */
  Refund refundUnit(int orderId) {
    return shop.write(
        () -> {
          ShopOrder order = shop.order(orderId).orElseThrow();
          PricedBasket.Line line = order.money().lines().get(0);
          BigDecimal share =
              line.net()
                  .incTax()
                  .divide(BigDecimal.valueOf(line.item().quantity()), 2, RoundingMode.HALF_UP);
          Refund refund =
              new Refund(
                  shop.nextRefundId(),
                  second(),
                  "One unit",
                  share,
                  ShopCurrency.USD.zero(),
                  Refund.Amounts.COMPUTED,
                  List.of(new Refund.Item(Refund.ItemType.PRODUCT, line.item().lineId(), 1, share)),
                  List.of(new Refund.Payment(1, "cash", share, Refund.PaymentState.ACCEPTED)));
          shop.put(order.change().refund(refund).build());
          return refund;
        });
  }

  /** Opens a cart of a new consumer with one line at this price. */
  CheckoutId cart(Money goods) {
    String cuid = account.addConsumer(member());
    return CheckoutId.of(account.openCart(cuid, product().id(), goods.getAmount()));
  }

  static OrderId id(ShopOrder order) {
    return OrderId.of(BlazeAccount.transactionId(order.id()));
  }

  @Override
  public void close() {
    system.close();
  }
}
