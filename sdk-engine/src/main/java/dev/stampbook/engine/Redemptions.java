package dev.stampbook.engine;

import dev.stampbook.discount.CheckoutId;
import dev.stampbook.engine.internal.Redeemer;
import dev.stampbook.member.MemberId;
import dev.stampbook.order.OrderId;
import dev.stampbook.reward.RedemptionId;
import java.util.List;
import java.util.Optional;

/** The redemptions of a program, for the screens of members and staff. Thread-safe. */
public final class Redemptions {

  private final Redeemer redeemer;

  Redemptions(Redeemer redeemer) {
    this.redeemer = redeemer;
  }

  /** Returns a redemption as it stands. */
  public Optional<Redemption> find(RedemptionId id) {
    return redeemer.find(id);
  }

  /**
   * Tells of every reward of the program what would happen if the member took it, with its fewest points, into a checkout now: what it would
   * take off, or why it would be refused. Asks provider and commerce system, changes nothing.
   *
   * @throws dev.stampbook.UnsupportedCapabilityException when the provider does not list rewards; ask {@link RedemptionRequest#quote} for
   *     rewards you know
   */
  public List<RedemptionQuote> quotes(MemberId member, CheckoutId checkout) {
    return redeemer.quotes(member, checkout);
  }

  /** Returns a member's redemptions, newest first; {@code limit} is 1 to 1,000. */
  public List<Redemption> of(MemberId member, int limit) {
    return redeemer.of(member, limit);
  }

  /** Returns what a member has been issued and no order has used yet, oldest first: to be offered again at the next checkout. */
  public List<Redemption> usable(MemberId member) {
    return redeemer.usable(member);
  }

  /** Returns the redemptions in a state, oldest first; {@code limit} is 1 to 1,000. */
  public List<Redemption> in(RedemptionState state, int limit) {
    return redeemer.in(state, limit);
  }

  /** Returns the redemptions that went into a checkout, oldest first. */
  public List<Redemption> at(CheckoutId checkout) {
    return redeemer.at(checkout);
  }

  /** Returns the redemptions an order uses, oldest first. */
  public List<Redemption> of(OrderId order) {
    return redeemer.of(order);
  }

  /** Returns the points a member holds for redemptions that are not finished: they are not taken yet and cannot be spent twice. */
  public long held(MemberId member) {
    return redeemer.held(member);
  }

  /**
   * Takes the discount off its checkout and gives the points back, as a shop's button "remove reward" does. Repeating it is safe. A code
   * that only its provider could withdraw stays the member's: the checkout loses it, the redemption goes back to {@link
   * RedemptionState#ISSUED} and can be {@linkplain #moveTo put on another checkout}.
   *
   * @return the redemption as it stands; unchanged when it is over, and with a note when an order has used the discount, because then points
   *     never come back by this way
   * @throws dev.stampbook.NotFoundException never; an unknown id gives an {@link IllegalArgumentException}
   * @throws dev.stampbook.LoyaltyException when a system cannot be reached; the program goes on with it by itself
   */
  public Redemption release(RedemptionId id) {
    return redeemer.release(id);
  }

  /**
   * Puts a reward that no order has used on another checkout, without taking points again.
   *
   * @return the redemption as it stands
   * @throws RedemptionRefusedException when that checkout refuses it, or the redemption is not usable; it stays as it was
   */
  public Redemption moveTo(RedemptionId id, CheckoutId checkout) {
    return redeemer.moveTo(id, checkout);
  }

  /**
   * Records what a person found out or decided about a redemption that waits for one, and goes on with it.
   *
   * @return the redemption as it stands
   * @throws IllegalArgumentException when it does not wait, or the decision does not answer its question
   */
  public Redemption decide(RedemptionId id, RedemptionDecision decision) {
    return redeemer.decide(id, decision);
  }
}
