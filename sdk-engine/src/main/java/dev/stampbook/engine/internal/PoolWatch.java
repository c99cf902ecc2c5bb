package dev.stampbook.engine.internal;

import dev.stampbook.LoyaltyException;
import dev.stampbook.discount.CouponCode;
import dev.stampbook.engine.BurnPropagation;
import dev.stampbook.engine.CodePool;
import dev.stampbook.engine.CodePoolId;
import dev.stampbook.engine.CodePoolListener;
import dev.stampbook.engine.CodeRenewal;
import dev.stampbook.engine.internal.store.CodeRows.Burn;
import dev.stampbook.engine.internal.store.CodeRows.DueBurn;
import dev.stampbook.engine.internal.store.PoolRows.Filling;
import dev.stampbook.engine.internal.store.PoolRows.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after stocks of codes (splio sheet, 15.7): fills up what has run low, or tells people, and tells other channels of codes that were
 * used. One node at a time looks after a stock; an order of codes that was interrupted is repeated under its name.
 */
final class PoolWatch {

  private static final Logger LOG = LoggerFactory.getLogger(PoolWatch.class);

  /** A stock that is kept elsewhere is read again this often. */
  private static final Duration READ_AGAIN = Duration.ofMinutes(15);

  private final Context context;
  private final List<CodePool> pools;
  private final CodePoolListener listener;

  PoolWatch(Context context, RedemptionParts parts) {
    this.context = context;
    this.pools = parts.pools();
    this.listener = parts.listener();
  }

  /** Looks after all stocks once; returns how many codes came in or were told. */
  int run(int limit) {
    int done = 0;
    for (CodePool pool : pools) {
      done += fill(pool);
    }
    return done + burn(limit);
  }

  private int fill(CodePool pool) {
    boolean here = !(pool.renewal() instanceof CodeRenewal.ByProvider);
    if (here && left(pool) >= pool.threshold() && pool.threshold() > 0) {
      return calm(pool);
    }
    Instant now = context.now();
    String owner = context.newOwner();
    Optional<Filling> claimed =
        context.sql.inTransaction(
            tx -> context.pools.claim(tx, pool.id(), owner, now, context.leaseFrom(now)));
    if (claimed.isEmpty()) {
      return 0;
    }
    Filling filling = claimed.get();
    try {
      if (pool.renewal() instanceof CodeRenewal.Programmatic byProgram) {
        return order(pool, byProgram, filling, owner);
      }
      long left =
          pool.renewal() instanceof CodeRenewal.ByProvider byProvider
              ? topUp(pool, byProvider)
              : left(pool);
      letGo(pool, owner, tell(pool, filling, left), now.plus(here ? Duration.ZERO : READ_AGAIN));
      return 0;
    } catch (LoyaltyException failure) {
      LOG.debug("the stock {} cannot be filled up now: {}", pool.id(), failure.call());
      Filling told = tell(pool, filling, here ? left(pool) : 0);
      int attempts = filling.attempts() + 1;
      letGo(
          pool,
          owner,
          new Filling(told.orders(), told.told(), attempts),
          now.plus(failure.retryAfter().orElseGet(() -> Backoff.after(attempts))));
      return 0;
    }
  }

  private long left(CodePool pool) {
    return context.sql.inTransaction(
        tx -> context.codes.freeUpTo(tx, pool.id(), Math.max(pool.threshold(), 1)));
  }

  /** A stock that is full again may be told of again when it runs low. */
  private int calm(CodePool pool) {
    context.sql.run(tx -> context.pools.calm(tx, pool.id()));
    return 0;
  }

  private int order(
      CodePool pool, CodeRenewal.Programmatic byProgram, Filling filling, String owner) {
    if (left(pool) >= pool.threshold()) {
      letGo(pool, owner, filling, context.now());
      return 0;
    }
    String order = context.program + ":" + pool.id() + ":" + (filling.orders() + 1);
    List<CouponCode> codes = byProgram.supplier().make(pool.id(), order, byProgram.batch());
    return context.sql.inTransaction(
        tx -> {
          Filling done = new Filling(filling.orders() + 1, Told.NO, 0);
          if (!context.pools.letGo(tx, pool.id(), owner, done, context.now())) {
            return 0; // somebody else repeats the order and gets the same codes
          }
          return CodeDesk.add(context, tx, pool.id(), codes);
        });
  }

  private static long topUp(CodePool pool, CodeRenewal.ByProvider byProvider) {
    OptionalLong left = byProvider.stock().left(pool.id());
    if (left.isPresent() && left.getAsLong() < pool.threshold()) {
      byProvider.stock().topUp(pool.id(), byProvider.batch());
      return left.getAsLong() + byProvider.batch();
    }
    return left.orElse(Long.MAX_VALUE);
  }

  private Filling tell(CodePool pool, Filling filling, long left) {
    boolean low = left < pool.threshold();
    if (low && filling.told() == Told.NO) {
      tell(pool.id(), left);
    }
    return new Filling(filling.orders(), low ? Told.YES : Told.NO, 0);
  }

  private void tell(CodePoolId pool, long left) {
    try {
      listener.low(pool, left);
    } catch (RuntimeException failure) {
      LOG.warn("the listener of code stocks failed with {}", failure.getClass().getName());
    }
  }

  private void letGo(CodePool pool, String owner, Filling filling, Instant next) {
    context.sql.run(tx -> context.pools.letGo(tx, pool.id(), owner, filling, next));
  }

  private int burn(int limit) {
    int done = 0;
    List<DueBurn> due =
        context.sql.inTransaction(tx -> context.codes.dueBurns(tx, context.now(), limit));
    for (DueBurn burn : due) {
      Optional<BurnPropagation.ByCall> call =
          pools.stream()
              .filter(pool -> pool.id().equals(burn.burn().pool()))
              .map(CodePool::burns)
              .filter(BurnPropagation.ByCall.class::isInstance)
              .map(BurnPropagation.ByCall.class::cast)
              .findFirst();
      if (call.isPresent() && burn(call.get(), burn)) {
        done++;
      }
    }
    return done;
  }

  private boolean burn(BurnPropagation.ByCall call, DueBurn due) {
    try {
      call.burner().burn(due.burn());
    } catch (LoyaltyException failure) {
      int attempts = due.attempts() + 1;
      Duration wait = failure.retryAfter().orElseGet(() -> Backoff.after(attempts));
      context.sql.run(
          tx ->
              context.codes.told(
                  tx, due.burn().code(), Burn.DUE, attempts, context.now().plus(wait)));
      return false;
    }
    context.sql.run(
        tx -> context.codes.told(tx, due.burn().code(), Burn.DONE, due.attempts(), context.now()));
    return true;
  }
}
