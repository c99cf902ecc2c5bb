package dev.stampbook.sandbox.treez;

import dev.stampbook.sandbox.shop.OrderStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes the states of the shop as those of tickets (section 5) and reads them back. */
final class TreezStatus {

  /** The states a list can be asked for; DRAFT is none of them. */
  static final List<String> LISTED =
      List.of(
          "VERIFICATION_PENDING",
          "AWAITING_PROCESSING",
          "IN_PROCESS",
          "PACKED_READY",
          "OUT_FOR_DELIVERY",
          "COMPLETED",
          "CANCELED",
          "REMOVED");

  private static final Map<String, OrderStatus> OPEN =
      Map.of(
          "DRAFT", OrderStatus.INCOMPLETE,
          "VERIFICATION_PENDING", OrderStatus.MANUAL_VERIFICATION_REQUIRED,
          "AWAITING_PROCESSING", OrderStatus.PENDING,
          "IN_PROCESS", OrderStatus.AWAITING_FULFILLMENT,
          "PACKED_READY", OrderStatus.AWAITING_PICKUP,
          "OUT_FOR_DELIVERY", OrderStatus.SHIPPED);
  private static final Set<OrderStatus> SOLD =
      Set.of(
          OrderStatus.COMPLETED,
          OrderStatus.REFUNDED,
          OrderStatus.PARTIALLY_REFUNDED,
          OrderStatus.DISPUTED);

  private TreezStatus() {}

  static String of(OrderStatus status) {
    return switch (status) {
      case INCOMPLETE -> "DRAFT";
      case MANUAL_VERIFICATION_REQUIRED -> "VERIFICATION_PENDING";
      case PENDING, AWAITING_PAYMENT -> "AWAITING_PROCESSING";
      case AWAITING_FULFILLMENT, AWAITING_SHIPMENT, PARTIALLY_SHIPPED -> "IN_PROCESS";
      case AWAITING_PICKUP -> "PACKED_READY";
      case SHIPPED -> "OUT_FOR_DELIVERY";
      case COMPLETED, REFUNDED, PARTIALLY_REFUNDED, DISPUTED -> "COMPLETED";
      case CANCELLED, DECLINED -> "CANCELED";
    };
  }

  /** Returns the open state with this name, or nothing. */
  static Optional<OrderStatus> open(String name) {
    return Optional.ofNullable(OPEN.get(name));
  }

  static boolean isSold(OrderStatus status) {
    return SOLD.contains(status);
  }

  static boolean isClosed(OrderStatus status) {
    return isSold(status) || of(status).equals("CANCELED");
  }
}
