package dev.stampbook.engine;

import dev.stampbook.discount.CouponCode;
import dev.stampbook.engine.internal.CodeDesk;
import dev.stampbook.reward.RedemptionId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The stocks of one-time codes of a program (C18). Thread-safe. */
public final class CodePools {

  private final CodeDesk desk;

  CodePools(CodeDesk desk) {
    this.desk = desk;
  }

  /**
   * Adds codes to a stock; they are handed out in the order they came. Codes the program knows already, in whatever stock and state and
   * whatever their upper and lower case, are left as they are.
   *
   * @return how many were new
   */
  public int add(CodePoolId pool, Collection<CouponCode> codes) {
    return desk.add(pool, codes);
  }

  /** Returns how many codes of a stock stand where. */
  public CodeStock stock(CodePoolId pool) {
    return desk.stock(pool);
  }

  /** Returns a code. */
  public Optional<CodeEntry> find(CouponCode code) {
    return desk.find(code);
  }

  /** Returns the codes of a stock in a state, oldest first; {@code limit} is 1 to 1,000. */
  public List<CodeEntry> in(CodePoolId pool, CodeState state, int limit) {
    return desk.in(pool, state, limit);
  }

  /**
   * Hands out a code. Redemptions with a stock of their own do this by themselves; a shop calls it for promotions of its own.
   *
   * @param taker who gets it; asking again for the same taker gives the same code
   * @return the code; empty when none is free
   */
  public Optional<CouponCode> take(CodePoolId pool, RedemptionId taker) {
    return desk.take(pool, taker);
  }

  /** Withdraws a code that nobody has; returns whether it was free. */
  public boolean retire(CouponCode code) {
    return desk.retire(code);
  }

  /** Records that another channel used a code, so that it is neither handed out nor used here; returns whether that was news. */
  public boolean burned(CouponCode code, Instant at) {
    return desk.burned(code, at);
  }

  /**
   * Returns the uses recorded in a period, oldest first, for a daily batch to the other channel: of stocks with {@link
   * BurnPropagation.DailyBatch}. A period that is over gives the same answer whenever it is asked.
   *
   * @param from inclusive
   * @param until exclusive
   */
  public List<CodeBurn> burns(Instant from, Instant until) {
    return desk.burns(from, until);
  }
}
