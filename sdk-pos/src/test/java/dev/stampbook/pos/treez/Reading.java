package dev.stampbook.pos.treez;

import dev.stampbook.member.CustomerId;
import dev.stampbook.member.MemberIdentity;
import dev.stampbook.order.ChangeFeed;
import dev.stampbook.order.FeedPage;
import dev.stampbook.order.FeedQuery;
import dev.stampbook.order.Order;
import dev.stampbook.order.OrderChange;
import dev.stampbook.order.OrderDetail;
import dev.stampbook.order.OrderId;
import dev.stampbook.points.PointsCalculator;
import dev.stampbook.points.PointsPolicy;
import dev.stampbook.points.PointsTerms;
import dev.stampbook.points.Standing;
import dev.stampbook.sandbox.shop.OrderStatus;
import dev.stampbook.sandbox.shop.PointsRule;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads a store as a sync does, and works out its points. */
final class Reading {

  static final PointsRule RULE = PointsRule.standard().earningAt(Set.of(OrderStatus.COMPLETED));
  private static final PointsPolicy POLICY =
      PointsPolicy.perUnit(1).excludingTax().excludingShipping().rounding(RoundingMode.DOWN);

  private Reading() {}

  static long points(TreezOrders orders, Order order) {
    PointsTerms terms = POLICY.termsFor(order, BigDecimal.ONE).orElseThrow();
    Standing standing = Standing.WAITING.after(orders.defaultStates().effect(order.state()));
    return PointsCalculator.quote(order, terms, standing).entitlement();
  }

  /** Reads what both feeds tell, and every marked order again, as a sync does. */
  static Map<OrderId, Order> sync(EmulatedTreez store, TreezOrders orders, Instant since) {
    Map<OrderId, Order> read = new HashMap<>();
    for (ChangeFeed feed : orders.feeds()) {
      for (OrderChange change : walk(feed, since, store.clock.instant())) {
        if (change instanceof OrderChange.Snapshot snapshot) {
          read.put(snapshot.order(), snapshot.snapshot());
        } else if (change instanceof OrderChange.Mark mark) {
          read.put(mark.order(), orders.find(mark.order(), OrderDetail.LINES).orElseThrow());
        } else {
          throw new AssertionError(change);
        }
      }
    }
    return read;
  }

  static List<OrderChange> walk(ChangeFeed feed, Instant since, Instant end) {
    List<OrderChange> rows = new ArrayList<>();
    Instant from = since;
    while (from.isBefore(end)) {
      Instant start = from;
      Instant to =
          feed.style()
              .maxWindow()
              .map(start::plus)
              .filter(border -> border.isBefore(end))
              .orElse(end);
      Optional<Instant> until =
          feed.style().maxWindow().isPresent() ? Optional.of(to) : Optional.empty();
      for (int page = 1; ; page++) {
        FeedPage read = feed.read(new FeedQuery(start, until, page, OrderDetail.LINES));
        rows.addAll(read.rows());
        if (read.end().filter(FeedPage.End.LAST::equals).isPresent()) {
          break;
        }
      }
      from = to;
    }
    return rows;
  }

  static SortedMap<Integer, Long> byCustomer(
      EmulatedTreez store, TreezOrders orders, Map<OrderId, Order> read) {
    SortedMap<Integer, Long> sums = new TreeMap<>();
    store.shop.customers().forEach(customer -> sums.put(customer.id(), 0L));
    read.values()
        .forEach(
            order ->
                order
                    .customer()
                    .flatMap(MemberIdentity::customerId)
                    .map(CustomerId::value)
                    .map(Integer::valueOf)
                    .ifPresent(id -> sums.merge(id, points(orders, order), Long::sum)));
    return sums;
  }
}
