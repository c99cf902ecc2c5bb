package dev.stampbook.sandbox.treez;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stampbook.sandbox.SandboxJson;
import dev.stampbook.sandbox.shop.PricedBasket;
import dev.stampbook.sandbox.shop.Shop;
import dev.stampbook.sandbox.shop.ShopOrder;
import dev.stampbook.sandbox.shop.Till;
import java.util.Map;

/** A storefront of the store: its checkouts are open tickets, paid and completed in two steps (section 3.2). */
final class TreezTill implements Till {

  private final Shop shop;
  private final TicketBook book;
  private final TicketEndpoints tickets;

  TreezTill(Shop shop, TicketBook book, TicketEndpoints tickets) {
    this.shop = shop;
    this.book = book;
    this.tickets = tickets;
  }

  @Override
  public String open(int customerId, Map<Integer, Integer> quantities) {
    if (quantities.isEmpty()) {
      throw new IllegalArgumentException("A checkout needs something to buy.");
    }
    ObjectNode body = head("AWAITING_PROCESSING");
    if (customerId != 0) {
      body.put("customer_id", Integer.toString(customerId));
    }
    ArrayNode items = body.putArray("items");
    quantities.forEach(
        (product, quantity) ->
            items.addObject().put("size_id", TreezIds.size(product)).put("quantity", quantity));
    try {
      return shop.write(() -> tickets.created(body).ticketId());
    } catch (TreezRefusal refused) {
      throw new IllegalArgumentException("There is no such product.", refused);
    }
  }

  private static ObjectNode head(String status) {
    return SandboxJson.object()
        .put("type", "PICKUP")
        .put("order_source", "ECOMMERCE")
        .put("revenue_source", "Storefront")
        .put("order_status", status);
  }

  @Override
  public PricedBasket basket(String checkout) {
    return shop.read(() -> entry(checkout).sale().money());
  }

  @Override
  public int place(String checkout) {
    return shop.write(
        () -> {
          ShopOrder sale = entry(checkout).sale();
          return TreezStatus.isClosed(sale.status()) ? sale.id() : paid(checkout, sale);
        });
  }

  private int paid(String checkout, ShopOrder sale) {
    ObjectNode payment = head("COMPLETED");
    payment
        .putArray("payments")
        .addObject()
        .put("payment_source", "ECOMMERCE")
        .put("payment_method", "DEBIT")
        .put("amount_paid", sale.money().total().incTax());
    try {
      return tickets.updated(entry(checkout), payment).sale().id();
    } catch (TreezRefusal refused) {
      throw new IllegalStateException("The ticket cannot be paid as it is.", refused);
    }
  }

  private TicketBook.Entry entry(String checkout) {
    return book.find(checkout)
        .orElseThrow(() -> new IllegalArgumentException("There is no such checkout."));
  }
}
