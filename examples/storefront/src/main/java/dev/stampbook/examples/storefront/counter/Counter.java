package dev.stampbook.examples.storefront.counter;

import dev.stampbook.discount.CheckoutId;
import dev.stampbook.examples.storefront.account.AccountId;
import dev.stampbook.member.EmailAddress;
import dev.stampbook.member.PhoneNumber;
import dev.stampbook.order.LineId;
import dev.stampbook.order.OrderId;
import dev.stampbook.order.ProductId;
import java.util.List;
import java.util.Map;

/**
 * Sells at one commerce system. A shop that has its own storefront does these steps already; the SDK comes in between {@link #open} and
 * {@link #place}, where a reward becomes a discount, and after {@link #place}, where the order earns points.
 */
public interface Counter {

  /** Returns what is sold. */
  List<Product> products();

  /**
   * Creates a customer, or takes the one who has the address already, such as a guest of earlier; returns the number. Nobody may see or do
   * anything with it before the address is proven.
   */
  AccountId register(String name, EmailAddress email, PhoneNumber phone);

  /** Opens a checkout with these quantities, at least one. */
  CheckoutId open(AccountId customer, Map<ProductId, Integer> quantities);

  /** Returns what a checkout holds and costs now, discounts included. */
  Bill bill(CheckoutId checkout);

  /** Takes the payment and completes the order. Repeating it gives the same order. */
  OrderId place(CheckoutId checkout);

  /** Returns what an order holds and cost. */
  Bill bill(OrderId order);

  /** Gives the money of some units of a line back. */
  void refund(OrderId order, LineId line, int quantity);
}
