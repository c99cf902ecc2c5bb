package dev.stampbook.pos.treez;

import dev.stampbook.discount.CouponCode;
import dev.stampbook.order.LineId;
import dev.stampbook.order.OrderDiscount;
import dev.stampbook.order.OrderDiscount.Source;
import dev.stampbook.order.OrderDiscountId;
import dev.stampbook.order.OrderLine;
import dev.stampbook.order.ProductId;
import dev.stampbook.order.Taxed;
import dev.stampbook.pos.treez.api.AppliedDiscount;
import dev.stampbook.pos.treez.api.Ticket;
import dev.stampbook.pos.treez.api.TicketItem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.joda.money.BigMoney;

/**
 * The lines of a ticket without its fees, so that all lines together are exactly the goods of the header (C3). What rounding leaves over
 * goes to the largest line; what the header takes off beyond that, such as a discount of the cart, is left to be spread over the lines.
 */
final class TicketLines {

  private static final OrderDiscountId HEADER = OrderDiscountId.of("ticket-discounts");
  private static final int LONGEST_ID = 200;

  /** One line; {@code paid} is after its discounts. */
  private static final class Line {
    private final LineId id;
    private final TicketItem item;
    private final Map<OrderDiscountId, BigDecimal> savings = new LinkedHashMap<>();
    private BigDecimal paid;
    private BigDecimal tax;

    private Line(LineId id, TicketItem item) {
      this.id = id;
      this.item = item;
      this.paid = item.priceSell().orElse(BigDecimal.ZERO);
      this.tax = TicketMoney.tax(item);
    }

    private BigDecimal price() {
      return savings.values().stream().reduce(paid, BigDecimal::add);
    }
  }

  private final List<Line> all = new ArrayList<>();
  private final Map<OrderDiscountId, Source> sources = new LinkedHashMap<>();
  private final Predicate<String> rewardTitle;
  private final List<CouponCode> codes;
  private BigDecimal spreadAgain = BigDecimal.ZERO;

  TicketLines(Ticket ticket, Taxed goods, Predicate<String> rewardTitle) {
    this.rewardTitle = rewardTitle;
    this.codes =
        ticket.couponCodes().stream()
            .flatMap(code -> CouponCode.read(code).stream())
            .distinct()
            .toList();
    for (TicketItem item : goodsOf(ticket)) {
      Line line = new Line(LineId.of(lineId(item, all.size())), item);
      for (AppliedDiscount discount : item.discounts()) {
        BigDecimal saved = discount.savings().map(BigDecimal::abs).orElse(BigDecimal.ZERO);
        if (saved.signum() > 0) {
          line.savings.merge(identify(discount), saved, BigDecimal::add);
        }
      }
      all.add(line);
    }
    if (!all.isEmpty()) {
      settle(goods);
    }
  }

  static List<TicketItem> goodsOf(Ticket ticket) {
    return ticket.items().stream().filter(item -> !item.isFee()).toList();
  }

  private String lineId(TicketItem item, int place) {
    return item.id()
        .filter(id -> !id.isBlank() && id.length() <= LONGEST_ID)
        .filter(id -> all.stream().noneMatch(line -> line.id.value().equals(id)))
        .orElse("line-" + (place + 1));
  }

  private OrderDiscountId identify(AppliedDiscount discount) {
    String title = discount.discountTitle().orElse("").strip();
    String key =
        discount
            .discountId()
            .filter(id -> !id.isBlank())
            .map(id -> "id:" + id)
            .orElse(title.isEmpty() ? "untitled" : "title:" + title);
    OrderDiscountId id =
        OrderDiscountId.of(
            key.length() > LONGEST_ID ? key.substring(key.length() - LONGEST_ID) : key);
    sources.put(id, source(discount, title));
    return id;
  }

  private Source source(AppliedDiscount discount, String title) {
    String category = discount.discountCategory().orElse("").toUpperCase(Locale.ROOT);
    if (rewardTitle.test(title)) {
      return Source.REWARD;
    }
    if (category.contains("COUPON")) {
      return Source.COUPON;
    }
    return category.contains("AUTOMATIC") ? Source.PROMOTION : Source.MANUAL;
  }

  private void settle(Taxed goods) {
    Line largest = all.stream().max(Comparator.comparing(line -> line.paid)).orElseThrow();
    BigDecimal left = goods.net().getAmount();
    BigDecimal taxLeft = goods.tax().getAmount();
    for (Line line : all) {
      left = left.subtract(line.paid);
      taxLeft = taxLeft.subtract(line.tax);
    }
    BigDecimal rounding = BigDecimal.valueOf(all.size(), Treez.CURRENCY.getDecimalPlaces());
    if (left.signum() < 0 && left.negate().compareTo(rounding) > 0) {
      spreadAgain = left.negate();
      sources.put(HEADER, Source.PROMOTION);
    } else {
      largest.paid = largest.paid.add(left);
    }
    largest.tax = largest.tax.add(taxLeft);
  }

  List<OrderLine> lines() {
    return all.stream().map(TicketLines::line).toList();
  }

  private static OrderLine line(Line line) {
    Map<OrderDiscountId, BigMoney> allocations = new LinkedHashMap<>();
    line.savings.forEach((id, saved) -> allocations.put(id, TicketMoney.dollars(saved)));
    return new OrderLine(
        line.id,
        OrderLine.Kind.GOODS,
        line.item.sizeId().or(line.item::productId).filter(id -> !id.isBlank()).map(ProductId::of),
        Set.of(),
        line.item.quantity().map(BigDecimal::abs).orElse(BigDecimal.ZERO),
        TicketMoney.dollars(line.price()),
        TicketMoney.dollars(line.tax),
        allocations);
  }

  /** Returns the discounts; each is the sum of its shares on the lines, but for the one that is left to be spread. */
  List<OrderDiscount> discounts() {
    List<OrderDiscount> discounts = new ArrayList<>();
    sources.forEach(
        (id, source) -> {
          Set<LineId> on = new LinkedHashSet<>();
          BigDecimal sum = id.equals(HEADER) ? spreadAgain : BigDecimal.ZERO;
          for (Line line : all) {
            BigDecimal saved = line.savings.getOrDefault(id, BigDecimal.ZERO);
            sum = sum.add(saved);
            if (saved.signum() > 0) {
              on.add(line.id);
            }
          }
          discounts.add(new OrderDiscount(id, source, TicketMoney.dollars(sum), on, code(source)));
        });
    discounts.addAll(loose());
    return discounts;
  }

  /** Treez says which codes a ticket has and not which discount stems from which: with one of each, it is plain. */
  private Optional<CouponCode> code(Source source) {
    boolean plain =
        source == Source.COUPON
            && codes.size() == 1
            && sources.values().stream().filter(Source.COUPON::equals).count() == 1;
    return plain ? Optional.of(codes.get(0)) : Optional.empty();
  }

  /** Codes of no certain discount are told all the same, with nothing taken off by themselves: a redemption is known by its code. */
  private List<OrderDiscount> loose() {
    boolean plain = sources.values().stream().anyMatch(source -> code(source).isPresent());
    List<OrderDiscount> discounts = new ArrayList<>();
    for (CouponCode code : plain ? List.<CouponCode>of() : codes) {
      discounts.add(
          new OrderDiscount(
              OrderDiscountId.of("coupon-" + (discounts.size() + 1)),
              Source.COUPON,
              TicketMoney.dollars(BigDecimal.ZERO),
              Set.of(),
              Optional.of(code)));
    }
    return discounts;
  }

  /** Returns the line a line of a refund is about: the one with its id or, when only one has it, its product. */
  Optional<LineId> refundedBy(TicketItem item) {
    List<Line> same = all.stream().filter(line -> isSame(line.item.id(), item.id())).toList();
    if (same.isEmpty()) {
      same = all.stream().filter(line -> isSame(line.item.sizeId(), item.sizeId())).toList();
    }
    return same.size() == 1 ? Optional.of(same.get(0).id) : Optional.empty();
  }

  private static boolean isSame(Optional<String> one, Optional<String> other) {
    return one.isPresent() && one.equals(other);
  }
}
