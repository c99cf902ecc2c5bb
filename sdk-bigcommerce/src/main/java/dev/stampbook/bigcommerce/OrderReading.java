package dev.stampbook.bigcommerce;

import dev.stampbook.bigcommerce.api.BillingAddress;
import dev.stampbook.bigcommerce.api.Customer;
import dev.stampbook.bigcommerce.api.OrderFee;
import dev.stampbook.bigcommerce.api.OrderProduct;
import dev.stampbook.bigcommerce.api.OrderRefund;
import dev.stampbook.bigcommerce.api.ShopOrder;
import dev.stampbook.bigcommerce.api.WireTime;
import dev.stampbook.discount.CheckoutId;
import dev.stampbook.member.CustomerGroupId;
import dev.stampbook.member.CustomerId;
import dev.stampbook.member.EmailAddress;
import dev.stampbook.member.MemberIdentity;
import dev.stampbook.order.ChannelId;
import dev.stampbook.order.ExchangeRate;
import dev.stampbook.order.Order;
import dev.stampbook.order.OrderDetail;
import dev.stampbook.order.OrderId;
import dev.stampbook.order.OrderMark;
import dev.stampbook.order.OrderVersion;
import dev.stampbook.order.Refund;
import dev.stampbook.order.RefundPart;
import dev.stampbook.order.Taxed;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.joda.money.CurrencyUnit;

/**
 * Reads an order with what belongs to it into a snapshot (sheet 3.1, 11, 13.3).
 *
 * @param order the order
 * @param fees its custom fees
 * @param lines its lines, where they are at hand
 * @param refunds all its refunds
 * @param account the customer's account, where it was read
 */
record OrderReading(
    ShopOrder order,
    List<OrderFee> fees,
    Optional<List<OrderProduct>> lines,
    List<OrderRefund> refunds,
    Optional<Customer> account) {

  private static final String MIGRATED = "M-MIG";

  /** Returns the snapshot; throws {@link UnreadableOrderException} when a value that decides cannot be read. */
  Order snapshot(OrderDetail detail, OrderStates states, Predicate<String> rewardCode) {
    WireMoney money = WireMoney.of(currencyCode());
    OrderParts parts = OrderParts.of(money, order, fees);
    boolean taxInclusive = order.isTaxInclusivePricing().orElse(false);
    Optional<LineShares> shares =
        lines.map(
            products -> new LineShares(money, products, parts.goods(), taxInclusive, rewardCode));
    Instant modified = modifiedAt(order);
    Order.Builder builder =
        Order.builder(
                OrderId.of(Long.toString(order.id())),
                OrderVersion.modifiedAt(modified),
                states.of(statusId()),
                money.currency(),
                modified)
            .nativeState(nativeState())
            .shipping(parts.shipping())
            .handling(parts.handling())
            .wrapping(parts.wrapping())
            .fees(parts.fees())
            .total(parts.total())
            .creditTender(
                money
                    .of(order.storeCreditAmount(), "store_credit_amount")
                    .plus(money.of(order.giftCertificateAmount(), "gift_certificate_amount")));
    time(order.dateCreated(), "date_created").ifPresent(builder::createdAt);
    identity().ifPresent(builder::customer);
    account
        .flatMap(Customer::customerGroupId)
        .filter(group -> group > 0)
        .ifPresent(group -> builder.customerGroup(CustomerGroupId.of(group.toString())));
    order.channelId().ifPresent(channel -> builder.channel(ChannelId.of(channel.toString())));
    exchangeRate(money).ifPresent(builder::exchangeRate);
    order
        .cartId()
        .filter(cart -> !cart.isBlank())
        .ifPresent(cart -> builder.checkout(CheckoutId.of(cart)));
    if (order.isDeleted().orElse(false)) {
      builder.mark(OrderMark.ARCHIVED);
    }
    if (order.externalSource().filter(MIGRATED::equals).isPresent()) {
      builder.mark(OrderMark.MIGRATED);
    }
    addGoods(builder, detail, parts, shares);
    addRefunds(builder, detail, money, parts, shares);
    return builder.build();
  }

  private static void addGoods(
      Order.Builder builder, OrderDetail detail, OrderParts parts, Optional<LineShares> shares) {
    if (detail == OrderDetail.HEADER) {
      Taxed giftCards =
          shares.map(LineShares::giftCards).orElse(Taxed.zero(parts.money().currency()));
      builder.goodsWithoutLines(parts.goods().minus(giftCards));
      return;
    }
    LineShares known =
        shares.orElseThrow(() -> new UnreadableOrderException("the lines are missing"));
    known.lines().forEach(builder::line);
    known.discounts().forEach(builder::discount);
  }

  private void addRefunds(
      Order.Builder builder,
      OrderDetail detail,
      WireMoney money,
      OrderParts parts,
      Optional<LineShares> shares) {
    RefundReading reading = new RefundReading(money, parts, shares);
    refunds.stream()
        .sorted(Comparator.comparingLong(OrderRefund::id))
        .map(reading::read)
        .map(
            refund ->
                detail == OrderDetail.HEADER ? withoutGiftCards(refund, money, shares) : refund)
        .forEach(builder::refund);
  }

  /** The goods of a header snapshot hold no gift certificates, so refunding one takes nothing from them. */
  private static Refund withoutGiftCards(
      Refund refund, WireMoney money, Optional<LineShares> shares) {
    List<RefundPart> parts =
        refund.parts().stream()
            .map(
                part ->
                    part.line()
                        .filter(
                            line ->
                                shares.isPresent()
                                    && shares.get().isGiftCard(Long.parseLong(line.value())))
                        .map(line -> RefundPart.ofLine(line, Taxed.zero(money.currency())))
                        .orElse(part))
            .toList();
    return new Refund(refund.id(), refund.createdAt(), refund.state(), refund.amount(), parts);
  }

  private String currencyCode() {
    return order
        .defaultCurrencyCode()
        .filter(code -> !code.isBlank())
        .or(order::currencyCode)
        .orElse("");
  }

  private int statusId() {
    return order
        .statusId()
        .orElseThrow(() -> new UnreadableOrderException("status_id is missing; read it again"));
  }

  private String nativeState() {
    return order
        .customStatus()
        .filter(label -> !label.isBlank())
        .or(() -> order.status().filter(label -> !label.isBlank()))
        .orElseGet(() -> "status " + statusId());
  }

  /** Account holders by their id; guests by the billing address alone, and never linked to an account (sheet 12.10). */
  private Optional<MemberIdentity> identity() {
    MemberIdentity.Builder identity = MemberIdentity.builder();
    Optional<Long> customer = order.customerId().filter(id -> id > 0);
    customer.ifPresent(id -> identity.customerId(CustomerId.of(id.toString())));
    Optional<EmailAddress> email =
        account
            .flatMap(Customer::email)
            .or(() -> order.billingAddress().flatMap(BillingAddress::email))
            .flatMap(OrderReading::email);
    email.ifPresent(identity::email);
    return customer.isPresent() || email.isPresent()
        ? Optional.of(identity.build())
        : Optional.empty();
  }

  static Optional<EmailAddress> email(String written) {
    try {
      return Optional.of(EmailAddress.of(written));
    } catch (IllegalArgumentException noAddress) {
      return Optional.empty();
    }
  }

  /** One unit of the store's currency buys so much of the order's (sheet 3.1, C16). */
  private Optional<ExchangeRate> exchangeRate(WireMoney money) {
    String store = order.storeDefaultCurrencyCode().orElse("");
    if (store.isBlank() || store.equals(money.currency().getCode())) {
      return Optional.empty();
    }
    CurrencyUnit storeCurrency = WireMoney.of(store).currency();
    return WireMoney.decimal(
            order.storeDefaultToTransactionalExchangeRate(),
            "store_default_to_transactional_exchange_rate")
        .filter(rate -> rate.compareTo(BigDecimal.ZERO) > 0)
        .map(rate -> ExchangeRate.buys(money.currency(), storeCurrency, rate));
  }

  static Instant modifiedAt(ShopOrder order) {
    return time(order.dateModified(), "date_modified")
        .orElseThrow(() -> new UnreadableOrderException("date_modified is missing; read it again"));
  }

  static Optional<Instant> time(Optional<WireTime> time, String field) {
    try {
      return time.flatMap(WireTime::instant);
    } catch (IllegalArgumentException e) {
      throw new UnreadableOrderException(field + " is not a date; correct it in the shop");
    }
  }
}
