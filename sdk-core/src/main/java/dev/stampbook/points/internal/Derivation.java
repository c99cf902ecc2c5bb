package dev.stampbook.points.internal;

import dev.stampbook.order.ExchangeRate;
import dev.stampbook.order.Order;
import dev.stampbook.order.OrderDetail;
import dev.stampbook.order.OrderDiscount;
import dev.stampbook.order.OrderLine;
import dev.stampbook.order.Refund;
import dev.stampbook.order.RefundPart.Component;
import dev.stampbook.order.Taxed;
import dev.stampbook.points.BaseComponent;
import dev.stampbook.points.EarnRate;
import dev.stampbook.points.PointsQuote.Step;
import dev.stampbook.points.PointsTerms;
import dev.stampbook.points.RefundMethod;
import dev.stampbook.points.RoundingScope;
import dev.stampbook.points.Standing;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.joda.money.CurrencyUnit;

/** Tells a merchant how an order came to its points: every amount, what does not count and why, every rounding. */
public final class Derivation {

  /** Fractions without end are shown half up to this many decimals; nothing is computed from what is shown. */
  public static final int SHOWN_DECIMALS = 6;

  private final Order order;
  private final PointsTerms terms;
  private final Standing standing;
  private final EarnBase base;
  private final RefundedBase refunded;
  private final List<Step> steps = new ArrayList<>();

  /** Prepares the derivation of one computation. */
  public Derivation(
      Order order, PointsTerms terms, Standing standing, EarnBase base, RefundedBase refunded) {
    this.order = order;
    this.terms = terms;
    this.standing = standing;
    this.base = base;
    this.refunded = refunded;
  }

  /** Returns the steps that led to these points. */
  public List<Step> steps(long earned, long worth, long entitlement) {
    add("state", order.nativeState() + ", " + standingWords());
    addGoods();
    addComponents();
    addTaxAndTender();
    add("earn base", money(base.total()));
    addExchange();
    add("rate", rateWords());
    addEarned(earned);
    addRefunds(earned, worth);
    add("entitlement", entitlementWords(worth, entitlement));
    return List.copyOf(steps);
  }

  private void add(String what, String value) {
    steps.add(new Step(what, value));
  }

  private String standingWords() {
    return switch (standing) {
      case WAITING -> "has not earned yet";
      case EARNING -> "earns";
      case TAKEN_BACK -> "points are taken back";
      case FROZEN_WAITING, FROZEN_EARNING, FROZEN_TAKEN_BACK -> "posted points stay as they are";
    };
  }

  private void addGoods() {
    if (order.detail() == OrderDetail.HEADER) {
      add("goods after discounts", counted(order.goods()));
      return;
    }
    for (OrderLine line : order.lines()) {
      BigDecimal contributed = base.lines().get(line.id());
      add(
          "line " + line.id(),
          contributed == null
              ? money(line.price().getAmount()) + " does not earn: " + whyNot(line)
              : lineWords(line, contributed));
    }
    for (OrderDiscount discount : order.discounts()) {
      boolean earnsAnyway =
          discount.source() == OrderDiscount.Source.REWARD
              && terms.counts(BaseComponent.REWARD_DISCOUNT);
      add(
          "discount " + discount.id(),
          money(discount.amount().getAmount())
              + (earnsAnyway
                  ? " for a reward, which earns as if paid"
                  : " off, in the lines above"));
    }
  }

  private String lineWords(OrderLine line, BigDecimal contributed) {
    BigDecimal price = line.price().getAmount();
    BigDecimal tax = terms.counts(BaseComponent.TAX) ? line.tax().getAmount() : BigDecimal.ZERO;
    BigDecimal discount = price.add(tax).subtract(contributed);
    if (discount.signum() == 0 && tax.signum() == 0) {
      return money(price);
    }
    return money(price)
        + (discount.signum() == 0 ? "" : " - " + number(discount) + " discount")
        + (tax.signum() == 0 ? "" : " + " + number(tax) + " tax")
        + " = "
        + money(contributed);
  }

  private String whyNot(OrderLine line) {
    return switch (line.kind()) {
      case GIFT_CARD ->
          terms.counts(BaseComponent.GIFT_CARD_LINES) ? "excluded" : "buys a gift card";
      case TIP -> "tip";
      case DEPOSIT -> "deposit";
      case VOIDED -> "taken off the order";
      case EXCLUDED -> "kept out of loyalty by the shop";
      case GOODS -> "excluded product or category";
    };
  }

  private void addComponents() {
    for (Component component : Component.values()) {
      Taxed paid = EarnBase.paid(order, component);
      if (component != Component.GOODS && !paid.gross().isZero()) {
        add(
            words(component.name()),
            base.others().containsKey(component)
                ? counted(paid)
                : money(paid.net().getAmount()) + " does not count");
      }
    }
  }

  private String counted(Taxed paid) {
    boolean withTax = terms.counts(BaseComponent.TAX) && !paid.tax().isZero();
    String net = money(paid.net().getAmount());
    return withTax
        ? net + " + " + number(paid.tax().getAmount()) + " tax = " + money(paid.gross().getAmount())
        : net;
  }

  private void addTaxAndTender() {
    BigDecimal tax = BigDecimal.ZERO;
    for (Component component : Component.values()) {
      tax = tax.add(EarnBase.paid(order, component).tax().getAmount());
    }
    if (tax.signum() != 0 && !terms.counts(BaseComponent.TAX)) {
      add("tax", money(tax) + " does not count");
    }
    if (base.tender().signum() != 0) {
      add(
          "paid with credit",
          money(base.tender()) + " by gift card or store credit does not count");
    }
  }

  private void addExchange() {
    if (terms.exchangeRate().isEmpty()) {
      return;
    }
    ExchangeRate rate = terms.exchangeRate().get();
    String factor =
        (rate.multiplier().compareTo(BigDecimal.ONE) == 0 ? "" : " x " + plain(rate.multiplier()))
            + (rate.divisor().compareTo(BigDecimal.ONE) == 0 ? "" : " / " + plain(rate.divisor()));
    Ratio value = UnroundedPoints.inTermsCurrency(Ratio.of(base.total()), terms);
    add(
        "in " + terms.currency().getCode(),
        money(base.total())
            + factor
            + " = "
            + terms.currency().getCode()
            + " "
            + number(value.toDecimal(SHOWN_DECIMALS), terms.currency())
            + ", at the order's own rate");
  }

  private String rateWords() {
    String code = terms.currency().getCode();
    String rate =
        terms.rate() instanceof EarnRate.PerBlock block
            ? points(block.points())
                + " per full "
                + code
                + " "
                + number(block.size(), terms.currency())
            : points(((EarnRate.PerUnit) terms.rate()).points())
                + " per "
                + code
                + " "
                + number(BigDecimal.ONE, terms.currency());
    return terms.multiplier().compareTo(BigDecimal.ONE) == 0
        ? rate
        : rate + ", times " + plain(terms.multiplier()) + " for the tier";
  }

  private void addEarned(long earned) {
    Ratio total = Ratio.of(base.total());
    boolean tooSmall =
        UnroundedPoints.inTermsCurrency(total, terms).compareTo(Ratio.of(terms.minimumBase())) < 0;
    if (tooSmall) {
      add(
          "earned",
          "0 points, because the least an order earns for is "
              + terms.currency().getCode()
              + " "
              + number(terms.minimumBase(), terms.currency()));
      return;
    }
    String unrounded = plain(UnroundedPoints.of(total, terms).toDecimal(SHOWN_DECIMALS));
    String how =
        terms.scope() == RoundingScope.ORDER
            ? unrounded + rounded()
            : "each line" + rounded() + ", then added up";
    String cap =
        terms.cap().isPresent() ? ", at most " + terms.cap().getAsLong() + " per order" : "";
    add("earned", how + cap + ": " + points(BigDecimal.valueOf(earned)));
  }

  private String rounded() {
    return switch (terms.rounding()) {
      case DOWN, FLOOR -> " rounded down";
      case UP, CEILING -> " rounded up";
      case HALF_UP, HALF_DOWN, HALF_EVEN -> " rounded " + words(terms.rounding().name());
      case UNNECESSARY -> "";
    };
  }

  private void addRefunds(long earned, long worth) {
    if (order.refunds().isEmpty()) {
      return;
    }
    if (terms.refunds() == RefundMethod.NONE && !refunded.isEverything()) {
      add("refunds", order.refunds().size() + " partial refunds change nothing under this policy");
      return;
    }
    for (Refund refund : order.refunds()) {
      add("refund " + refund.id(), refundWords(refund));
    }
    Ratio total = refunded.total();
    if (refunded.excess().signum() > 0) {
      add(
          "refunded too much",
          money(refunded.excess()) + " more than there was to take back; takes no points");
    }
    if (total.signum() == 0) {
      return;
    }
    add("refunded base", money(total) + " of " + money(base.total()));
    Ratio left = Ratio.of(base.total()).minus(total);
    if (left.signum() == 0) {
      add("worth after refunds", "everything is refunded: 0 points");
    } else if (terms.refunds() == RefundMethod.PROPORTIONAL) {
      add(
          "worth after refunds",
          earned
              + " - "
              + (earned - worth)
              + " for the refunded share, rounded half up: "
              + points(BigDecimal.valueOf(worth)));
    } else {
      add(
          "worth after refunds",
          "by the same rate and rounding for the "
              + money(left)
              + " that are left: "
              + points(BigDecimal.valueOf(worth)));
    }
  }

  private String refundWords(Refund refund) {
    return switch (refund.state()) {
      case PENDING -> "pending, does not count yet";
      case VOIDED -> "voided, does not count";
      case VALID ->
          refunded.byRefund().containsKey(refund.id())
              ? money(refunded.byRefund().get(refund.id())) + " of what counts"
              : "not counted, see the review";
    };
  }

  private String entitlementWords(long worth, long entitlement) {
    String now = points(BigDecimal.valueOf(entitlement));
    if (standing.isFrozen()) {
      return now + " once the order is no longer frozen";
    }
    return standing == Standing.WAITING ? now + " now, " + worth + " once the order earns" : now;
  }

  private static String points(BigDecimal count) {
    return plain(count) + (count.compareTo(BigDecimal.ONE) == 0 ? " point" : " points");
  }

  private String money(Ratio amount) {
    return money(amount.toDecimal(SHOWN_DECIMALS));
  }

  private String money(BigDecimal amount) {
    return order.currency().getCode() + " " + number(amount);
  }

  private String number(BigDecimal amount) {
    return number(amount, order.currency());
  }

  /** At least the decimals of the currency: 0 for JPY, 3 for BHD. */
  private static String number(BigDecimal amount, CurrencyUnit currency) {
    BigDecimal stripped = amount.stripTrailingZeros();
    return stripped
        .setScale(Math.max(stripped.scale(), currency.getDecimalPlaces()))
        .toPlainString();
  }

  private static String plain(BigDecimal value) {
    return value.stripTrailingZeros().toPlainString();
  }

  private static String words(String constant) {
    return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
