package dev.stampbook.engine;

import dev.stampbook.discount.Discount;
import dev.stampbook.member.MemberId;
import dev.stampbook.reward.Reward;
import java.util.Optional;
import java.util.OptionalLong;
import org.joda.money.Money;

/**
 * What would happen if a member took a reward into a checkout now. Nothing was changed to find out, so it may be different a moment later.
 *
 * @param member who asks
 * @param reward what is asked for
 * @param points the points it would take: whole steps, no more than the goods need (C7); what was asked for when it is refused
 * @param balance the points the member has at the provider, when the provider tells
 * @param held of them, the points held for redemptions that are not finished, 0 or more
 * @param discount what it would become at the checkout; empty when only the issued reward tells
 * @param worth what it would take off there, never more than the goods; empty when that is not known before
 * @param refusal why it would be refused; empty when it would be given
 */
public record RedemptionQuote(
    MemberId member,
    Reward reward,
    long points,
    OptionalLong balance,
    long held,
    Optional<Discount> discount,
    Optional<Money> worth,
    Optional<Refusal> refusal) {

  /** Returns whether the reward would be given. */
  public boolean isPossible() {
    return refusal.isEmpty();
  }
}
