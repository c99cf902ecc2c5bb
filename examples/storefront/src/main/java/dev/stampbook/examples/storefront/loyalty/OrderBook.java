package dev.stampbook.examples.storefront.loyalty;

import dev.stampbook.examples.storefront.account.AccountId;
import dev.stampbook.order.OrderId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Remembers whose order is whose; a real shop asks its own database. The last 10,000. Thread-safe. */
public final class OrderBook {

  private static final int MOST = 10_000;

  private final Map<OrderId, AccountId> owners =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<OrderId, AccountId> eldest) {
          return size() > MOST;
        }
      };

  /** Notes who placed an order. */
  public synchronized void placed(OrderId order, AccountId by) {
    owners.put(order, by);
  }

  /** Returns who placed an order. */
  public synchronized Optional<AccountId> owner(OrderId order) {
    return Optional.ofNullable(owners.get(order));
  }

  /** Returns somebody's orders, newest first. */
  public synchronized List<OrderId> of(AccountId account) {
    List<OrderId> orders = new ArrayList<>();
    owners.forEach(
        (order, owner) -> {
          if (owner.equals(account)) {
            orders.add(0, order);
          }
        });
    return orders;
  }

  /** Returns the newest orders of everybody. */
  public synchronized List<OrderId> newest(int limit) {
    List<OrderId> all = new ArrayList<>(owners.keySet());
    java.util.Collections.reverse(all);
    return all.subList(0, Math.min(limit, all.size()));
  }
}
