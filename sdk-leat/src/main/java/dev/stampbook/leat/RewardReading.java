package dev.stampbook.leat;

import dev.stampbook.FailedCall;
import dev.stampbook.MalformedResponseException;
import dev.stampbook.RemoteEffect;
import dev.stampbook.discount.CouponCode;
import dev.stampbook.discount.Discount;
import dev.stampbook.leat.api.LoyaltyTransaction;
import dev.stampbook.leat.api.WithAttributes;
import dev.stampbook.order.ProductId;
import dev.stampbook.reward.IssuedReward;
import dev.stampbook.reward.Reward;
import dev.stampbook.reward.RewardClaim;
import dev.stampbook.reward.RewardCost;
import dev.stampbook.reward.RewardId;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;

/** Reads rewards and claims. What a reward is worth stands in attributes of the account's own; what cannot be read for sure is not guessed. */
final class RewardReading {

  private static final int LONGEST_NAME = 200;

  private final LeatSettings.RewardAttributes names;

  RewardReading(LeatSettings.RewardAttributes names) {
    this.names = names;
  }

  /** Returns the reward, or empty when it is not on offer or has no price. */
  Optional<Reward> reward(WithAttributes<dev.stampbook.leat.api.Reward> listed) {
    dev.stampbook.leat.api.Reward found = listed.object();
    if (!found.onOffer() || found.requiredCredits().filter(price -> price >= 0).isEmpty()) {
      return Optional.empty();
    }
    long price = found.requiredCredits().get();
    String name = found.title().filter(title -> !title.isBlank()).orElse("reward " + found.uuid());
    Reward.Builder reward =
        Reward.builder(
            RewardId.of(found.uuid()),
            name.substring(0, Math.min(name.length(), LONGEST_NAME)),
            price == 0 ? new RewardCost.Free() : new RewardCost.Fixed(price));
    found.stock().ifPresent(reward::stock);
    discount(listed.attributes()).ifPresent(reward::discount);
    return Optional.of(reward.build());
  }

  private Optional<Discount> discount(Map<String, Object> attributes) {
    String type = text(attributes, names.type()).toLowerCase(Locale.ROOT);
    Optional<BigDecimal> value = number(text(attributes, names.value()));
    return switch (type) {
      case "percentage", "percent" ->
          value
              .filter(share -> share.signum() > 0 && share.compareTo(new BigDecimal(100)) <= 0)
              .map(Discount.PercentOff::new);
      case "amount", "fixed", "absolute" -> value.flatMap(this::amountOff);
      case "free_shipping" -> Optional.of(new Discount.FreeShipping());
      case "free_product" ->
          Optional.of(text(attributes, names.product()))
              .filter(product -> !product.isBlank())
              .map(product -> new Discount.FreeProduct(ProductId.of(product)));
      default -> Optional.empty();
    };
  }

  private Optional<Discount> amountOff(BigDecimal value) {
    return names
        .currency()
        .filter(currency -> value.signum() > 0)
        .filter(currency -> value.stripTrailingZeros().scale() <= currency.getDecimalPlaces())
        .map(currency -> new Discount.AmountOff(Money.of(currency, value)));
  }

  private static String text(Map<String, Object> attributes, String name) {
    return Optional.ofNullable(attributes.get(name)).map(Object::toString).orElse("").strip();
  }

  private static Optional<BigDecimal> number(String text) {
    return text.matches("-?[0-9]{1,12}(\\.[0-9]{1,6})?")
        ? Optional.of(new BigDecimal(text))
        : Optional.empty();
  }

  IssuedReward issued(RewardClaim claim, LoyaltyTransaction made) {
    Optional<CouponCode> code =
        made.digitalRewardCode()
            .map(LoyaltyTransaction.Code::code)
            .filter(text -> !text.isBlank())
            .map(RewardReading::coupon)
            .or(claim::ownCode);
    Optional<Discount> coupon =
        code.filter(ours -> claim.ownCode().isEmpty()).map(Discount.Coupon::new);
    return new IssuedReward(
        claim,
        made.uuid(),
        Math.max(0, Math.negateExact(made.credits())),
        code,
        coupon.or(claim.reward()::discount),
        made.expiresAt());
  }

  private static CouponCode coupon(String code) {
    try {
      return CouponCode.of(code);
    } catch (IllegalArgumentException e) {
      throw new MalformedResponseException(
          "the answer has no usable field digital_reward_code",
          FailedCall.unanswered(Leat.NAME, "createRewardReception"),
          RemoteEffect.UNKNOWN);
    }
  }
}
