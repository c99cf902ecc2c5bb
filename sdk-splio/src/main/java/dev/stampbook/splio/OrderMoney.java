package dev.stampbook.splio;

import dev.stampbook.FailedCall;
import dev.stampbook.InvalidRequestException;
import dev.stampbook.order.ExchangeRate;
import dev.stampbook.order.LargestRemainder;
import dev.stampbook.order.LineId;
import dev.stampbook.order.Order;
import dev.stampbook.order.OrderLine;
import dev.stampbook.order.Refund;
import dev.stampbook.order.RefundPart;
import dev.stampbook.order.Taxed;
import dev.stampbook.points.LineDiscounts;
import dev.stampbook.points.PointsTerms;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.BigMoney;

/**
 * What was paid for each piece of an order and what is left of it after its refunds, with tax. Discounts of the whole order are spread over the
 * lines here, because Splio links a refund to no order and could not do it (sheet section 13).
 */
final class OrderMoney {

  /**
   * One piece: a line, the shipping, or everything else.
   *
   * @param product the product of a line
   * @param units units of a line, zero for other pieces
   * @param discount what came off
   * @param paid what was paid, tax included
   * @param tax the tax in it
   * @param left what is left of {@code paid} after refunds
   */
  record Piece(
      Optional<String> product,
      BigDecimal units,
      BigDecimal discount,
      BigDecimal paid,
      BigDecimal tax,
      BigDecimal left) {

    Piece minus(BigDecimal amount) {
      BigDecimal after = left.subtract(amount).max(BigDecimal.ZERO);
      return new Piece(product, units, discount, paid, tax, after);
    }

    /** The tax in what is left. */
    BigDecimal taxLeft(int decimals) {
      return paid.signum() == 0
          ? BigDecimal.ZERO
          : tax.multiply(left).divide(paid, decimals, RoundingMode.HALF_UP);
    }
  }

  private static final String SHIPPING = "shipping";
  private static final String OTHER = "other";

  private final Order order;
  private final int decimals;
  private final Map<String, Piece> pieces = new LinkedHashMap<>();

  /**
   * Reads an order. Lines that do not earn under the terms are left out: reported to a program that earns on everything they would.
   *
   * @param unnamed the product of lines that name none
   */
  OrderMoney(Order order, PointsTerms terms, String unnamed) {
    this.order = order;
    this.decimals = order.currency().getDecimalPlaces();
    if (!hasLines()) {
      put("goods", Optional.of(unnamed), BigDecimal.ONE, BigDecimal.ZERO, order.goods());
    }
    Map<LineId, BigDecimal> discounts = LineDiscounts.of(order, terms, all -> true);
    for (OrderLine line : order.lines()) {
      if (terms.earns(line)) {
        BigDecimal off = discounts.getOrDefault(line.id(), BigDecimal.ZERO);
        BigMoney net = line.price().minus(off);
        BigMoney paid = net.isNegative() ? BigMoney.zero(order.currency()) : net;
        String product = line.product().map(id -> id.value()).orElse(unnamed);
        put(
            lineKey(line.id()),
            Optional.of(product),
            line.quantity(),
            off,
            new Taxed(paid, line.tax()));
      }
    }
    put(SHIPPING, Optional.empty(), BigDecimal.ZERO, BigDecimal.ZERO, order.shipping());
    Taxed other = order.handling().plus(order.wrapping()).plus(order.fees());
    put(OTHER, Optional.empty(), BigDecimal.ZERO, BigDecimal.ZERO, other);
    order.refunds().stream()
        .filter(refund -> refund.state() == Refund.State.VALID)
        .forEach(this::refund);
  }

  List<Piece> lines() {
    return pieces.values().stream().filter(piece -> piece.product().isPresent()).toList();
  }

  Piece shipping() {
    return piece(SHIPPING);
  }

  Piece other() {
    return piece(OTHER);
  }

  private Piece piece(String key) {
    return Optional.ofNullable(pieces.get(key)).orElseThrow();
  }

  private static String lineKey(LineId id) {
    return "line " + id;
  }

  private void put(
      String key, Optional<String> product, BigDecimal units, BigDecimal off, Taxed paid) {
    BigDecimal gross = paid.gross().getAmount();
    pieces.put(key, new Piece(product, units, off, gross, paid.tax().getAmount(), gross));
  }

  private void refund(Refund refund) {
    boolean priced = !refund.parts().isEmpty() && refund.parts().stream().allMatch(this::isPriced);
    if (priced) {
      refund.parts().forEach(this::part);
      return;
    }
    BigMoney amount = refund.amount().orElseThrow(() -> unusable(refund, "has no usable amount"));
    BigDecimal given = inOrderCurrency(refund, amount);
    BigDecimal total = order.total().getAmount();
    List<String> all = List.copyOf(pieces.keySet());
    List<BigDecimal> paid = all.stream().map(key -> piece(key).paid()).toList();
    BigDecimal reported = paid.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal share =
        total.signum() == 0
            ? given
            : given.multiply(reported).divide(total, decimals, RoundingMode.HALF_UP).min(reported);
    take(all, paid, share);
  }

  /** An order read without its lines is one piece of goods: what came back of a line came back of that. */
  private void part(RefundPart part) {
    String key =
        switch (part.component()) {
          case GOODS -> part.line().filter(line -> hasLines()).map(OrderMoney::lineKey).orElse("");
          case SHIPPING -> SHIPPING;
          case HANDLING, WRAPPING, FEE -> OTHER;
        };
    if (key.isEmpty()) {
      List<String> lines = pieces.keySet().stream().filter(one -> isLine(one)).toList();
      List<BigDecimal> left = lines.stream().map(one -> piece(one).left()).toList();
      take(lines, left, part.amount().orElseThrow().gross().getAmount());
    } else if (pieces.containsKey(key)) {
      BigDecimal amount =
          part.amount()
              .map(taxed -> taxed.gross().getAmount())
              .orElseGet(() -> worthOfUnits(piece(key), part.quantity().orElseThrow()));
      pieces.computeIfPresent(key, (same, piece) -> piece.minus(amount));
    }
  }

  private static boolean isLine(String key) {
    return !key.equals(SHIPPING) && !key.equals(OTHER);
  }

  private boolean isPriced(RefundPart part) {
    return part.amount().isPresent()
        || (hasLines() && part.line().isPresent() && part.quantity().isPresent());
  }

  private boolean hasLines() {
    return !order.lines().isEmpty();
  }

  private BigDecimal worthOfUnits(Piece line, BigDecimal units) {
    return line.units().signum() == 0
        ? line.paid()
        : line.paid().multiply(units).divide(line.units(), decimals, RoundingMode.HALF_UP);
  }

  private void take(List<String> keys, List<BigDecimal> weights, BigDecimal amount) {
    List<BigDecimal> shares = LargestRemainder.spread(amount, weights, decimals);
    for (int i = 0; i < shares.size(); i++) {
      BigDecimal share = shares.get(i);
      pieces.computeIfPresent(keys.get(i), (key, piece) -> piece.minus(share));
    }
  }

  private BigDecimal inOrderCurrency(Refund refund, BigMoney amount) {
    if (amount.getCurrencyUnit().equals(order.currency())) {
      return amount.getAmount();
    }
    ExchangeRate rate =
        order
            .exchangeRate()
            .filter(one -> one.to().equals(amount.getCurrencyUnit()))
            .orElseThrow(() -> unusable(refund, "is in a currency without rate"));
    return amount
        .getAmount()
        .multiply(rate.divisor())
        .divide(rate.multiplier(), decimals, RoundingMode.HALF_UP);
  }

  private static InvalidRequestException unusable(Refund refund, String why) {
    return new InvalidRequestException(
        "refund " + refund.id() + " " + why + ", so no refund order can be made",
        FailedCall.unanswered(Splio.NAME, "createOrder"));
  }
}
