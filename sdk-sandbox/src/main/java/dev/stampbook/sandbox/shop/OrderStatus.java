package dev.stampbook.sandbox.shop;

/** Names the states an order can be in; numbers and labels of BigCommerce sheet 5.1. */
public enum OrderStatus {
  INCOMPLETE(0, "Incomplete"),
  PENDING(1, "Pending"),
  SHIPPED(2, "Shipped"),
  PARTIALLY_SHIPPED(3, "Partially Shipped"),
  REFUNDED(4, "Refunded"),
  CANCELLED(5, "Cancelled"),
  DECLINED(6, "Declined"),
  AWAITING_PAYMENT(7, "Awaiting Payment"),
  AWAITING_PICKUP(8, "Awaiting Pickup"),
  AWAITING_SHIPMENT(9, "Awaiting Shipment"),
  COMPLETED(10, "Completed"),
  AWAITING_FULFILLMENT(11, "Awaiting Fulfillment"),
  MANUAL_VERIFICATION_REQUIRED(12, "Manual Verification Required"),
  DISPUTED(13, "Disputed"),
  PARTIALLY_REFUNDED(14, "Partially Refunded");

  private final int id;
  private final String label;

  OrderStatus(int id, String label) {
    this.id = id;
    this.label = label;
  }

  /** Returns the number that goes on the wire, 0 to 14. */
  public int id() {
    return id;
  }

  /** Returns the system label; merchants may rename it, so it identifies nothing. */
  public String label() {
    return label;
  }

  /** Tells whether an order in this state is worth no points whatever happened before (rule C8). */
  public boolean takesEverythingBack() {
    return this == REFUNDED || this == CANCELLED || this == DECLINED;
  }

  /** Tells whether the money of an order in this state was received. */
  public boolean isPaid() {
    return switch (this) {
      case INCOMPLETE, PENDING, DECLINED, AWAITING_PAYMENT -> false;
      default -> true;
    };
  }

  /**
   * Returns the state with this number.
   *
   * @throws IllegalArgumentException if there is none; use 0 to 14
   */
  public static OrderStatus of(int id) {
    for (OrderStatus status : values()) {
      if (status.id == id) {
        return status;
      }
    }
    throw new IllegalArgumentException("No order status has the number " + id + "; use 0 to 14.");
  }
}
