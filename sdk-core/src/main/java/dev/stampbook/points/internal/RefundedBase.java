package dev.stampbook.points.internal;

import dev.stampbook.order.LineId;
import dev.stampbook.order.Order;
import dev.stampbook.order.OrderDetail;
import dev.stampbook.order.OrderLine;
import dev.stampbook.order.Refund;
import dev.stampbook.order.RefundId;
import dev.stampbook.order.RefundPart;
import dev.stampbook.order.RefundPart.Component;
import dev.stampbook.order.Taxed;
import dev.stampbook.points.PointsTerms;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;

/**
 * The part of an earn base that refunds took away, cumulative and capped (C6). The order of refunds does not matter: amounts are summed
 * first and capped once.
 */
public final class RefundedBase {

  private final Order order;
  private final PointsTerms terms;
  private final EarnBase base;
  private final Map<LineId, OrderLine> orderLines = new LinkedHashMap<>();
  private final Map<LineId, Ratio> amounts = new LinkedHashMap<>();
  private final Map<LineId, Ratio> units = new LinkedHashMap<>();
  private final Map<Component, Ratio> components = new EnumMap<>(Component.class);
  private Ratio free = Ratio.ZERO;
  private final Map<RefundId, Ratio> byRefund = new LinkedHashMap<>();
  private final List<String> reviews = new ArrayList<>();

  private RefundedBase(Order order, PointsTerms terms, EarnBase base) {
    this.order = order;
    this.terms = terms;
    this.base = base;
    order.lines().forEach(line -> orderLines.put(line.id(), line));
  }

  /** Returns what is refunded of an order to which no refund was made. */
  public static RefundedBase none(Order order, PointsTerms terms, EarnBase base) {
    return new RefundedBase(order, terms, base);
  }

  /** Sums up the valid refunds of an order. */
  public static RefundedBase of(Order order, PointsTerms terms, EarnBase base) {
    RefundedBase refunded = new RefundedBase(order, terms, base);
    for (Refund refund : order.refunds()) {
      if (refund.state() == Refund.State.VALID) {
        refunded.count(refund).ifPresent(share -> refunded.byRefund.put(refund.id(), share));
      }
    }
    return refunded;
  }

  /** Counts a refund by its parts where all of them are worth a known amount, else by its amount; returns what it takes off the base. */
  private Optional<Ratio> count(Refund refund) {
    List<RefundPart> parts = refund.parts();
    if (!parts.isEmpty() && parts.stream().allMatch(this::isPriced)) {
      Ratio share = Ratio.ZERO;
      for (RefundPart part : parts) {
        share = share.plus(count(refund, part));
      }
      return Optional.of(share.times(base.afterTender()));
    }
    if (refund.amount().isEmpty()) {
      reviews.add("refund " + refund.id() + " has no usable amount and was not counted");
      return Optional.empty();
    }
    Optional<Ratio> amount = inOrderCurrency(refund.amount().get());
    if (amount.isEmpty()) {
      reviews.add("refund " + refund.id() + " is in a currency without rate and was not counted");
      return Optional.empty();
    }
    return countFree(refund, amount.get());
  }

  private Optional<Ratio> countFree(Refund refund, Ratio amount) {
    Ratio total = Ratio.of(order.total().getAmount());
    if (total.signum() <= 0) {
      if (amount.signum() > 0 && base.total().signum() > 0) {
        reviews.add(
            "refund " + refund.id() + " was not counted because nothing was paid for the order");
      }
      return Optional.empty();
    }
    Ratio share = amount.times(Ratio.of(base.total())).dividedBy(total);
    free = free.plus(share);
    return Optional.of(share);
  }

  private boolean isPriced(RefundPart part) {
    Optional<Taxed> amount = part.amount();
    return amount.isPresent()
        ? inOrderCurrency(amount.get().net()).isPresent()
        : line(part).filter(line -> line.quantity().signum() > 0).isPresent()
            && part.quantity().isPresent();
  }

  private Optional<OrderLine> line(RefundPart part) {
    return part.component() == Component.GOODS
        ? part.line().flatMap(id -> Optional.ofNullable(orderLines.get(id)))
        : Optional.empty();
  }

  private Ratio count(Refund refund, RefundPart part) {
    if (part.component() == Component.GOODS) {
      Optional<OrderLine> line = line(part);
      return line.isPresent() ? countLine(line.get(), part) : countGoods(refund, part);
    }
    if (!base.others().containsKey(part.component())) {
      return Ratio.ZERO;
    }
    Ratio amount = part.amount().map(this::counted).orElse(Ratio.ZERO);
    components.merge(part.component(), amount, Ratio::plus);
    return amount;
  }

  /** A line that does not earn takes nothing. Where its discount earns anyway, each unit paid stands for more than one of the base. */
  private Ratio countLine(OrderLine line, RefundPart part) {
    if (!base.lines().containsKey(line.id())) {
      return Ratio.ZERO;
    }
    Ratio contributed = base.line(line.id());
    Ratio paid = base.paidLine(line.id());
    if (part.amount().isPresent() && paid.signum() > 0) {
      Ratio share = counted(part.amount().get()).times(contributed).dividedBy(paid);
      amounts.merge(line.id(), share, Ratio::plus);
      return share;
    }
    if (part.quantity().isEmpty() || line.quantity().signum() == 0) {
      Ratio amount = part.amount().map(this::counted).orElse(Ratio.ZERO);
      amounts.merge(line.id(), amount, Ratio::plus);
      return amount;
    }
    Ratio share =
        contributed.times(Ratio.of(part.quantity().get())).dividedBy(Ratio.of(line.quantity()));
    units.merge(line.id(), share, Ratio::plus);
    return share;
  }

  /** Goods of no particular line count for their share of the goods that earn. */
  private Ratio countGoods(Refund refund, RefundPart part) {
    if (order.detail() == OrderDetail.LINES && part.line().isPresent()) {
      reviews.add(
          "refund "
              + refund.id()
              + " names line "
              + part.line().get()
              + ", which the order does not have; it was counted as goods of no particular line");
    }
    Ratio amount = part.amount().map(this::counted).orElse(Ratio.ZERO);
    Ratio share =
        base.paidGoods().signum() > 0
            ? amount.times(Ratio.of(base.goods())).dividedBy(Ratio.of(base.paidGoods()))
            : amount;
    components.merge(Component.GOODS, share, Ratio::plus);
    return share;
  }

  private Ratio counted(Taxed amount) {
    BigDecimal counted = EarnBase.amount(amount, terms);
    return inOrderCurrency(BigMoney.of(amount.net().getCurrencyUnit(), counted)).orElse(Ratio.ZERO);
  }

  /** C16: a refund in program currency is converted with the order's rate. */
  private Optional<Ratio> inOrderCurrency(BigMoney amount) {
    CurrencyUnit currency = amount.getCurrencyUnit();
    if (currency.equals(order.currency())) {
      return Optional.of(Ratio.of(amount.getAmount()));
    }
    return terms
        .exchangeRate()
        .filter(rate -> rate.to().equals(currency))
        .map(
            rate ->
                Ratio.of(amount.getAmount())
                    .times(Ratio.of(rate.divisor()))
                    .dividedBy(Ratio.of(rate.multiplier())));
  }

  /** Returns whether nothing is left of a base that was something. */
  public boolean isEverything() {
    return base.total().signum() > 0 && Ratio.of(base.total()).minus(total()).signum() == 0;
  }

  /** Returns the refunded base: goods capped at the goods, each component at what was paid for it, all at the base. */
  public Ratio total() {
    Ratio named = Ratio.of(base.goods()).minus(goodsLeft());
    for (Component component : base.others().keySet()) {
      named = named.plus(base.other(component).minus(left(component)));
    }
    return positive(named.times(base.afterTender()).plus(free)).min(Ratio.of(base.total()));
  }

  /** Returns what was refunded beyond the caps. */
  public Ratio excess() {
    Ratio sum = Ratio.ZERO;
    for (Ratio share : byRefund.values()) {
      sum = sum.plus(share);
    }
    return positive(sum.minus(total()));
  }

  /** Returns what each refund that counts takes off the base, before any cap. */
  public Map<RefundId, Ratio> byRefund() {
    return byRefund;
  }

  /**
   * Returns what is left of every line and further component, for rounding each alone; adds up to what is left of the base. What no line
   * names is taken from all in proportion.
   */
  public List<Ratio> piecesLeft() {
    List<Ratio> goods = new ArrayList<>();
    base.lines().forEach((line, paid) -> goods.add(positive(Ratio.of(paid).minus(ofLine(line)))));
    List<Ratio> pieces = new ArrayList<>(scaled(goods, goodsLeft()));
    base.others().keySet().forEach(component -> pieces.add(left(component)));
    return scaled(pieces, Ratio.of(base.total()).minus(total()));
  }

  private static List<Ratio> scaled(List<Ratio> pieces, Ratio to) {
    Ratio sum = Ratio.ZERO;
    for (Ratio piece : pieces) {
      sum = sum.plus(piece);
    }
    if (sum.signum() == 0) {
      return pieces;
    }
    Ratio factor = to.dividedBy(sum);
    return pieces.stream().map(piece -> piece.times(factor)).toList();
  }

  private Ratio goodsLeft() {
    Ratio refunded = components.getOrDefault(Component.GOODS, Ratio.ZERO);
    for (LineId line : base.lines().keySet()) {
      refunded = refunded.plus(ofLine(line));
    }
    return positive(Ratio.of(base.goods()).minus(positive(refunded)));
  }

  /** Amounts may exceed a line, out of goodwill; units cannot be more than were bought. */
  private Ratio ofLine(LineId line) {
    Ratio ofUnits = units.getOrDefault(line, Ratio.ZERO).min(base.line(line));
    return amounts.getOrDefault(line, Ratio.ZERO).plus(ofUnits);
  }

  private Ratio left(Component component) {
    Ratio refunded = components.getOrDefault(component, Ratio.ZERO);
    return positive(base.other(component).minus(positive(refunded)));
  }

  /** Returns what a person has to look at. */
  public List<String> reviews() {
    return List.copyOf(reviews);
  }

  private static Ratio positive(Ratio value) {
    return value.max(Ratio.ZERO);
  }
}
