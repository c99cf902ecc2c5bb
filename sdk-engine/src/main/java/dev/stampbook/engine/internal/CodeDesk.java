package dev.stampbook.engine.internal;

import dev.stampbook.discount.CouponCode;
import dev.stampbook.engine.CodeBurn;
import dev.stampbook.engine.CodeEntry;
import dev.stampbook.engine.CodePoolId;
import dev.stampbook.engine.CodePoolListener;
import dev.stampbook.engine.CodeState;
import dev.stampbook.engine.CodeStock;
import dev.stampbook.engine.internal.store.CodeRows.Burn;
import dev.stampbook.engine.internal.store.Sql;
import dev.stampbook.reward.RedemptionId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands out one-time codes and answers for them. */
public final class CodeDesk {

  private static final Logger LOG = LoggerFactory.getLogger(CodeDesk.class);

  private final Context context;
  private final CodePoolListener listener;

  /** Works on the codes of one program. */
  public CodeDesk(Context context, CodePoolListener listener) {
    this.context = context;
    this.listener = listener;
  }

  /** Adds codes; returns how many were new. */
  public int add(CodePoolId pool, Collection<CouponCode> codes) {
    return context.sql.inTransaction(tx -> add(context, tx, pool, codes));
  }

  static int add(Context context, Sql.Tx tx, CodePoolId pool, Collection<CouponCode> codes)
      throws SQLException {
    long position = context.codes.nextPosition(tx, pool);
    int added = 0;
    for (CouponCode code : codes) {
      if (context.codes.add(tx, pool, code, position + added, context.now())) {
        added++;
      }
    }
    return added;
  }

  /** Tells people that a shop refused a code as used although nobody here had used it. */
  void tellQuarantined(CodePoolId pool, CouponCode code) {
    try {
      listener.quarantined(pool, code);
    } catch (RuntimeException failure) {
      LOG.warn("the listener of code stocks failed with {}", failure.getClass().getName());
    }
  }

  /** Returns how many codes stand where. */
  public CodeStock stock(CodePoolId pool) {
    return context.sql.inTransaction(tx -> context.codes.stock(tx, pool));
  }

  /** Returns a code. */
  public Optional<CodeEntry> find(CouponCode code) {
    return context.sql.inTransaction(tx -> context.codes.find(tx, code));
  }

  /** Returns codes in a state. */
  public List<CodeEntry> in(CodePoolId pool, CodeState state, int limit) {
    return context.sql.inTransaction(tx -> context.codes.in(tx, pool, state, limit));
  }

  /** Hands out a code, the same one to the same taker. */
  public Optional<CouponCode> take(CodePoolId pool, RedemptionId taker) {
    return context.sql.inTransaction(
        tx -> {
          context.codes.lockTaker(tx, taker); // or two who ask at once for one taker get two codes
          Optional<CouponCode> has = context.codes.assigned(tx, pool, taker);
          return has.isPresent() ? has : context.codes.assign(tx, pool, taker, context.now());
        });
  }

  /** Withdraws a free code. */
  public boolean retire(CouponCode code) {
    return context.sql.inTransaction(
        tx ->
            context.codes.move(
                tx, code, List.of(CodeState.FREE), CodeState.RETIRED, context.now()));
  }

  /** Records a use on another channel, which needs not be told of it. */
  public boolean burned(CouponCode code, Instant at) {
    return context.sql.inTransaction(
        tx -> context.codes.used(tx, code, Optional.empty(), Burn.NO, context.now(), at));
  }

  /** Returns the uses of a period. */
  public List<CodeBurn> burns(Instant from, Instant until) {
    return context.sql.inTransaction(tx -> context.codes.batch(tx, from, until));
  }
}
