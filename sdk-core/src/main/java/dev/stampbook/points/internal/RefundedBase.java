package dev.stampbook.points.internal;

import dev.stampbook.order.LineId;
import dev.stampbook.order.Order;
import dev.stampbook.order.OrderDetail;
import dev.stampbook.order.OrderLine;
import dev.stampbook.order.Refund;
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
  private final Map<LineId, Ratio> lines = new LinkedHashMap<>();
  private final Map<Component, Ratio> components = new EnumMap<>(Component.class);
  private Ratio free = Ratio.ZERO;
  private Ratio raw = Ratio.ZERO;
  private final List<String> reviews = new ArrayList<>();

  private RefundedBase(Order order, PointsTerms terms, EarnBase base) {
    this.order = order;
    this.terms = terms;
    this.base = base;
  }

  /** Sums up the valid refunds of an order. */
  public static RefundedBase of(Order order, PointsTerms terms, EarnBase base) {
    RefundedBase refunded = new RefundedBase(order, terms, base);
    for (Refund refund : order.refunds()) {
      if (refund.state() == Refund.State.VALID) {
        refunded.add(refund);
      }
    }
    return refunded;
  }

  private void add(Refund refund) {
    List<RefundPart> parts = refund.parts();
    boolean priced = !parts.isEmpty() && parts.stream().allMatch(this::isPriced);
    if (priced) {
      parts.forEach(this::add);
      return;
    }
    if (refund.amount().isEmpty()) {
      reviews.add("refund " + refund.id() + " has no usable amount and was not counted");
      return;
    }
    Optional<Ratio> amount = inOrderCurrency(refund.amount().get());
    if (amount.isEmpty()) {
      reviews.add("refund " + refund.id() + " is in a currency without rate and was not counted");
      return;
    }
    addFree(amount.get());
  }

  private void addFree(Ratio amount) {
    Ratio total = Ratio.of(order.total().getAmount());
    if (total.signum() <= 0) {
      return;
    }
    Ratio share = amount.times(Ratio.of(base.total())).dividedBy(total);
    free = free.plus(share);
    raw = raw.plus(share);
  }

  private boolean isPriced(RefundPart part) {
    return part.amount().isPresent() || shareOfLine(part).isPresent();
  }

  private void add(RefundPart part) {
    Ratio amount = part.amount().map(this::counted).or(() -> shareOfLine(part)).orElse(Ratio.ZERO);
    if (part.component() == Component.GOODS) {
      addGoods(part, amount);
    } else if (base.others().containsKey(part.component())) {
      components.merge(part.component(), amount, Ratio::plus);
      raw = raw.plus(amount);
    }
  }

  private void addGoods(RefundPart part, Ratio amount) {
    boolean lineKnown = order.detail() == OrderDetail.LINES && part.line().isPresent();
    if (!lineKnown) {
      components.merge(Component.GOODS, amount, Ratio::plus);
      raw = raw.plus(amount);
    } else if (base.lines().containsKey(part.line().get())) {
      lines.merge(part.line().get(), amount, Ratio::plus);
      raw = raw.plus(amount);
    }
  }

  /** Refunded units times what was paid per unit; nothing for a line that does not earn, unknown for a line that is not there. */
  private Optional<Ratio> shareOfLine(RefundPart part) {
    Optional<OrderLine> found =
        part.line()
            .flatMap(id -> order.lines().stream().filter(line -> line.id().equals(id)).findFirst());
    if (found.isEmpty() || part.quantity().isEmpty()) {
      return Optional.empty();
    }
    OrderLine line = found.get();
    BigDecimal paid = base.lines().get(line.id());
    if (paid == null || line.quantity().signum() == 0) {
      return Optional.of(Ratio.ZERO);
    }
    return Optional.of(
        Ratio.of(paid).times(Ratio.of(part.quantity().get())).dividedBy(Ratio.of(line.quantity())));
  }

  private Ratio counted(Taxed amount) {
    BigDecimal counted = EarnBase.amount(amount, terms);
    return inOrderCurrency(BigMoney.of(amount.net().getCurrencyUnit(), counted)).orElse(Ratio.ZERO);
  }

  /** C16: without currency of its own a refund is in the order's; one in program currency is converted with the order's rate. */
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

  /** Returns the refunded base: goods capped at the goods, each component at what was paid for it, all at the base. */
  public Ratio total() {
    Ratio goods = components.getOrDefault(Component.GOODS, Ratio.ZERO);
    for (Ratio line : lines.values()) {
      goods = goods.plus(line);
    }
    Ratio sum = positive(goods).min(Ratio.of(base.goods()));
    for (Map.Entry<Component, BigDecimal> other : base.others().entrySet()) {
      Ratio refunded = components.getOrDefault(other.getKey(), Ratio.ZERO);
      sum = sum.plus(positive(refunded).min(Ratio.of(other.getValue())));
    }
    return positive(sum.plus(free)).min(Ratio.of(base.total()));
  }

  /** Returns what was refunded beyond the caps. */
  public Ratio excess() {
    return positive(raw.minus(total()));
  }

  /** Returns what is left of each line, for rounding per line; what no line names is taken from all in proportion. */
  public Map<LineId, Ratio> linesLeft() {
    Map<LineId, Ratio> left = new LinkedHashMap<>();
    Ratio sum = Ratio.ZERO;
    for (Map.Entry<LineId, BigDecimal> line : base.lines().entrySet()) {
      Ratio paid = Ratio.of(line.getValue());
      Ratio rest = positive(paid.minus(lines.getOrDefault(line.getKey(), Ratio.ZERO)));
      left.put(line.getKey(), rest);
      sum = sum.plus(rest);
    }
    Ratio unnamed = components.getOrDefault(Component.GOODS, Ratio.ZERO).plus(free);
    if (sum.signum() > 0 && unnamed.signum() > 0) {
      Ratio keep = positive(sum.minus(unnamed)).dividedBy(sum);
      left.replaceAll((line, rest) -> rest.times(keep));
    }
    return left;
  }

  /** Returns what is left of a component that counts. */
  public Ratio left(Component component) {
    Ratio paid = Ratio.of(base.others().getOrDefault(component, BigDecimal.ZERO));
    return positive(paid.minus(components.getOrDefault(component, Ratio.ZERO)));
  }

  /** Returns what a person has to look at. */
  public List<String> reviews() {
    return List.copyOf(reviews);
  }

  private static Ratio positive(Ratio value) {
    return value.max(Ratio.ZERO);
  }
}
