package dev.stampbook.engine.internal;

import dev.stampbook.member.EmailAddress;
import dev.stampbook.member.MemberIdentity;
import dev.stampbook.order.Order;
import dev.stampbook.order.OrderLine;
import dev.stampbook.order.Refund;
import dev.stampbook.order.RefundPart;
import dev.stampbook.order.Taxed;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.joda.money.BigMoney;

/** Texts without personal data, and their hashes. */
final class Digest {

  private Digest() {}

  /**
   * Returns the redacted payload of an order: everything that can change its points, nothing about the person. Equal amounts are written
   * alike whatever their spelling (C1), and the exchange rate is left out because the one frozen first stays in force (C5).
   */
  static String text(Order order) {
    StringBuilder text = new StringBuilder();
    text.append("order ").append(order.id()).append(" version ").append(order.version().value());
    text.append(" state ").append(order.state()).append(" (").append(order.nativeState());
    text.append(") currency ").append(order.currency().getCode());
    text.append("\ngoods ").append(plain(order.goods())).append(" shipping ");
    text.append(plain(order.shipping())).append(" handling ").append(plain(order.handling()));
    text.append(" wrapping ").append(plain(order.wrapping())).append(" fees ");
    text.append(plain(order.fees())).append(" total ").append(plain(order.total()));
    text.append(" credit ").append(plain(order.creditTender()));
    for (OrderLine line : order.lines()) {
      text.append("\nline ").append(line.id()).append(' ').append(line.kind()).append(' ');
      text.append(line.quantity().stripTrailingZeros().toPlainString()).append(" x, ");
      text.append(plain(line.price())).append(" tax ").append(plain(line.tax()));
    }
    order
        .discounts()
        .forEach(
            discount ->
                text.append("\ndiscount ")
                    .append(discount.source())
                    .append(' ')
                    .append(plain(discount.amount())));
    for (Refund refund : order.refunds()) {
      text.append("\nrefund ").append(refund.id()).append(' ').append(refund.state());
      text.append(' ').append(refund.amount().map(Digest::plain).orElse("no amount"));
      for (RefundPart part : refund.parts()) {
        text.append(' ').append(part.component());
        part.line().ifPresent(line -> text.append(" line ").append(line));
        part.quantity()
            .ifPresent(
                units -> text.append(' ').append(units.stripTrailingZeros().toPlainString()));
        part.amount().ifPresent(amount -> text.append(' ').append(plain(amount)));
      }
    }
    return text.toString();
  }

  /** Returns the key under which a customer is remembered: the account's id, else a hash of address or phone. */
  static Optional<String> customerKey(MemberIdentity identity) {
    return identity
        .customerId()
        .map(id -> "customer:" + id.value())
        .or(() -> identity.email().map(Digest::emailKey))
        .or(() -> identity.phone().map(phone -> "phone:" + sha256(phone.value())));
  }

  static String emailKey(EmailAddress email) {
    return "email:" + sha256(email.value());
  }

  static String sha256(String text) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  private static String plain(Taxed amount) {
    return plain(amount.net()) + "+" + plain(amount.tax());
  }

  private static String plain(BigMoney amount) {
    BigDecimal stripped = amount.getAmount().stripTrailingZeros();
    return stripped.toPlainString();
  }
}
