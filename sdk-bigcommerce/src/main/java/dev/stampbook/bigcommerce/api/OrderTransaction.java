package dev.stampbook.bigcommerce.api;

import java.util.Map;
import java.util.Optional;

/** A payment transaction of an order (sheet 3.2, 4.5, 5.5). The gateway is free text. */
public record OrderTransaction(
    long id,
    Optional<String> orderId,
    Optional<String> event,
    Optional<String> method,
    Optional<WireAmount> amount,
    Optional<String> currency,
    Optional<String> gateway,
    Optional<String> gatewayTransactionId,
    Optional<String> status,
    Optional<Boolean> test,
    Optional<Boolean> fraudReview,
    Optional<String> referenceTransactionId,
    Optional<WireTime> dateCreated,
    Map<String, Object> giftCertificate,
    Map<String, Object> storeCredit,
    Map<String, Object> offline,
    Map<String, Object> custom,
    Optional<String> paymentMethodId) {

  @Override
  public String toString() {
    return "transaction(" + id + ")";
  }
}
