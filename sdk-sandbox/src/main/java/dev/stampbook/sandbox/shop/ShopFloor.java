package dev.stampbook.sandbox.shop;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;

/**
 * What the shop's staff does: register customers, refund units of a line. Every step sends what the commerce system tells about it.
 * Thread-safe.
 */
public final class ShopFloor {

  private final Shop shop;
  private final InstantSource clock;
  private final Consumer<ShopEvent> told;
  private final Consumer<ShopCustomer> registered;

  /** Works in this shop by this clock; {@code told} is given every event while it happens and must not wait. */
  public ShopFloor(Shop shop, InstantSource clock, Consumer<ShopEvent> told) {
    this(shop, clock, told, customer -> {});
  }

  /** Works in this shop; {@code registered} is given every new customer, without the shop's lock. */
  public ShopFloor(
      Shop shop, InstantSource clock, Consumer<ShopEvent> told, Consumer<ShopCustomer> registered) {
    this.shop = shop;
    this.clock = clock;
    this.told = told;
    this.registered = registered;
  }

  /**
   * Registers a customer.
   *
   * @return the customer number
   * @throws IllegalArgumentException when somebody has the address already
   */
  public int register(String firstName, String lastName, String email, String phone) {
    ShopCustomer customer =
        shop.write(
            () -> {
              if (shop.customerByEmail(email).isPresent()) {
                throw new IllegalArgumentException("A customer has this address already.");
              }
              Instant now = now();
              ShopCustomer made =
                  new ShopCustomer(
                      shop.nextCustomerId(), email, firstName, lastName, phone, 0, now, now);
              shop.put(made);
              return made;
            });
    registered.accept(customer);
    return customer.id();
  }

  /**
   * Refunds units of one line with their share of its discounts and tax.
   *
   * @param quantity 1 to what is left of the line
   * @return the order as it is now
   * @throws IllegalArgumentException when order or line are unknown or fewer units are left
   */
  public ShopOrder refund(int orderId, int lineId, int quantity) {
    return shop.write(
        () -> {
          ShopOrder order =
              shop.order(orderId)
                  .orElseThrow(() -> new IllegalArgumentException("There is no such order."));
          PricedBasket.Line line =
              order.money().lines().stream()
                  .filter(one -> one.item().lineId() == lineId)
                  .findFirst()
                  .orElseThrow(() -> new IllegalArgumentException("The order has no such line."));
          int left = line.item().quantity() - order.refundedQuantity(lineId);
          if (quantity < 1 || quantity > left) {
            throw new IllegalArgumentException("Of this line, 1 to " + left + " can be refunded.");
          }
          return refunded(order, line, quantity);
        });
  }

  private ShopOrder refunded(ShopOrder order, PricedBasket.Line line, int quantity) {
    Instant now = now();
    BigDecimal amount = share(line.net().incTax(), quantity, line.item().quantity());
    BigDecimal tax = share(line.net().tax(), quantity, line.item().quantity());
    Refund refund =
        new Refund(
            shop.nextRefundId(),
            now,
            "Returned",
            amount,
            tax,
            Refund.Amounts.COMPUTED,
            List.of(
                new Refund.Item(Refund.ItemType.PRODUCT, line.item().lineId(), quantity, amount)),
            List.of(
                new Refund.Payment(shop.nextId(), "stripe", amount, Refund.PaymentState.ACCEPTED)));
    ShopOrder.Builder change = order.change().refund(refund).modified(now);
    ShopOrder after = change.status(stateAfter(change.build())).build();
    shop.put(after);
    told.accept(new ShopEvent.RefundCreated(order.id(), refund.id(), now));
    if (after.status() != order.status()) {
      told.accept(new ShopEvent.StatusUpdated(order.id(), order.status(), after.status(), now));
    }
    return after;
  }

  private static OrderStatus stateAfter(ShopOrder order) {
    boolean all =
        order.money().lines().stream()
            .allMatch(
                line -> order.refundedQuantity(line.item().lineId()) == line.item().quantity());
    return all ? OrderStatus.REFUNDED : OrderStatus.PARTIALLY_REFUNDED;
  }

  private static BigDecimal share(BigDecimal amount, int units, int quantity) {
    return units == quantity
        ? amount
        : amount
            .multiply(BigDecimal.valueOf(units))
            .divide(BigDecimal.valueOf(quantity), amount.scale(), RoundingMode.HALF_UP);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }
}
