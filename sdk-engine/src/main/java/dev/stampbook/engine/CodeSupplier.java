package dev.stampbook.engine;

import dev.stampbook.discount.CouponCode;
import java.util.List;

/** Makes new codes at their owner. */
@FunctionalInterface
public interface CodeSupplier {

  /**
   * Makes codes for a stock.
   *
   * @param pool the stock
   * @param order names this order of codes; called again with the same name after a failure or a crash, when the codes made the first time
   *     should be returned instead of new ones
   * @param count how many, 1 or more
   * @return the codes, known at their owner; those the program has already are ignored
   * @throws dev.stampbook.LoyaltyException when it did not work; it is tried again later
   */
  List<CouponCode> make(CodePoolId pool, String order, int count);
}
