package dev.stampbook.engine;

import dev.stampbook.FailedCall;
import dev.stampbook.LoyaltyException;
import dev.stampbook.SystemName;
import dev.stampbook.UnavailableException;
import dev.stampbook.order.ChangeFeed;
import dev.stampbook.order.Order;
import dev.stampbook.order.OrderDetail;
import dev.stampbook.order.OrderId;
import dev.stampbook.order.OrderSource;
import dev.stampbook.points.StateRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** A commerce system in memory: orders as they are set, and the feeds a test gives it. */
final class FakeShop implements OrderSource {

  static final SystemName NAME = SystemName.of("shop");

  private final Map<OrderId, Order> orders = new LinkedHashMap<>();
  private final Map<OrderId, LoyaltyException> failures = new LinkedHashMap<>();
  private final List<ChangeFeed> feeds = new ArrayList<>();
  private Consumer<OrderId> afterRead = id -> {};
  private Function<Order, Order> header = order -> order;
  private Optional<String> conflict = Optional.empty();
  private int reads;

  synchronized void put(Order order) {
    orders.put(order.id(), order);
  }

  synchronized void delete(OrderId id) {
    orders.remove(id);
  }

  synchronized Optional<Order> current(OrderId id) {
    return Optional.ofNullable(orders.get(id));
  }

  synchronized List<OrderId> ids() {
    return List.copyOf(orders.keySet());
  }

  synchronized void feed(ChangeFeed feed) {
    feeds.add(feed);
  }

  synchronized void conflict(String sentence) {
    conflict = Optional.of(sentence);
  }

  @Override
  public synchronized Optional<String> conflict() {
    return conflict;
  }

  /** Makes reads of this order fail until the failure is {@link #mend mended}. */
  synchronized void fail(OrderId id, LoyaltyException failure) {
    failures.put(id, failure);
  }

  synchronized void mend(OrderId id) {
    failures.remove(id);
  }

  /** Runs after an order was read and before the reader has it. */
  synchronized void afterRead(Consumer<OrderId> action) {
    afterRead = action;
  }

  /** How an order looks when it is read without lines. */
  synchronized void headers(Function<Order, Order> value) {
    header = value;
  }

  synchronized Order header(Order order) {
    return header.apply(order);
  }

  synchronized int reads() {
    return reads;
  }

  static UnavailableException unavailable() {
    return new UnavailableException("not now", FailedCall.unanswered(NAME, "getOrder"));
  }

  @Override
  public SystemName system() {
    return NAME;
  }

  @Override
  public StateRules defaultStates() {
    return StateRules.standard();
  }

  @Override
  public synchronized List<ChangeFeed> feeds() {
    return List.copyOf(feeds);
  }

  @Override
  public Optional<Order> find(OrderId id, OrderDetail detail) {
    Optional<Order> found = read(id, detail);
    afterRead.accept(id);
    return found;
  }

  private synchronized Optional<Order> read(OrderId id, OrderDetail detail) {
    reads++;
    if (failures.containsKey(id)) {
      throw failures.get(id);
    }
    return current(id).map(order -> detail == OrderDetail.LINES ? order : header(order));
  }
}
