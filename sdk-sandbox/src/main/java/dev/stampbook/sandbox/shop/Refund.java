package dev.stampbook.sandbox.shop;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * Records that the merchant gave money back (BigCommerce sheet 3.2).
 *
 * @param id the refund number, ascending in the shop
 * @param created when it was made
 * @param reason the merchant's note
 * @param total the amount with tax
 * @param tax the tax in it
 * @param amounts whether the shop worked the amounts out or the merchant typed them
 * @param items what it is for
 * @param payments how it was paid; a payment can be declined later
 */
public record Refund(
    int id,
    Instant created,
    String reason,
    BigDecimal total,
    BigDecimal tax,
    Amounts amounts,
    List<Item> items,
    List<Payment> payments) {

  /** Says who decided about the amounts. */
  public enum Amounts {
    COMPUTED,
    TYPED_BY_MERCHANT
  }

  /** Names what a refund item is for (BigCommerce sheet 5.4). */
  public enum ItemType {
    PRODUCT,
    GIFT_WRAPPING,
    SHIPPING,
    HANDLING,
    ORDER,
    FEE
  }

  /**
   * Names one thing that is refunded.
   *
   * @param type what it is
   * @param itemId the line, address, order or fee it belongs to
   * @param quantity the number of units, 0 for everything but PRODUCT
   * @param amount the money for it with tax
   */
  public record Item(ItemType type, int itemId, int quantity, BigDecimal amount) {}

  /**
   * Says how money went back.
   *
   * @param id the payment number
   * @param provider the payment method it went to
   * @param amount the money
   * @param state whether the provider took it
   */
  public record Payment(int id, String provider, BigDecimal amount, PaymentState state) {}

  /** Says whether the payment provider carried out a refund. */
  public enum PaymentState {
    ACCEPTED,
    DECLINED
  }

  /** Copies the lists. */
  public Refund {
    items = List.copyOf(items);
    payments = List.copyOf(payments);
  }

  /** Returns the money that really went back: the payments that were not declined. */
  public BigDecimal paid() {
    return payments.stream()
        .filter(payment -> payment.state() == PaymentState.ACCEPTED)
        .map(Payment::amount)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Returns a copy whose payments were all declined after all. */
  public Refund declined() {
    return new Refund(
        id,
        created,
        reason,
        total,
        tax,
        amounts,
        items,
        payments.stream()
            .map(p -> new Payment(p.id(), p.provider(), p.amount(), PaymentState.DECLINED))
            .toList());
  }
}
