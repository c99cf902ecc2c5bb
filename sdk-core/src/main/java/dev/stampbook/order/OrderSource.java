package dev.stampbook.order;

import dev.stampbook.SystemName;
import dev.stampbook.points.StateRules;
import java.util.List;
import java.util.Optional;

/** Where orders are read from: one commerce system. Blocking, thread-safe, reads only. */
public interface OrderSource {

  /** Returns the commerce system. */
  SystemName system();

  /** Returns which order states earn, wait and take back by default, from the system's fact sheet. */
  StateRules defaultStates();

  /** Returns the change feeds, all of which a sync reads. */
  List<ChangeFeed> feeds();

  /**
   * Reads an order as it is now, with all its refunds.
   *
   * @return the order, or empty when the system does not have it (any more)
   * @throws dev.stampbook.LoyaltyException when it cannot be read; a failed read is not "gone"
   */
  Optional<Order> find(OrderId id, OrderDetail detail);

  /**
   * Looks for settings at the commerce system's side by which somebody else reports the same purchases; reads only.
   *
   * @return a sentence that says what is wrong and which setting decides, or empty when all is well or the system cannot tell
   */
  default Optional<String> conflict() {
    return Optional.empty();
  }
}
