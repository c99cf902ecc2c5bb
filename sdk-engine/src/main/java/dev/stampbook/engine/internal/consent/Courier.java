package dev.stampbook.engine.internal.consent;

import dev.stampbook.LoyaltyException;
import dev.stampbook.UnsupportedCapabilityException;
import dev.stampbook.consent.ConsentAct;
import dev.stampbook.consent.ConsentChannel;
import dev.stampbook.consent.ConsentState;
import dev.stampbook.consent.ConsentStatus;
import dev.stampbook.engine.consent.ConsentTarget;
import dev.stampbook.engine.internal.consent.Deliveries.Delivery;
import dev.stampbook.engine.internal.consent.Deliveries.Queue;
import dev.stampbook.engine.internal.consent.Deliveries.State;
import dev.stampbook.engine.internal.store.Sql;
import dev.stampbook.member.MemberIdentity;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tells the systems what people decided: opt-outs before anything else, each call with nothing open in the database. */
public final class Courier {

  private final Shared shared;

  /** Delivers for one registry. */
  public Courier(Shared shared) {
    this.shared = shared;
  }

  /** Sends what is due, all opt-outs first; returns how much there was. */
  public int runOnce(int limit) {
    int done = 0;
    for (Queue queue : Queue.values()) {
      for (ConsentTarget target : shared.targets) {
        done += send(target, queue, limit - done);
      }
    }
    return done;
  }

  private int send(ConsentTarget target, Queue queue, int limit) {
    if (limit <= 0) {
      return 0;
    }
    Instant now = shared.now();
    List<Delivery> due =
        shared.sql.inTransaction(tx -> shared.deliveries.due(tx, queue, target.name(), now, limit));
    int done = 0;
    for (Delivery delivery : due) {
      done++;
      if (!deliver(target, delivery)) {
        break; // the system is not there; the others are not kept waiting for it
      }
    }
    return done;
  }

  /** Sends one message; returns whether the system seems to be there. */
  private boolean deliver(ConsentTarget target, Delivery delivery) {
    String owner = shared.newOwner();
    Optional<MemberIdentity> whom =
        shared.sql.inTransaction(tx -> claim(tx, target, delivery, owner));
    if (whom.isEmpty()) {
      return true;
    }
    try {
      ConsentStatus status = target.service().record(whom.get(), delivery.act());
      shared.sql.run(tx -> told(tx, target, delivery, status));
      return true;
    } catch (UnsupportedCapabilityException never) {
      shared.sql.run(
          tx ->
              shared.deliveries.end(
                  tx,
                  delivery,
                  State.NOT_TAKEN,
                  Optional.empty(),
                  never.call().toString(),
                  shared.now()));
      return true;
    } catch (LoyaltyException failure) {
      shared.sql.run(tx -> failed(tx, delivery, failure));
      return !failure.retryCanHelp();
    }
  }

  /** Looks at the consent once more and takes the message; empty when it is not to be sent now. */
  private Optional<MemberIdentity> claim(
      Sql.Tx tx, ConsentTarget target, Delivery delivery, String owner) throws SQLException {
    shared.chain.lock(tx);
    Instant now = shared.now();
    if (delivery.act().action() != ConsentAct.Action.OPT_OUT
        && !stillDecides(tx, target, delivery)) {
      shared.deliveries.end(
          tx, delivery, State.SUPERSEDED, Optional.empty(), "a newer act decides", now);
      return Optional.empty();
    }
    if (!shared.deliveries.claim(tx, delivery, owner, now, now.plus(shared.settings.lease()))) {
      return Optional.empty();
    }
    return shared.people.get(tx, delivery.person()).identity();
  }

  private boolean stillDecides(Sql.Tx tx, ConsentTarget target, Delivery delivery)
      throws SQLException {
    boolean decides =
        shared
            .decide(tx, delivery.person(), delivery.channel())
            .by()
            .filter(by -> by.act().id().equals(delivery.act().id()))
            .isPresent();
    if (!decides || !Coarse.is(target)) {
      return decides;
    }
    for (ConsentChannel channel : target.channels()) {
      if (shared.state(tx, delivery.person(), channel) != ConsentState.IN) {
        return false;
      }
    }
    return true;
  }

  private void told(Sql.Tx tx, ConsentTarget target, Delivery delivery, ConsentStatus status)
      throws SQLException {
    Instant now = shared.now();
    ConsentState state = status.state(delivery.channel());
    shared.sightings.note(tx, target.name(), delivery.person(), delivery.channel(), state, now);
    shared.deliveries.end(tx, delivery, State.TOLD, Optional.of(state.name()), "", now);
  }

  private void failed(Sql.Tx tx, Delivery delivery, LoyaltyException failure) throws SQLException {
    Duration wait = Duration.ofSeconds(1L << Math.min(delivery.attempts(), 8));
    long lease =
        failure.effect().mayHaveActed()
            ? shared.deliveries.find(tx, delivery).map(Delivery::leaseUntil).orElse(0L)
            : 0;
    shared.deliveries.again(
        tx, delivery, shared.now().plus(wait), lease, failure.call().toString());
  }
}
