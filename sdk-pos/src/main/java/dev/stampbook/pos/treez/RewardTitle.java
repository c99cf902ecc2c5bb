package dev.stampbook.pos.treez;

import dev.stampbook.discount.DiscountRequest;
import dev.stampbook.reward.RedemptionId;
import java.util.regex.Pattern;

/**
 * The title of a reward's discount: what the shopper reads, and the redemption in brackets, because the title is all that comes back from
 * Treez (sheet 13).
 */
final class RewardTitle {

  private static final Pattern OURS =
      Pattern.compile(".* \\[loyalty [^\\[\\]]{1,60}]", Pattern.DOTALL);

  private RewardTitle() {}

  static String of(DiscountRequest request) {
    return request.label() + marker(request.redemption());
  }

  /** Returns whether a title is that of this redemption, whatever label it was given. */
  static boolean is(String title, RedemptionId redemption) {
    return title.endsWith(marker(redemption));
  }

  static boolean isOurs(String title) {
    return OURS.matcher(title).matches();
  }

  private static String marker(RedemptionId redemption) {
    return " [loyalty " + redemption.value() + "]";
  }
}
