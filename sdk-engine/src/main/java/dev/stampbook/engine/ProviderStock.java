package dev.stampbook.engine;

import java.util.OptionalLong;

/** The stock of a reward whose codes the provider makes itself when it grants it. */
public interface ProviderStock {

  /**
   * Returns how many grants are left; empty when the number is not limited.
   *
   * @throws dev.stampbook.LoyaltyException when it cannot be read
   */
  OptionalLong left(CodePoolId pool);

  /**
   * Allows more grants.
   *
   * @param count how many more, 1 or more
   * @throws dev.stampbook.LoyaltyException when it did not work; the stock is read again before the next attempt
   */
  void topUp(CodePoolId pool, int count);
}
