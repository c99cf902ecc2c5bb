package dev.stampbook.bigcommerce.api;

import java.util.Optional;

/** A gift certificate (sheet 3.6, 5.6); its dates are read as epoch seconds in a text. */
public record GiftCertificate(
    long id,
    Optional<String> toName,
    Optional<String> toEmail,
    Optional<String> fromName,
    Optional<String> fromEmail,
    Optional<WireAmount> amount,
    Optional<WireAmount> balance,
    Optional<WireTime> purchaseDate,
    Optional<WireTime> expiryDate,
    Optional<String> customerId,
    Optional<String> template,
    Optional<String> message,
    Optional<String> code,
    Optional<String> status,
    Optional<String> currencyCode,
    Optional<String> orderId) {

  @Override
  public String toString() {
    return "gift certificate(" + id + ")";
  }
}
