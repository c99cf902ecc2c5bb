package dev.stampbook.sandbox.shop;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Says how a sale at a till moves and whom a till knows: the rules of {@link ShopSeed.Flavour#POS}. */
final class Tills {

  private static final Set<OrderStatus> OPEN =
      Set.of(OrderStatus.PENDING, OrderStatus.AWAITING_FULFILLMENT, OrderStatus.AWAITING_PICKUP);

  private Tills() {}

  /** Returns the state of a sale that exists from the start: 72 of 100 are completed. */
  static OrderStatus state(RandomGenerator random) {
    int draw = random.nextInt(100);
    if (draw < 72) {
      return OrderStatus.COMPLETED;
    } else if (draw < 78) {
      return OrderStatus.REFUNDED;
    } else if (draw < 84) {
      return OrderStatus.CANCELLED;
    } else if (draw < 88) {
      return OrderStatus.PENDING;
    }
    return draw < 94 ? OrderStatus.AWAITING_FULFILLMENT : OrderStatus.AWAITING_PICKUP;
  }

  /** Returns where an open sale goes next, or nothing for one that is done. */
  static Optional<OrderStatus> forward(OrderStatus status, RandomGenerator random) {
    return switch (status) {
      case PENDING -> Optional.of(OrderStatus.AWAITING_FULFILLMENT);
      case AWAITING_FULFILLMENT ->
          Optional.of(random.nextBoolean() ? OrderStatus.AWAITING_PICKUP : OrderStatus.COMPLETED);
      case AWAITING_PICKUP -> Optional.of(OrderStatus.COMPLETED);
      default -> Optional.empty();
    };
  }

  /** Tells whether a sale is still open, so that its lines can change. */
  static boolean isOpen(OrderStatus status) {
    return OPEN.contains(status);
  }

  /**
   * Returns the phone number of a customer, unique among the first 61,600, reserved for fiction (555-0100 to 555-0199 of an area).
   */
  static String phone(int customerId) {
    int area = customerId / 100 % 616;
    return String.format(
        Locale.ROOT, "+1%d%02d55501%02d", 2 + area / 77, 12 + area % 77, customerId % 100);
  }
}
