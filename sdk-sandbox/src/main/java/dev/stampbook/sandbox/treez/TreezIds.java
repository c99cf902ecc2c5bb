package dev.stampbook.sandbox.treez;

import java.util.Locale;
import java.util.OptionalInt;

/** Writes the numbers of the shop as the identifiers of Treez and reads them back. */
final class TreezIds {

  private static final String MIDDLE = "-0000-4000-8000-";
  private static final String SALE = "7ee20000" + MIDDLE;
  private static final String REFUND = "7ee20001" + MIDDLE;
  private static final String SIZE = "7ee20002" + MIDDLE;
  private static final String LINE = "7ee20003" + MIDDLE;

  private TreezIds() {}

  static String sale(int orderId) {
    return SALE + digits(orderId);
  }

  static String refund(int refundId) {
    return REFUND + digits(refundId);
  }

  static String size(int productId) {
    return SIZE + digits(productId);
  }

  static String line(int lineId) {
    return LINE + digits(lineId);
  }

  static OptionalInt orderOf(String ticketId) {
    return number(SALE, ticketId);
  }

  static OptionalInt refundOf(String ticketId) {
    return number(REFUND, ticketId);
  }

  static OptionalInt productOf(String sizeId) {
    return number(SIZE, sizeId);
  }

  private static OptionalInt number(String start, String id) {
    boolean ours = id.startsWith(start) && id.substring(start.length()).matches("000\\d{9}");
    return ours
        ? OptionalInt.of(Integer.parseInt(id.substring(start.length())))
        : OptionalInt.empty();
  }

  private static String digits(int number) {
    return String.format(Locale.ROOT, "%012d", number);
  }

  /** Returns the six characters people read out: letters and digits, refunds begin with R. */
  static String orderNumber(int orderId) {
    return padded(orderId, 'A', 6);
  }

  static String refundNumber(int refundId) {
    return "R" + padded(refundId, '0', 5);
  }

  private static String padded(int number, char with, int length) {
    String text = Integer.toString(number, 36).toUpperCase(Locale.ROOT);
    return String.valueOf(with).repeat(Math.max(0, length - text.length())) + text;
  }
}
