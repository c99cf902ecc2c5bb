package dev.stampbook.engine;

import static dev.stampbook.engine.Orders.completed;
import static dev.stampbook.engine.Orders.eur;
import static dev.stampbook.engine.SagaWorld.reward;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampbook.Capability;
import dev.stampbook.discount.CheckoutId;
import dev.stampbook.discount.CouponCode;
import dev.stampbook.engine.SagaWorld.Database;
import dev.stampbook.order.Order;
import dev.stampbook.order.OrderDiscount;
import dev.stampbook.order.OrderDiscountId;
import dev.stampbook.order.OrderId;
import dev.stampbook.points.PointsPolicy;
import dev.stampbook.reward.Reward;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Orders that do not show the discount they were paid with, or show it under a code that only the commerce system knows: it is asked. */
class HiddenDiscountTest {

  private static final Reward FIVE = reward("five", 100, "EUR 5.00");

  @TempDir private Path folder;
  private SagaWorld world;
  private CheckoutId cart;

  @BeforeEach
  void open() {
    world = new SagaWorld(Database.SQLITE, folder, PointsPolicy.perUnit(1), parts -> parts);
    world.startBalance(150);
    cart = world.carts.cart("O", "EUR 40.00");
  }

  @AfterEach
  void close() {
    world.close();
  }

  private static Order.Builder bought() {
    return completed("O", 1).checkout(CheckoutId.of("O")).goods("1", 1, eur("40.00"));
  }

  private static OrderDiscount underCode(String code, String amount) {
    return new OrderDiscount(
        OrderDiscountId.of("coupon"),
        OrderDiscount.Source.COUPON,
        eur(amount),
        Set.of(),
        Optional.of(CouponCode.of(code)));
  }

  private void arrives(Order.Builder order) {
    world.shop.put(order.build());
    world.signal("O");
    world.run();
  }

  @Test
  void theCommerceSystemSaysThatTheOrderUsesIt() {
    world.redeem("R", FIVE, cart);
    world.carts.order(cart, "O");

    arrives(bought());

    assertThat(world.find("R").state()).isEqualTo(RedemptionState.CONSUMED);
    assertThat(world.find("R").order()).contains(OrderId.of("O"));
    assertThat(world.balance()).isEqualTo(150 - 100 + 40);
  }

  /** The provider made a code; the shop made another one for the amount, and the order shows the shop's. */
  @Test
  void aCodeThatTheShopMadeIsNotTakenForSomebodyElses() {
    world.rewards().makeCodes();
    world.redeem("R", FIVE, cart);
    world.carts.order(cart, "O");

    arrives(bought().discount(underCode("SHOP-1", "5.00")));

    assertThat(world.find("R").state()).isEqualTo(RedemptionState.CONSUMED);
    assertThat(world.balance()).isEqualTo(150 - 100 + 35);
  }

  /** Without this the member was told that the reward stays theirs, although it was used. */
  @Test
  void theCommerceSystemIsAskedAlsoWhereNothingGivesPointsBack() {
    world.provider.cannot(Capability.POINTS_POST);
    world.provider.also(Capability.POINTS_EARN_BY_PURCHASE);
    world.redeem("R", FIVE, cart);
    world.carts.order(cart, "O");

    arrives(bought());

    assertThat(world.find("R").state()).isEqualTo(RedemptionState.CONSUMED);
  }

  @Test
  void whereTheCommerceSystemHasNoOrderOfItTheRewardIsReleased() {
    world.rewards().makeCodes();
    world.redeem("R", FIVE, cart);

    arrives(bought().discount(underCode("SPRING", "5.00")));

    assertThat(world.find("R").state()).isNotEqualTo(RedemptionState.CONSUMED);
    assertThat(world.carts.discounts()).isZero();
  }
}
