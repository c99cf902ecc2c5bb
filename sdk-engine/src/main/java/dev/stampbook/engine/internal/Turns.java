package dev.stampbook.engine.internal;

import dev.stampbook.engine.StoreException;
import dev.stampbook.engine.internal.store.Sql;
import dev.stampbook.member.MemberId;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets redemptions of one member go one after the other, on all nodes (KF-21). No transaction is open while somebody has the turn; who dies
 * with it is waited for until the lease is over.
 */
final class Turns {

  private static final Logger LOG = LoggerFactory.getLogger(Turns.class);
  private static final Duration FIRST = Duration.ofMillis(10);
  private static final Duration LONGEST = Duration.ofMillis(250);

  private final Context context;
  private final Duration patience;

  Turns(Context context, Duration patience) {
    this.context = context;
    this.patience = patience;
  }

  /** Waits for the turn of a member; empty when patience ends first. */
  Optional<Turn> take(MemberId member) {
    String owner = context.newOwner();
    Duration waited = Duration.ZERO;
    Duration wait = FIRST;
    while (true) {
      Instant now = context.now();
      boolean ours =
          context.sql.inTransaction(
              tx -> context.spenders.take(tx, member, owner, now, context.leaseFrom(now)));
      if (ours) {
        return Optional.of(new Turn(member, owner));
      }
      waited = waited.plus(wait);
      if (waited.compareTo(patience) > 0) {
        return Optional.empty();
      }
      try {
        context.waiting.await(wait);
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
        return Optional.empty();
      }
      wait = wait.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : wait.multipliedBy(2);
    }
  }

  /** The right to spend one member's points. */
  final class Turn implements AutoCloseable {

    private final MemberId member;
    private final String owner;

    private Turn(MemberId member, String owner) {
      this.member = member;
      this.owner = owner;
    }

    /** Makes sure, within a transaction that writes what depends on it, that nobody else had the turn meanwhile. */
    boolean stillOurs(Sql.Tx tx) throws SQLException {
      return context.spenders.renew(tx, member, owner, context.leaseFrom(context.now()));
    }

    @Override
    public void close() {
      try {
        context.sql.run(tx -> context.spenders.give(tx, member, owner));
      } catch (StoreException unreachable) {
        LOG.warn("a member's turn ends with its lease: {}", unreachable.getMessage());
      }
    }
  }
}
