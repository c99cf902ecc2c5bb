package dev.stampbook.sandbox.shop;

import dev.stampbook.sandbox.shop.Basket.Discount;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds the money of an order, worked out from its {@link Basket} with the arithmetic of
 * BigCommerce sheet 11. On the exact side of the taxation: subtotal + shipping + handling +
 * wrapping + fees - discounts - coupons = total; on every order total without tax + tax = total
 * with tax.
 *
 * <p>Discounts on single lines are part of {@code discountAmount} or {@code couponDiscount}, as the
 * subtotal is the sum of the lines before any discount.
 *
 * @param lines the lines with their share of every discount
 * @param subtotal the lines before discounts; its tax is not {@code subtotalTax}
 * @param subtotalTax the tax of the lines after discounts
 * @param shippingList shipping before shipping discounts
 * @param shipping shipping paid
 * @param handling handling paid
 * @param wrapping gift wrapping paid
 * @param fees the custom fees
 * @param discountAmount automatic and manual discounts
 * @param couponDiscount coupon discounts
 * @param total what the shopper owes, before gift certificates and store credit as tender
 */
public record PricedBasket(
    List<Line> lines,
    Cost subtotal,
    BigDecimal subtotalTax,
    Cost shippingList,
    Cost shipping,
    Cost handling,
    Cost wrapping,
    List<FeeCost> fees,
    BigDecimal discountAmount,
    BigDecimal couponDiscount,
    Cost total) {

  /**
   * Holds one line with its money.
   *
   * @param item the line as entered
   * @param unit the price of one unit
   * @param gross the line before discounts
   * @param net the line after all discounts: what was paid for it
   * @param wrapping the gift wrapping of the line
   * @param applied the share of every discount on this line, on the exact side
   */
  public record Line(
      Basket.Item item, Cost unit, Cost gross, Cost net, Cost wrapping, List<Applied> applied) {}

  /** Holds a discount's share on one line and whether it was meant for the line or the order. */
  public record Applied(Discount discount, Target target, BigDecimal amount) {}

  /** Says what a discount was meant for; the wire names are lower case. */
  public enum Target {
    PRODUCT,
    ORDER
  }

  /** Holds a fee with its money. */
  public record FeeCost(Basket.Fee fee, Cost cost) {}

  /** Works out the money of a basket; discounts never push a line below zero. */
  public static PricedBasket of(Basket basket) {
    int count = basket.items().size();
    List<BigDecimal> left = new ArrayList<>();
    List<List<Applied>> applied = new ArrayList<>();
    for (Basket.Item item : basket.items()) {
      BigDecimal rest = grossOf(item);
      List<Applied> own = new ArrayList<>();
      for (Discount discount : item.discounts()) {
        BigDecimal amount = discount.amount().min(rest);
        own.add(new Applied(discount, Target.PRODUCT, amount));
        rest = rest.subtract(amount);
      }
      left.add(rest);
      applied.add(own);
    }
    for (Discount discount : basket.discounts()) {
      List<BigDecimal> weights = new ArrayList<>();
      BigDecimal payable = BigDecimal.ZERO;
      for (int i = 0; i < count; i++) {
        BigDecimal weight = basket.items().get(i).product().earns() ? left.get(i) : BigDecimal.ZERO;
        weights.add(weight);
        payable = payable.add(weight);
      }
      List<BigDecimal> shares =
          LargestRemainder.spread(
              discount.amount().min(payable), weights, basket.currency().decimals());
      for (int i = 0; i < count; i++) {
        if (shares.get(i).signum() > 0) {
          applied.get(i).add(new Applied(discount, Target.ORDER, shares.get(i)));
          left.set(i, left.get(i).subtract(shares.get(i)));
        }
      }
    }
    return sum(basket, left, applied);
  }

  private static PricedBasket sum(
      Basket basket, List<BigDecimal> left, List<List<Applied>> applied) {
    List<Line> lines = new ArrayList<>();
    Cost subtotal = Cost.ZERO;
    Cost goods = Cost.ZERO;
    Cost wrapping = Cost.ZERO;
    BigDecimal discounts = basket.currency().zero();
    BigDecimal coupons = basket.currency().zero();
    for (int i = 0; i < left.size(); i++) {
      Basket.Item item = basket.items().get(i);
      BigDecimal rate = item.product().earns() ? basket.taxRate() : BigDecimal.ZERO;
      Line line =
          new Line(
              item,
              cost(basket, item.unitPrice(), rate),
              cost(basket, grossOf(item), rate),
              cost(basket, left.get(i), rate),
              cost(basket, item.wrapping(), basket.taxRate()),
              List.copyOf(applied.get(i)));
      lines.add(line);
      subtotal = subtotal.plus(line.gross());
      goods = goods.plus(line.net());
      wrapping = wrapping.plus(line.wrapping());
      for (Applied share : line.applied()) {
        if (share.discount().kind() == Discount.Kind.COUPON) {
          coupons = coupons.add(share.amount());
        } else {
          discounts = discounts.add(share.amount());
        }
      }
    }
    Cost shipping = cost(basket, basket.shippingPaid(), basket.taxRate());
    Cost handling = cost(basket, basket.handling(), basket.taxRate());
    Cost total = goods.plus(shipping).plus(handling).plus(wrapping);
    List<FeeCost> fees = new ArrayList<>();
    for (Basket.Fee fee : basket.fees()) {
      Cost cost = cost(basket, fee.amount(), basket.taxRate());
      fees.add(new FeeCost(fee, cost));
      total = total.plus(cost);
    }
    return new PricedBasket(
        List.copyOf(lines),
        subtotal,
        goods.tax(),
        cost(basket, basket.shippingList(), basket.taxRate()),
        shipping,
        handling,
        wrapping,
        List.copyOf(fees),
        discounts,
        coupons,
        total);
  }

  private static BigDecimal grossOf(Basket.Item item) {
    return item.unitPrice().multiply(BigDecimal.valueOf(item.quantity()));
  }

  private static Cost cost(Basket basket, BigDecimal entered, BigDecimal rate) {
    return basket.taxation().cost(entered, rate, basket.currency());
  }
}
