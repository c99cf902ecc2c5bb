package dev.stampbook.sandbox.shop;

import dev.stampbook.sandbox.shop.Refund.Amounts;
import dev.stampbook.sandbox.shop.Refund.ItemType;
import dev.stampbook.sandbox.shop.Refund.PaymentState;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Writes refunds of every kind the commerce system knows.
 *
 * <p>Every refund means the same under each documented way of reading it. Part of a line is
 * refunded only when its money, with and without tax, divides evenly by the quantity; otherwise the
 * line goes as a whole. Shipping, handling, wrapping and fees go as a whole. Free amounts (ORDER)
 * and typed amounts stand alone in their refund. A till refunds lines and whole orders, at once and
 * for good.
 */
final class RefundDesk {

  private static final String[] REASONS = {"Wrong size", "Damaged", "Not needed", ""};

  private final RandomGenerator random;
  private final Shop shop;

  RefundDesk(RandomGenerator random, Shop shop) {
    this.random = random;
    this.shop = shop;
  }

  /** Returns a partial refund of some kind, or nothing when no kind fits the order. */
  Optional<Refund> partial(ShopOrder order, Instant at) {
    boolean till = shop.flavour() == ShopSeed.Flavour.POS;
    for (int attempt = 0; attempt < 4; attempt++) {
      int draw = till ? 0 : random.nextInt(100);
      List<Refund.Item> items =
          draw < 60
              ? lineItems(order)
              : draw < 72 ? shippingItem(order) : draw < 92 ? freeAmount(order) : typedItems(order);
      if (!items.isEmpty()) {
        Amounts amounts = draw < 92 ? Amounts.COMPUTED : Amounts.TYPED_BY_MERCHANT;
        return Optional.of(refund(order, at, items, amounts));
      }
    }
    return Optional.empty();
  }

  /** Returns a refund of everything not refunded yet by line, or nothing when that is 0.00. */
  Optional<Refund> full(ShopOrder order, Instant at) {
    List<Refund.Item> items = new ArrayList<>();
    PricedBasket money = order.money();
    for (PricedBasket.Line line : money.lines()) {
      int lineId = line.item().lineId();
      int left = line.item().quantity() - order.refundedQuantity(lineId);
      if (left > 0) {
        items.add(product(line, left));
      }
      if (!line.wrapping().isZero()) {
        items.add(new Refund.Item(ItemType.GIFT_WRAPPING, lineId, 0, line.wrapping().incTax()));
      }
    }
    items.addAll(shippingItem(order));
    if (!money.handling().isZero()) {
      items.add(
          new Refund.Item(ItemType.HANDLING, order.addressId(), 0, money.handling().incTax()));
    }
    for (PricedBasket.FeeCost fee : money.fees()) {
      items.add(new Refund.Item(ItemType.FEE, fee.fee().id(), 0, fee.cost().incTax()));
    }
    Refund refund = draft(order, at, items, Amounts.COMPUTED);
    return refund.total().signum() == 0
        ? Optional.empty()
        : Optional.of(withPayments(refund, PaymentState.ACCEPTED));
  }

  /** Returns units of one line, evenly divisible, sometimes together with the shipping. */
  private List<Refund.Item> lineItems(ShopOrder order) {
    List<PricedBasket.Line> candidates =
        order.money().lines().stream()
            .filter(line -> line.item().product().earns() && line.net().incTax().signum() > 0)
            .filter(line -> order.refundedQuantity(line.item().lineId()) < line.item().quantity())
            .toList();
    if (candidates.isEmpty()) {
      return List.of();
    }
    PricedBasket.Line line = candidates.get(random.nextInt(candidates.size()));
    int quantity = line.item().quantity();
    int left = quantity - order.refundedQuantity(line.item().lineId());
    boolean even =
        divides(line.net().exTax(), quantity, order)
            && divides(line.net().incTax(), quantity, order);
    if (!even && left < quantity) {
      return List.of();
    }
    int units = even ? 1 + random.nextInt(left) : left;
    List<Refund.Item> items = new ArrayList<>(List.of(product(line, units)));
    if (random.nextInt(6) == 0) {
      items.addAll(shippingItem(order));
    }
    return items;
  }

  private List<Refund.Item> shippingItem(ShopOrder order) {
    Cost shipping = order.money().shipping();
    boolean gone =
        order.refunds().stream()
            .filter(refund -> refund.paid().signum() > 0)
            .flatMap(refund -> refund.items().stream())
            .anyMatch(item -> item.type() == ItemType.SHIPPING);
    return gone || shipping.isZero()
        ? List.of()
        : List.of(new Refund.Item(ItemType.SHIPPING, order.addressId(), 0, shipping.incTax()));
  }

  /** Returns a free amount; one in eight is as large as the whole order (an over-refund). */
  private List<Refund.Item> freeAmount(ShopOrder order) {
    BigDecimal total = order.money().total().incTax();
    BigDecimal amount =
        random.nextInt(8) == 0
            ? total
            : order
                .currency()
                .round(total.multiply(new BigDecimal(5 + random.nextInt(40)).movePointLeft(2)));
    return amount.signum() == 0
        ? List.of()
        : List.of(new Refund.Item(ItemType.ORDER, order.id(), 0, amount));
  }

  /** Returns one unit of a line at an amount the merchant typed. */
  private List<Refund.Item> typedItems(ShopOrder order) {
    for (PricedBasket.Line line : order.money().lines()) {
      BigDecimal half = order.currency().round(line.unit().incTax().divide(BigDecimal.valueOf(2)));
      if (line.item().product().earns()
          && half.signum() > 0
          && order.refundedQuantity(line.item().lineId()) < line.item().quantity()) {
        return List.of(new Refund.Item(ItemType.PRODUCT, line.item().lineId(), 1, half));
      }
    }
    return List.of();
  }

  private Refund refund(ShopOrder order, Instant at, List<Refund.Item> items, Amounts amounts) {
    Refund refund = draft(order, at, items, amounts);
    return withPayments(
        refund,
        shop.flavour() == ShopSeed.Flavour.WEB && random.nextInt(12) == 0
            ? PaymentState.DECLINED
            : PaymentState.ACCEPTED);
  }

  private Refund draft(ShopOrder order, Instant at, List<Refund.Item> items, Amounts amounts) {
    BigDecimal total =
        items.stream().map(Refund.Item::amount).reduce(order.currency().zero(), BigDecimal::add);
    BigDecimal tax = order.currency().zero();
    if (amounts == Amounts.COMPUTED) {
      for (Refund.Item item : items) {
        tax = tax.add(taxOf(order, item));
      }
    }
    String reason = REASONS[random.nextInt(REASONS.length)];
    return new Refund(shop.nextRefundId(), at, reason, total, tax, amounts, items, List.of());
  }

  private Refund withPayments(Refund refund, PaymentState state) {
    List<Refund.Payment> payments =
        List.of(new Refund.Payment(shop.nextId(), "stripe", refund.total(), state));
    if (shop.flavour() == ShopSeed.Flavour.WEB
        && random.nextInt(6) == 0
        && refund.total().compareTo(BigDecimal.TEN) > 0) {
      // Money can go back two ways; the provider of the second may refuse its part.
      BigDecimal certificate = new BigDecimal("4").setScale(refund.total().scale());
      payments =
          List.of(
              new Refund.Payment(
                  shop.nextId(), "stripe", refund.total().subtract(certificate), state),
              new Refund.Payment(
                  shop.nextId(),
                  "giftcertificate",
                  certificate,
                  random.nextBoolean() ? state : PaymentState.DECLINED));
    }
    return new Refund(
        refund.id(),
        refund.created(),
        refund.reason(),
        refund.total(),
        refund.tax(),
        refund.amounts(),
        refund.items(),
        payments);
  }

  private static Refund.Item product(PricedBasket.Line line, int units) {
    return new Refund.Item(
        ItemType.PRODUCT,
        line.item().lineId(),
        units,
        share(line.net().incTax(), units, line.item().quantity()));
  }

  private static BigDecimal taxOf(ShopOrder order, Refund.Item item) {
    PricedBasket money = order.money();
    return switch (item.type()) {
      case PRODUCT ->
          money.lines().stream()
              .filter(line -> line.item().lineId() == item.itemId())
              .map(line -> share(line.net().tax(), item.quantity(), line.item().quantity()))
              .findFirst()
              .orElseThrow();
      case GIFT_WRAPPING ->
          money.lines().stream()
              .filter(line -> line.item().lineId() == item.itemId())
              .map(line -> line.wrapping().tax())
              .findFirst()
              .orElseThrow();
      case SHIPPING -> money.shipping().tax();
      case HANDLING -> money.handling().tax();
      case ORDER -> BigDecimal.ZERO;
      case FEE ->
          money.fees().stream()
              .filter(fee -> fee.fee().id() == item.itemId())
              .map(fee -> fee.cost().tax())
              .findFirst()
              .orElseThrow();
    };
  }

  private static BigDecimal share(BigDecimal amount, int units, int quantity) {
    return units == quantity
        ? amount
        : amount
            .multiply(BigDecimal.valueOf(units))
            .divide(BigDecimal.valueOf(quantity), amount.scale(), RoundingMode.HALF_UP);
  }

  private static boolean divides(BigDecimal amount, int quantity, ShopOrder order) {
    return amount
            .movePointRight(order.currency().decimals())
            .remainder(BigDecimal.valueOf(quantity))
            .signum()
        == 0;
  }
}
