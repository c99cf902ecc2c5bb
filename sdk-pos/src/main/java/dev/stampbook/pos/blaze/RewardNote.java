package dev.stampbook.pos.blaze;

import dev.stampbook.discount.DiscountRequest;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The note beside a discount: what the shopper reads, and in brackets the redemption it belongs to. By it a discount is found again, and an
 * order tells which of its discounts is a reward.
 */
final class RewardNote {

  private static final Pattern FORM = Pattern.compile("(?s).*\\[[^\\[\\]]{1,60}]\\s*");

  private RewardNote() {}

  /** Returns the note of a request. */
  static String of(DiscountRequest request) {
    return request.label() + " " + mark(request);
  }

  /** Returns whether a note is that of this request; tills may append to it. */
  static boolean isOf(DiscountRequest request, Optional<String> note) {
    return note.filter(text -> text.contains(mark(request))).isPresent();
  }

  /** Returns whether a note is that of some redemption. */
  static boolean isOne(String note) {
    return FORM.matcher(note).matches();
  }

  private static String mark(DiscountRequest request) {
    return "[" + request.redemption().value() + "]";
  }
}
