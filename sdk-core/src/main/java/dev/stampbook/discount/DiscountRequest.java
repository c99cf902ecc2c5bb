package dev.stampbook.discount;

import dev.stampbook.reward.RedemptionId;
import dev.stampbook.reward.RewardId;

/**
 * Asks for one discount on one checkout.
 *
 * @param redemption the redemption behind it; the reference by which the discount is found again
 * @param reward the reward that was taken; a commerce system may keep one promotion per reward
 * @param checkout where the discount goes
 * @param discount what it is
 * @param label what the shopper reads, 1 to 100 characters
 */
public record DiscountRequest(
    RedemptionId redemption,
    RewardId reward,
    CheckoutId checkout,
    Discount discount,
    String label) {

  public DiscountRequest {
    if (label.isBlank() || label.length() > 100) {
      throw new IllegalArgumentException("a discount label has 1 to 100 characters");
    }
  }
}
