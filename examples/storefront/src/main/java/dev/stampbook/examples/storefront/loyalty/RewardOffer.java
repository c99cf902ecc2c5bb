package dev.stampbook.examples.storefront.loyalty;

import dev.stampbook.engine.RedemptionQuote;
import dev.stampbook.engine.Refusal;
import dev.stampbook.reward.Reward;
import java.util.Optional;
import org.joda.money.Money;

/**
 * A reward as it is offered at one checkout.
 *
 * @param reward the reward
 * @param points what it would cost
 * @param worth what it would take off, when that is known before
 * @param refusal why it cannot be taken, as a sentence for the shopper; empty when it can
 */
public record RewardOffer(
    Reward reward, long points, Optional<Money> worth, Optional<String> refusal) {

  static RewardOffer of(RedemptionQuote quote) {
    return new RewardOffer(
        quote.reward(), quote.points(), quote.worth(), quote.refusal().map(Refusal::message));
  }
}
