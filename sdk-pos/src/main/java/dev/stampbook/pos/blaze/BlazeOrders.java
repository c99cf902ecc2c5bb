package dev.stampbook.pos.blaze;

import dev.stampbook.FailedCall;
import dev.stampbook.MalformedResponseException;
import dev.stampbook.SystemName;
import dev.stampbook.order.ChangeFeed;
import dev.stampbook.order.Order;
import dev.stampbook.order.OrderDetail;
import dev.stampbook.order.OrderId;
import dev.stampbook.order.OrderSource;
import dev.stampbook.order.OrderState;
import dev.stampbook.points.StateEffect;
import dev.stampbook.points.StateRules;
import dev.stampbook.pos.blaze.api.Found;
import dev.stampbook.pos.blaze.api.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Sales and refunds of a Blaze shop (sheet sections 3.5, 3.6, 13.3, 13.4). An order is a transaction of type Sale; a transaction with a
 * parent is a refund of that parent. No endpoint makes a refund, so all of them come from the till.
 *
 * <p>The goods are worth {@code subTotalDiscount}: after every discount before tax, without the tax that comes on top; tax contained in
 * prices is part of them. Lines with {@code loyaltyAccrual = false} are kept out of the earn base. A discount after tax takes nothing off
 * the goods (sheet section 12).
 */
public final class BlazeOrders implements OrderSource {

  private final BlazeApi api;
  private final BlazeSettings settings;
  private final ShopFacts facts;
  private final BlazeMembers members;

  BlazeOrders(BlazeApi api, BlazeSettings settings, ShopFacts facts, BlazeMembers members) {
    this.api = api;
    this.settings = settings;
    this.facts = facts;
    this.members = members;
  }

  @Override
  public SystemName system() {
    return Blaze.SYSTEM;
  }

  /**
   * Returns which states earn: Completed, also once part of it was given back. Canceled and voided sales and those that Blaze calls
   * completely refunded take everything back; open ones wait (sheet sections 3.6, 5).
   */
  @Override
  public StateRules defaultStates() {
    return StateRules.standard()
        .with(StateEffect.EARN, Set.of(OrderState.COMPLETED, OrderState.PARTIALLY_REFUNDED))
        .with(StateEffect.TAKE_BACK, Set.of(OrderState.REFUNDED));
  }

  /**
   * Returns one feed: transactions day by day, in windows that never name more than 7 days. A refund marks its sale. A page costs one call,
   * one per member on it with {@link CustomerLookup#MEMBER}, and one or more per sale of which something was given back.
   */
  @Override
  public List<ChangeFeed> feeds() {
    return List.of(new TransactionFeed(api, settings, facts, members, reader()));
  }

  /**
   * Reads one sale with its refunds: one call, one for the member, and one per 100 closed transactions of the member where something was
   * given back. Empty when Blaze has no such sale, also for the id of a refund.
   *
   * @throws MalformedResponseException when a value that decides about points is missing; the message says which
   */
  @Override
  public Optional<Order> find(OrderId id, OrderDetail detail) {
    Optional<Transaction> found =
        api.transactions().getTransaction(id.value()).flatMap(Found::value);
    return found.filter(TransactionReading::isSale).map(this::read);
  }

  private Order read(Transaction sale) {
    try {
      return reader().read(sale, List.of(), members.people());
    } catch (UnreadableSaleException e) {
      throw MalformedResponseException.nonsense(
          "transaction " + sale.id() + " cannot be read: " + e.problem(),
          FailedCall.unanswered(Blaze.SYSTEM, "getTransaction"));
    }
  }

  private TransactionReading reader() {
    return new TransactionReading(settings, new RefundReading(api.transactions(), settings));
  }

  /**
   * Tells whether {@code blaze.accrualOwner} names somebody else than the SDK, or Blaze's own Springbig link is on while the program's points
   * are at Springbig (sheet section 13.9). One read. Whether BLAZE ECOM reports purchases cannot be read: {@code blaze.accrualOwner} says
   * it.
   */
  @Override
  public Optional<String> conflict() {
    return facts.conflict();
  }
}
