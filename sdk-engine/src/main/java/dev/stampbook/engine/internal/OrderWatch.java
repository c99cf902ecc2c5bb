package dev.stampbook.engine.internal;

import dev.stampbook.LoyaltyException;
import dev.stampbook.discount.CheckoutId;
import dev.stampbook.discount.CouponCode;
import dev.stampbook.discount.Discount;
import dev.stampbook.engine.AuditEntry;
import dev.stampbook.engine.AuditOutcome;
import dev.stampbook.engine.RedemptionRules;
import dev.stampbook.engine.RedemptionState;
import dev.stampbook.engine.Restoration;
import dev.stampbook.engine.internal.SagaLog.Told;
import dev.stampbook.engine.internal.store.RedemptionRow;
import dev.stampbook.engine.internal.store.RedemptionRow.Placed;
import dev.stampbook.engine.internal.store.RedemptionRow.Seen;
import dev.stampbook.engine.internal.store.Sql;
import dev.stampbook.order.Order;
import dev.stampbook.order.OrderDetail;
import dev.stampbook.order.OrderDiscount;
import dev.stampbook.order.OrderId;
import dev.stampbook.order.OrderState;
import dev.stampbook.order.Refund;
import dev.stampbook.points.PointsCalculator;
import dev.stampbook.points.PointsPolicy;
import dev.stampbook.points.PointsTerms;
import dev.stampbook.points.PointsTermsText;
import dev.stampbook.points.Standing;
import dev.stampbook.reward.RedemptionId;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Sees in the orders that are reconciled which redemptions they use, and notes what that means for their points. */
final class OrderWatch {

  private final Context context;
  private final RedemptionRules rules;

  OrderWatch(Context context, RedemptionRules rules) {
    this.context = context;
    this.rules = rules;
  }

  /**
   * What an order says about a redemption.
   *
   * @param redemption the redemption
   * @param order the order
   * @param seen where the order stands
   * @param dueBack the points its refunds give back, 0 or more
   */
  record Notice(RedemptionId redemption, OrderId order, Seen seen, long dueBack) {}

  /**
   * What is to be noted.
   *
   * @param notices about redemptions
   * @param doubles about redemptions that another order has used already
   * @param unread orders that could not be read with lines and have to be read again
   */
  record Sight(List<Notice> notices, List<AuditEntry> doubles, List<OrderId> unread) {}

  /** Looks which of these orders, as they are planned, use a redemption; reads those again that were read without lines. */
  Sight look(List<OrderRead> reads, List<Plan> plans) {
    Map<OrderId, OrderRead> byId = new HashMap<>();
    reads.forEach(read -> byId.put(read.id(), read));
    List<Planned> current = new ArrayList<>();
    for (Plan plan : plans) {
      if (plan.outcome() != AuditOutcome.STALE) {
        Optional.ofNullable(byId.get(plan.row().id()))
            .ifPresent(read -> current.add(new Planned(plan, read.snapshot())));
      }
    }
    List<RedemptionRow> touched = touched(current);
    List<Notice> notices = new ArrayList<>();
    List<AuditEntry> doubles = new ArrayList<>();
    List<OrderId> unread = new ArrayList<>();
    for (Planned planned : touched.isEmpty() ? List.<Planned>of() : current) {
      try {
        look(planned.plan(), planned.order(), touched, notices, doubles);
      } catch (LoyaltyException later) {
        unread.add(planned.plan().row().id());
      }
    }
    return new Sight(notices, doubles, unread);
  }

  private record Planned(Plan plan, Optional<Order> order) {}

  private List<RedemptionRow> touched(List<Planned> all) {
    Set<CheckoutId> checkouts = new HashSet<>();
    Set<CouponCode> codes = new HashSet<>();
    Set<OrderId> orders = new HashSet<>();
    for (Planned planned : all) {
      orders.add(planned.plan().row().id());
      planned.order().flatMap(Order::checkout).ifPresent(checkouts::add);
      planned
          .order()
          .ifPresent(
              one -> one.discounts().forEach(discount -> discount.code().ifPresent(codes::add)));
    }
    return context.sql.inTransaction(
        tx -> context.redemptions.touching(tx, checkouts, codes, orders));
  }

  private void look(
      Plan plan,
      Optional<Order> read,
      List<RedemptionRow> touched,
      List<Notice> notices,
      List<AuditEntry> doubles) {
    OrderId id = plan.row().id();
    if (read.isEmpty()) {
      if (plan.row().standing() == Standing.TAKEN_BACK) { // it was there and is gone
        touched.stream()
            .filter(row -> row.order().filter(id::equals).isPresent())
            .forEach(row -> notices.add(notice(row, id, Seen.TAKEN_BACK, cancelled(row))));
      }
      return;
    }
    List<RedemptionRow> candidates =
        touched.stream().filter(row -> concerns(read.get(), row)).toList();
    if (candidates.isEmpty()) {
      return;
    }
    Optional<Order> order =
        read.get().detail() == OrderDetail.LINES
            ? read
            : context.orders.find(id, OrderDetail.LINES);
    if (order.isPresent()) {
      for (RedemptionRow row : candidates) {
        about(plan, order.get(), row).ifPresent(notices::add);
        if (isUsedBefore(order.get(), row)
            && hasCode(order.get(), row)
            && plan.outcome() != AuditOutcome.DUPLICATE) {
          doubles.add(usedTwice(order.get(), row));
        }
      }
    }
  }

  private static boolean isUsedBefore(Order order, RedemptionRow row) {
    return row.seen() == Seen.COMPLETE
        && row.order().isPresent()
        && !row.order().get().equals(order.id());
  }

  private AuditEntry usedTwice(Order order, RedemptionRow row) {
    return new SagaLog(context)
        .entry(
            row,
            Told.of(
                AuditOutcome.MANUAL,
                "order "
                    + order.id()
                    + " uses the code that order "
                    + row.order().orElseThrow()
                    + " has used"));
  }

  private static boolean concerns(Order order, RedemptionRow row) {
    return row.order().filter(order.id()::equals).isPresent()
        || order.checkout().filter(row.checkout()::equals).isPresent()
        || hasCode(order, row);
  }

  private static boolean hasCode(Order order, RedemptionRow row) {
    return row.code().isPresent()
        && order.discounts().stream()
            .flatMap(discount -> discount.code().stream())
            .anyMatch(code -> code.value().equalsIgnoreCase(row.code().get().value()));
  }

  private Optional<Notice> about(Plan plan, Order order, RedemptionRow row) {
    boolean known =
        row.order().filter(order.id()::equals).isPresent() && row.seen() != Seen.WITHOUT;
    if (isUsedBefore(order, row) || row.state() == RedemptionState.REFUSED) {
      return Optional.empty();
    }
    boolean carries = known || carries(order, row);
    Standing standing = plan.row().standing();
    if (!carries) {
      boolean over =
          standing.isEarning()
              && row.isUsable()
              && (row.order().isEmpty() || row.seen() == Seen.WITHOUT);
      return over ? Optional.of(notice(row, order.id(), Seen.WITHOUT, 0)) : Optional.empty();
    }
    if (standing.isEarning()) {
      return Optional.of(notice(row, order.id(), Seen.COMPLETE, refunded(plan, order, row)));
    }
    boolean takenBack = standing == Standing.TAKEN_BACK || standing == Standing.FROZEN_TAKEN_BACK;
    if (!takenBack) {
      return Optional.of(notice(row, order.id(), Seen.OPEN, 0));
    }
    boolean paymentFailed =
        order.state() == OrderState.FAILED || order.state() == OrderState.DECLINED;
    boolean complete = row.state() == RedemptionState.CONSUMED || row.seen() == Seen.COMPLETE;
    return Optional.of(
        paymentFailed && !complete
            ? notice(row, order.id(), Seen.FAILED, 0)
            : notice(row, order.id(), Seen.TAKEN_BACK, cancelled(row)));
  }

  /** Whether the discount of a redemption is on an order: by its code, as a reward, or as a discount of its worth. */
  private static boolean carries(Order order, RedemptionRow row) {
    if (hasCode(order, row) || isSaidToBeUsed(order, row)) {
      return true;
    }
    boolean visible =
        row.discount()
            .filter(
                discount ->
                    discount instanceof Discount.FreeShipping
                        || discount instanceof Discount.FreeProduct)
            .isEmpty();
    boolean otherCode =
        row.code().isPresent()
            && order.discounts().stream().anyMatch(discount -> discount.code().isPresent());
    if (otherCode) {
      return false;
    }
    return !visible
        || order.discounts().stream()
            .anyMatch(
                discount ->
                    discount.source() == OrderDiscount.Source.REWARD
                        || row.worth()
                            .filter(
                                worth ->
                                    worth.isPositive()
                                        && worth.toBigMoney().isEqual(discount.amount()))
                            .isPresent());
  }

  /** The commerce system was asked and says that the order of this checkout has used the discount, whatever the order shows. */
  private static boolean isSaidToBeUsed(Order order, RedemptionRow row) {
    return row.placed() == Placed.USED
        && order.checkout().filter(row.checkout()::equals).isPresent();
  }

  private static Notice notice(RedemptionRow row, OrderId order, Seen seen, long dueBack) {
    return new Notice(row.id(), order, seen, dueBack);
  }

  private long cancelled(RedemptionRow row) {
    return rules.restoration() == Restoration.NONE ? 0 : row.points();
  }

  private long refunded(Plan plan, Order order, RedemptionRow row) {
    if (rules.restoration() == Restoration.NONE || rules.restoration() == Restoration.CANCEL_ONLY) {
      return 0;
    }
    long part = PointsCalculator.refundedPart(row.points(), order, terms(plan, order));
    boolean any =
        part > 0
            || order.refunds().stream().anyMatch(refund -> refund.state() == Refund.State.VALID);
    return rules.restoration() == Restoration.ALL && any ? row.points() : part;
  }

  /** The base that refunds are measured by is the one the order earns by; without a policy it is the goods without tax. */
  private PointsTerms terms(Plan plan, Order order) {
    return plan.row()
        .terms()
        .map(PointsTermsText::read)
        .or(() -> PointsPolicy.perUnit(1).termsFor(order, BigDecimal.ONE))
        .orElseGet(
            () ->
                PointsPolicy.perUnit(1)
                    .currency(order.currency())
                    .termsFor(order, BigDecimal.ONE)
                    .orElseThrow());
  }

  /** Notes what was seen, as far as it is news; part of the transaction that records the orders. */
  void note(Sql.Tx tx, Sight sight) throws SQLException {
    for (Notice notice : sight.notices()) {
      Optional<RedemptionRow> row = context.redemptions.find(tx, notice.redemption());
      boolean same =
          row.filter(
                  one ->
                      one.order().filter(notice.order()::equals).isPresent()
                          && one.seen() == notice.seen()
                          && one.dueBack() == notice.dueBack())
              .isPresent();
      if (row.isPresent() && !same) {
        context.redemptions.notice(
            tx,
            notice.redemption(),
            notice.order(),
            notice.seen(),
            notice.dueBack(),
            context.now());
      }
    }
    context.audits.append(tx, sight.doubles());
    for (OrderId order : sight.unread()) {
      context.orderRows.signal(tx, order, context.now().plus(Backoff.after(3)));
    }
  }
}
