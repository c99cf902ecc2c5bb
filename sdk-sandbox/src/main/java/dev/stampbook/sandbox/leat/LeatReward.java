package dev.stampbook.sandbox.leat;

import dev.stampbook.sandbox.SandboxCoupon;
import java.math.BigDecimal;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Describes something points can buy (sheet section 3.6).
 *
 * @param title what it is called
 * @param credits the price; none when it cannot be bought
 * @param form whether it is handed over or is a code
 * @param gives what the coupon of a digital one does in the shop
 * @param value money or percent of that coupon
 * @param attributes values of the account's own reward attributes
 * @param stock how many there are; none for no limit
 * @param offer whether it is on offer
 */
public record LeatReward(
    String title,
    OptionalLong credits,
    Form form,
    SandboxCoupon.Kind gives,
    BigDecimal value,
    Map<String, String> attributes,
    OptionalLong stock,
    Offer offer) {

  /** The forms of rewards. */
  public enum Form {
    PHYSICAL,
    DIGITAL
  }

  /** Whether a reward is on offer. */
  public enum Offer {
    ACTIVE,
    INACTIVE
  }

  /** Returns a digital reward whose code takes an amount off in the shop. */
  public static LeatReward digital(String title, long credits, BigDecimal amountOff) {
    return new LeatReward(
        title,
        OptionalLong.of(credits),
        Form.DIGITAL,
        SandboxCoupon.Kind.AMOUNT_OFF,
        amountOff,
        Map.of(),
        OptionalLong.empty(),
        Offer.ACTIVE);
  }

  /** Returns a physical reward with attributes that say what it is worth. */
  public static LeatReward physical(String title, long credits, Map<String, String> attributes) {
    return new LeatReward(
        title,
        OptionalLong.of(credits),
        Form.PHYSICAL,
        SandboxCoupon.Kind.FREE_PRODUCT,
        BigDecimal.ZERO,
        attributes,
        OptionalLong.empty(),
        Offer.ACTIVE);
  }

  /** Returns it with so many left. */
  public LeatReward withStock(long left) {
    return new LeatReward(
        title, credits, form, gives, value, attributes, OptionalLong.of(left), offer);
  }

  /** Returns it without a price. */
  public LeatReward withoutPrice() {
    return new LeatReward(
        title, OptionalLong.empty(), form, gives, value, attributes, stock, offer);
  }

  /** Returns it taken off the offer. */
  public LeatReward inactive() {
    return new LeatReward(title, credits, form, gives, value, attributes, stock, Offer.INACTIVE);
  }
}
