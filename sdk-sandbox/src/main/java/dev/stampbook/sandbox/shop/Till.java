package dev.stampbook.sandbox.shop;

import java.util.Map;

/**
 * What a shopper does at an emulated commerce system without a loyalty program: open a checkout, look at it, pay. A shop built on the
 * sandbox uses it in place of the commerce system's own pages. Thread-safe.
 */
public interface Till {

  /**
   * Opens a checkout.
   *
   * @param customerId the customer, 0 for a guest
   * @param quantities how many of which product, at least one of at least one
   * @return the id of the checkout
   * @throws IllegalArgumentException when a product is unknown or nothing is bought
   */
  String open(int customerId, Map<Integer, Integer> quantities);

  /**
   * Returns what a checkout holds and costs now, discounts included.
   *
   * @throws IllegalArgumentException when there is no such checkout
   */
  PricedBasket basket(String checkout);

  /**
   * Takes the payment and completes the order. Repeating it gives the same order.
   *
   * @return the order number
   * @throws IllegalArgumentException when there is no such checkout
   * @throws IllegalStateException when a code on it was used up by another checkout meanwhile; nothing was ordered
   */
  int place(String checkout);
}
