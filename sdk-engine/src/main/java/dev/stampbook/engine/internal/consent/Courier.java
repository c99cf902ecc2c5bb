package dev.stampbook.engine.internal.consent;

import dev.stampbook.LoyaltyException;
import dev.stampbook.UnsupportedCapabilityException;
import dev.stampbook.consent.ConsentState;
import dev.stampbook.consent.ConsentStatus;
import dev.stampbook.engine.consent.ConsentTarget;
import dev.stampbook.engine.internal.Backoff;
import dev.stampbook.engine.internal.Concurrent;
import dev.stampbook.engine.internal.consent.Deliveries.Arrival;
import dev.stampbook.engine.internal.consent.Deliveries.Delivery;
import dev.stampbook.engine.internal.consent.Deliveries.Queue;
import dev.stampbook.engine.internal.consent.Deliveries.Trouble;
import dev.stampbook.engine.internal.store.Sql;
import dev.stampbook.member.MemberIdentity;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the systems what people decided. Before every single message the opt-outs are looked at first, and no call is made while anything is
 * open in the database. One system that is not there keeps no other one waiting.
 */
final class Courier {

  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

  private final Shared shared;
  private final Counter counter;
  private final Concurrent concurrent;

  Courier(Shared shared, Concurrent concurrent) {
    this.shared = shared;
    this.counter = new Counter(shared);
    this.concurrent = concurrent;
  }

  /** Sends what is due, at most so many messages to each system; returns how many there were. */
  int runOnce(int limit) {
    return run(limit, EnumSet.allOf(Queue.class));
  }

  /** Sends the opt-outs that are due. */
  int optOuts(int limit) {
    return run(limit, EnumSet.of(Queue.OPT_OUTS));
  }

  private int run(int limit, Set<Queue> queues) {
    if (limit < 1) {
      throw new IllegalArgumentException("a round takes at least one message, not " + limit);
    }
    return shared.targets.isEmpty()
        ? 0
        : concurrent.map(shared.targets, target -> work(target, limit, queues)).stream()
            .mapToInt(Integer::intValue)
            .sum();
  }

  private int work(ConsentTarget target, int limit, Set<Queue> queues) {
    int done = 0;
    while (done < limit) {
      Optional<Delivery> next = next(target, queues);
      if (next.isEmpty()) {
        return done;
      }
      done++;
      if (!deliver(target, next.get())) {
        return done; // it is not there; the next round tries again
      }
    }
    return done;
  }

  private Optional<Delivery> next(ConsentTarget target, Set<Queue> queues) {
    return shared.sql.inTransaction(
        tx -> {
          for (Queue queue : queues) { // opt-outs come first in their order
            Optional<Delivery> next = shared.deliveries.next(tx, target, queue, shared.now());
            if (next.isPresent()) {
              return next;
            }
          }
          return Optional.empty();
        });
  }

  /** Sends one message; returns whether the system seems to be there. */
  private boolean deliver(ConsentTarget target, Delivery delivery) {
    String owner = shared.newOwner();
    Optional<ConsentStatus> found = Optional.empty();
    if (!delivery.isOptOut() && target.canBeRead()) {
      Optional<MemberIdentity> whom =
          shared.sql.inTransaction(tx -> counter.recipient(tx, delivery));
      if (whom.isPresent()) {
        try {
          found = Optional.of(target.service().read(whom.get()));
        } catch (UnsupportedCapabilityException cannotTell) {
          LOG.debug("{} cannot be asked for consent", target.name());
        } catch (RuntimeException failure) {
          boolean ours = shared.sql.inTransaction(tx -> counter.take(tx, delivery, owner));
          return !ours || failed(delivery, owner, failure, Arrival.OVER);
        }
      }
    }
    Optional<ConsentStatus> seen = found;
    Optional<MemberIdentity> whom =
        shared.sql.inTransaction(tx -> counter.hand(tx, target, delivery, owner, seen));
    if (whom.isEmpty()) {
      return true;
    }
    try {
      ConsentStatus status = target.service().record(whom.get(), delivery.act());
      shared.sql.run(tx -> told(tx, target, delivery, owner, status));
      return true;
    } catch (UnsupportedCapabilityException never) {
      shared.sql.run(tx -> counter.notTaken(tx, delivery, owner, never.call().toString()));
      return true;
    } catch (LoyaltyException failure) {
      Arrival arrival = failure.effect().mayHaveActed() ? Arrival.POSSIBLE : Arrival.OVER;
      return failed(delivery, owner, failure, arrival);
    } catch (RuntimeException unforeseen) {
      return failed(delivery, owner, unforeseen, Arrival.POSSIBLE);
    }
  }

  private void told(
      Sql.Tx tx, ConsentTarget target, Delivery delivery, String owner, ConsentStatus status)
      throws SQLException {
    ConsentState state = status.state(delivery.channel());
    if (delivery.isOptOut() && state == ConsentState.IN) {
      again(
          tx, delivery, owner, Arrival.OVER, Trouble.REFUSAL, "it took the no and still says yes");
    } else {
      counter.told(tx, target, delivery, owner, status);
    }
  }

  /** Notes a failure; returns whether the system seems to be there all the same. */
  private boolean failed(
      Delivery delivery, String owner, RuntimeException failure, Arrival arrival) {
    boolean passing =
        !(failure instanceof LoyaltyException told)
            || told.retryCanHelp()
            || told.effect().mayHaveActed();
    String note =
        failure instanceof LoyaltyException told
            ? failure.getClass().getSimpleName() + ", " + told.call()
            : failure.getClass().getSimpleName();
    Optional<Duration> asked =
        failure instanceof LoyaltyException told ? told.retryAfter() : Optional.empty();
    shared.sql.run(
        tx -> {
          Instant due = due(tx, delivery, passing ? Trouble.PASSING : Trouble.REFUSAL);
          Instant earliest = asked.map(wait -> shared.now().plus(wait)).orElse(due);
          shared.deliveries.again(
              tx,
              delivery,
              owner,
              earliest.isAfter(due) ? earliest : due,
              arrival,
              passing ? Trouble.PASSING : Trouble.REFUSAL,
              note);
        });
    LOG.debug("{} was not told of {}: {}", delivery.target(), delivery.act().id(), note);
    return !passing;
  }

  private void again(
      Sql.Tx tx, Delivery delivery, String owner, Arrival arrival, Trouble trouble, String note)
      throws SQLException {
    shared.deliveries.again(
        tx, delivery, owner, due(tx, delivery, trouble), arrival, trouble, note);
  }

  /** A system that is not there is tried again soon, for ever; one that refuses first soon, then every now and then. */
  private Instant due(Sql.Tx tx, Delivery delivery, Trouble trouble) throws SQLException {
    long attempts = shared.deliveries.find(tx, delivery).map(Delivery::attempts).orElse(1L);
    boolean seldom = trouble == Trouble.REFUSAL && (attempts > 5 || !delivery.isOptOut());
    return shared
        .now()
        .plus(
            seldom
                ? shared.settings.refusedRetry()
                : Backoff.after((int) Math.min(attempts, 1_000)));
  }
}
