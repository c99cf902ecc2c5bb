package dev.stampbook.bigcommerce.api;

import java.util.Optional;

/** A gift certificate to create (sheet 3.6): the code is cut to 20 characters, no mail is sent, dates are written as RFC 2822. */
public record GiftCertificateDraft(
    String toName,
    String toEmail,
    String fromName,
    String fromEmail,
    String amount,
    Optional<String> code,
    Optional<String> balance,
    Optional<String> purchaseDate,
    Optional<String> expiryDate,
    Optional<Long> customerId,
    Optional<String> template,
    Optional<String> message,
    Optional<String> status,
    Optional<String> currencyCode) {

  @Override
  public String toString() {
    return "gift certificate(hidden)";
  }
}
