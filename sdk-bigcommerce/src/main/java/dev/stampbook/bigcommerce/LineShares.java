package dev.stampbook.bigcommerce;

import dev.stampbook.bigcommerce.api.OrderProduct;
import dev.stampbook.discount.CouponCode;
import dev.stampbook.order.LineId;
import dev.stampbook.order.OrderDiscount;
import dev.stampbook.order.OrderDiscountId;
import dev.stampbook.order.OrderLine;
import dev.stampbook.order.ProductId;
import dev.stampbook.order.Taxed;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.joda.money.BigMoney;

/**
 * What was paid for each line, so that all lines together are exactly the goods of the order's header (C3, sheet 11).
 *
 * <p>In a tax-exclusive store {@code total_ex_tax} minus the discounts on the line is exact. In a tax-inclusive store {@code
 * discounted_total_inc_tax} is, and the side without tax is its share by {@code total_ex_tax / total_inc_tax}. What rounding leaves over
 * goes to the line with the largest amount. Where the lines of a tax-exclusive order contradict its header by more than rounding, the
 * header's discount is left to be spread again over the lines that earn.
 */
final class LineShares {

  private static final int SCALE = 6;
  private static final OrderDiscountId HEADER = OrderDiscountId.of("order-discounts");

  /** One line; {@code paid} is without tax, {@code off} holds its share of each discount in the same terms. */
  private static final class Share {
    private final OrderProduct product;
    private final Map<OrderDiscountId, BigDecimal> off;
    private BigDecimal paid;
    private BigDecimal gross;

    Share(
        OrderProduct product,
        Map<OrderDiscountId, BigDecimal> off,
        BigDecimal paid,
        BigDecimal gross) {
      this.product = product;
      this.off = off;
      this.paid = paid;
      this.gross = gross;
    }

    BigDecimal price() {
      return paid.add(sum(List.copyOf(off.values())));
    }
  }

  private final WireMoney money;
  private final Predicate<String> rewardCode;
  private final List<Share> shares = new ArrayList<>();
  private final Map<OrderDiscountId, OrderDiscount.Source> sources = new LinkedHashMap<>();
  private final Map<OrderDiscountId, CouponCode> codes = new LinkedHashMap<>();
  private final boolean taxInclusive;
  private BigDecimal spreadAgain = BigDecimal.ZERO;

  LineShares(
      WireMoney money,
      List<OrderProduct> products,
      Taxed goods,
      boolean taxInclusive,
      Predicate<String> rewardCode) {
    this.money = money;
    this.taxInclusive = taxInclusive;
    this.rewardCode = rewardCode;
    products.forEach(product -> shares.add(share(product)));
    if (!shares.isEmpty()) {
      settle(goods);
    }
  }

  private Share share(OrderProduct product) {
    BigDecimal exTax = amount(money.of(product.totalExTax(), "total_ex_tax of a line"));
    BigDecimal incTax = amount(money.of(product.totalIncTax(), "total_inc_tax of a line"));
    BigDecimal netShare =
        taxInclusive && incTax.signum() != 0
            ? exTax.divide(incTax, 2 * SCALE, RoundingMode.HALF_EVEN)
            : BigDecimal.ONE;
    Map<OrderDiscountId, BigDecimal> off = new LinkedHashMap<>();
    BigDecimal stated = BigDecimal.ZERO;
    for (OrderProduct.Discount discount : product.appliedDiscounts()) {
      BigDecimal amount = amount(money.of(discount.amount(), "a discount of a line")).abs();
      stated = stated.add(amount);
      off.merge(identify(discount), rounded(amount.multiply(netShare)), BigDecimal::add);
    }
    BigDecimal undiscounted = taxInclusive ? incTax.subtract(stated) : incTax;
    BigDecimal gross =
        money
            .read(product.discountedTotalIncTax(), "discounted_total_inc_tax")
            .map(LineShares::amount)
            .orElse(undiscounted);
    BigDecimal paid = taxInclusive ? rounded(gross.multiply(netShare)) : exTax.subtract(stated);
    return new Share(product, off, paid, gross);
  }

  private OrderDiscountId identify(OrderProduct.Discount discount) {
    String code = discount.code().orElse("").strip();
    String id = discount.id().orElse("");
    String key = code.isEmpty() ? "discount:" + id : "code:" + code;
    OrderDiscountId known = OrderDiscountId.of(key.substring(0, Math.min(key.length(), 200)));
    sources.put(known, source(code, id));
    CouponCode.read(code).ifPresent(readable -> codes.put(known, readable));
    return known;
  }

  private OrderDiscount.Source source(String code, String id) {
    if (!code.isEmpty()) {
      return rewardCode.test(code) ? OrderDiscount.Source.REWARD : OrderDiscount.Source.COUPON;
    }
    return id.equals("manual-discount")
        ? OrderDiscount.Source.MANUAL
        : OrderDiscount.Source.PROMOTION;
  }

  private void settle(Taxed goods) {
    Share largest = shares.stream().max(Comparator.comparing(Share::price)).orElseThrow();
    BigDecimal left = amount(goods.net()).subtract(sum(shares.stream().map(s -> s.paid).toList()));
    BigDecimal rounding = BigDecimal.valueOf(shares.size(), money.currency().getDecimalPlaces());
    if (!taxInclusive && left.abs().compareTo(rounding) > 0) {
      shares.forEach(LineShares::dropDiscounts);
      BigDecimal prices = sum(shares.stream().map(s -> s.paid).toList());
      spreadAgain = prices.subtract(amount(goods.net())).max(BigDecimal.ZERO);
      boolean rewards = sources.values().stream().allMatch(OrderDiscount.Source.REWARD::equals);
      boolean known = !sources.isEmpty() && rewards;
      sources.clear();
      if (codes.size() == 1) {
        codes.put(HEADER, codes.values().iterator().next());
      }
      sources.put(HEADER, known ? OrderDiscount.Source.REWARD : OrderDiscount.Source.PROMOTION);
      left = amount(goods.net()).subtract(prices).max(BigDecimal.ZERO);
    }
    largest.paid = largest.paid.add(left);
    BigDecimal taxes = sum(shares.stream().map(s -> s.gross.subtract(s.paid)).toList());
    largest.gross = largest.gross.add(amount(goods.tax()).subtract(taxes));
  }

  private static void dropDiscounts(Share share) {
    BigDecimal tax = share.gross.subtract(share.paid);
    share.paid = share.price();
    share.gross = share.paid.add(tax);
    share.off.clear();
  }

  /** Returns the lines. */
  List<OrderLine> lines() {
    return shares.stream().map(this::line).toList();
  }

  private OrderLine line(Share share) {
    Map<OrderDiscountId, BigMoney> allocations = new LinkedHashMap<>();
    share.off.forEach((id, amount) -> allocations.put(id, money.exact(amount)));
    return new OrderLine(
        LineId.of(Long.toString(share.product.id())),
        isGiftCard(share.product) ? OrderLine.Kind.GIFT_CARD : OrderLine.Kind.GOODS,
        share.product.productId().filter(id -> id > 0).map(id -> ProductId.of(id.toString())),
        Set.of(),
        quantity(share.product),
        money.exact(share.price()),
        money.exact(share.gross.subtract(share.paid)),
        allocations);
  }

  /** Returns the discounts on the header; each is the sum of its allocations, or nothing is allocated. */
  List<OrderDiscount> discounts() {
    List<OrderDiscount> all = new ArrayList<>();
    sources.forEach(
        (id, source) -> {
          BigDecimal amount =
              id.equals(HEADER)
                  ? spreadAgain
                  : sum(
                      shares.stream()
                          .map(share -> share.off.getOrDefault(id, BigDecimal.ZERO))
                          .toList());
          all.add(
              new OrderDiscount(
                  id, source, money.exact(amount), Set.of(), Optional.ofNullable(codes.get(id))));
        });
    return all;
  }

  /** Returns what was paid for gift certificates; buying one earns nothing (C2). */
  Taxed giftCards() {
    Taxed sum = Taxed.zero(money.currency());
    for (Share share : shares) {
      if (isGiftCard(share.product)) {
        sum = sum.plus(taxed(share, BigDecimal.ONE));
      }
    }
    return sum;
  }

  /** Returns what was paid for so many units of a line, to six decimals; empty for an unknown line or quantity. */
  Optional<Taxed> unitsOf(long lineId, Optional<BigDecimal> units) {
    return shares.stream()
        .filter(share -> share.product.id() == lineId)
        .findFirst()
        .filter(share -> units.isPresent() && quantity(share.product).signum() > 0)
        .map(
            share ->
                taxed(
                    share,
                    units
                        .orElse(BigDecimal.ZERO)
                        .divide(quantity(share.product), 2 * SCALE, RoundingMode.HALF_EVEN)));
  }

  /** Returns the gift wrapping of a line with its tax; empty when the line is unknown. */
  Optional<Taxed> wrappingOf(long lineId) {
    return shares.stream()
        .map(share -> share.product)
        .filter(product -> product.id() == lineId)
        .findFirst()
        .map(
            product ->
                money.taxed(
                    product.wrappingCostExTax(), product.wrappingCostIncTax(), "wrapping_cost"));
  }

  boolean isGiftCard(long lineId) {
    return shares.stream()
        .anyMatch(share -> share.product.id() == lineId && isGiftCard(share.product));
  }

  static boolean isGiftCard(OrderProduct product) {
    return product.type().filter("giftcertificate"::equals).isPresent();
  }

  private Taxed taxed(Share share, BigDecimal part) {
    BigDecimal paid = rounded(share.paid.multiply(part));
    BigDecimal gross = rounded(share.gross.multiply(part));
    return new Taxed(money.exact(paid), money.exact(gross.subtract(paid)));
  }

  private static BigDecimal quantity(OrderProduct product) {
    return WireMoney.decimal(product.quantity(), "quantity of a line").orElse(BigDecimal.ZERO);
  }

  private static BigDecimal rounded(BigDecimal amount) {
    return amount.scale() > SCALE ? amount.setScale(SCALE, RoundingMode.HALF_EVEN) : amount;
  }

  private static BigDecimal amount(BigMoney amount) {
    return amount.getAmount();
  }

  private static BigDecimal sum(List<BigDecimal> amounts) {
    return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
