package dev.stampbook.pos.blaze;

import dev.stampbook.discount.CheckoutId;
import dev.stampbook.http.json.OpenEnum;
import dev.stampbook.order.Order;
import dev.stampbook.order.OrderId;
import dev.stampbook.order.OrderState;
import dev.stampbook.order.OrderVersion;
import dev.stampbook.order.Taxed;
import dev.stampbook.pos.blaze.api.Cart;
import dev.stampbook.pos.blaze.api.EpochMillis;
import dev.stampbook.pos.blaze.api.PaymentOption;
import dev.stampbook.pos.blaze.api.Transaction;
import dev.stampbook.pos.blaze.api.TransactionPayment;
import dev.stampbook.pos.blaze.api.TransactionStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Turns a transaction of type Sale into an order (sheet sections 3.5, 5, 13.3). */
final class TransactionReading {

  private final BlazeSettings settings;
  private final RefundReading refunds;

  TransactionReading(BlazeSettings settings, RefundReading refunds) {
    this.settings = settings;
    this.refunds = refunds;
  }

  /**
   * Returns whether it is a sale and no refund of one; one that does not say what it is counts as a sale. So does a void that names no sale it
   * belongs to: it is what became of a sale, whose points have to go (sheet sections 3.6 and 5, C8).
   */
  static boolean isSale(Transaction transaction) {
    return parent(transaction).isEmpty()
        && (transaction.transType().isEmpty()
            || is(transaction, Transaction.Type.SALE)
            || is(transaction, Transaction.Type.VOID));
  }

  /** Returns the sale that a refund, exchange or void belongs to. */
  static Optional<String> parent(Transaction transaction) {
    return transaction.parentTransactionId().filter(id -> !id.isBlank());
  }

  static boolean is(Transaction transaction, Transaction.Type type) {
    return transaction.transType().filter(known -> known.is(type)).isPresent();
  }

  /** Returns the latest of the times at which something was done to it. */
  static Optional<Instant> lastTime(Transaction row) {
    return times(row).max(Comparator.naturalOrder());
  }

  static Optional<Instant> firstTime(Transaction row) {
    return times(row).min(Comparator.naturalOrder());
  }

  private static Stream<Instant> times(Transaction row) {
    return Stream.of(
            row.created(), row.modified(), row.processedTime(), row.completedTime(), row.voidDate())
        .flatMap(Optional::stream)
        .map(EpochMillis::instant)
        .flatMap(Optional::stream);
  }

  /**
   * Reads a sale with its refunds.
   *
   * @param nearby transactions at hand, among which its refunds may be
   */
  Order read(Transaction sale, List<Transaction> nearby, People people) {
    try {
      return order(sale, nearby, people);
    } catch (IllegalArgumentException e) { // the messages of the domain name no person
      throw new UnreadableSaleException(String.valueOf(e.getMessage()));
    }
  }

  private Order order(Transaction sale, List<Transaction> nearby, People people) {
    Cart cart =
        sale.cart()
            .orElseThrow(
                () -> new UnreadableSaleException("cart is missing; read the transaction again"));
    if (cart.items().isEmpty() && Amounts.isPositive(cart.subTotalDiscount())) {
      throw new UnreadableSaleException("items are missing; read the transaction again");
    }
    Amounts amounts = new Amounts(settings.currency());
    SaleLines lines = new SaleLines(cart, amounts);
    Instant modified =
        sale.modified()
            .flatMap(EpochMillis::instant)
            .or(() -> lastTime(sale))
            .orElseThrow(
                () ->
                    new UnreadableSaleException("modified is missing; read the transaction again"));
    Order.Builder order =
        Order.builder(
                OrderId.of(sale.id()),
                OrderVersion.modifiedAt(modified),
                state(sale),
                settings.currency(),
                modified)
            .nativeState(words(sale))
            .createdAt(firstTime(sale).orElse(modified))
            .shipping(Taxed.untaxed(amounts.exact(delivery(cart))))
            .fees(Taxed.untaxed(amounts.exact(fees(cart))))
            .creditTender(amounts.exact(credit(sale)));
    lines.addTo(order);
    cart.total().map(amounts::exact).ifPresent(order::total);
    sale.memberId().filter(id -> !id.isBlank()).map(people::of).ifPresent(order::customer);
    sale.consumerCartId()
        .filter(id -> !id.isBlank())
        .map(CheckoutId::of)
        .ifPresent(order::checkout);
    refunds.read(sale, lines, nearby).forEach(order::refund);
    return order.build();
  }

  private static OrderState state(Transaction sale) {
    if (sale.deleted().orElse(false)) {
      return OrderState.DELETED;
    }
    if (is(sale, Transaction.Type.VOID)) {
      return OrderState.VOIDED;
    }
    Optional<TransactionStatus> status = sale.status().flatMap(OpenEnum::known);
    if (status.isEmpty()) {
      return OrderState.UNKNOWN;
    }
    return switch (status.get()) {
      case COMPLETED -> completed(sale);
      case REFUND_WITH_INVENTORY, REFUND_WITHOUT_INVENTORY ->
          completed(sale) == OrderState.COMPLETED ? OrderState.UNKNOWN : completed(sale);
      case QUEUED, PENDING -> OrderState.PENDING;
      case DRAFT -> OrderState.INCOMPLETE;
      case HOLD -> OrderState.ON_HOLD;
      case IN_PROGRESS -> OrderState.PROCESSING;
      case CANCELED -> OrderState.CANCELLED;
      case VOID, VOID_SALES -> OrderState.VOIDED;
    };
  }

  private static OrderState completed(Transaction sale) {
    if (has(sale, Transaction.RefundStatus.COMPLETE_REFUND)) {
      return OrderState.REFUNDED;
    }
    return has(sale, Transaction.RefundStatus.PARTIAL_REFUND)
        ? OrderState.PARTIALLY_REFUNDED
        : OrderState.COMPLETED;
  }

  static boolean has(Transaction sale, Transaction.RefundStatus status) {
    return sale.transactionRefundStatus().filter(known -> known.is(status)).isPresent();
  }

  private static String words(Transaction sale) {
    String status = sale.status().map(OpenEnum::raw).orElse("without status");
    return sale.transactionRefundStatus()
        .filter(known -> !known.is(Transaction.RefundStatus.NONE))
        .map(refunded -> status + ", " + refunded.raw())
        .orElse(status);
  }

  private static BigDecimal delivery(Cart cart) {
    return Amounts.of(cart.deliveryFee())
        .subtract(Amounts.of(cart.deliveryDiscountAmount()))
        .max(BigDecimal.ZERO);
  }

  private static BigDecimal fees(Cart cart) {
    return Stream.of(cart.totalFees(), cart.feeTotal(), cart.creditCardFee())
        .filter(Amounts::isPositive)
        .flatMap(Optional::stream)
        .findFirst()
        .orElse(BigDecimal.ZERO);
  }

  private static BigDecimal credit(Transaction sale) {
    return sale.payments().stream()
        .filter(TransactionReading::isCredit)
        .map(payment -> Amounts.of(payment.amount()).max(BigDecimal.ZERO))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static boolean isCredit(TransactionPayment payment) {
    return payment
        .paymentOption()
        .filter(
            option -> option.is(PaymentOption.STORE_CREDIT) || option.is(PaymentOption.GIFT_CARD))
        .isPresent();
  }
}
