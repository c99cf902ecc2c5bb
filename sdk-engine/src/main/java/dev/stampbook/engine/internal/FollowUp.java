package dev.stampbook.engine.internal;

import java.time.Instant;
import java.util.Optional;

/** What is to be done after orders: redemptions go on, stocks of codes are looked after. */
final class FollowUp {

  private final Redeemer redeemer;
  private final PoolWatch pools;

  FollowUp(Redeemer redeemer, PoolWatch pools) {
    this.redeemer = redeemer;
    this.pools = pools;
  }

  /** Does what is due; returns how much there was. */
  int drive(int limit) {
    return redeemer.driveDue(limit) + pools.run(limit);
  }

  Optional<Instant> nextActive() {
    return redeemer.nextActive();
  }

  long open() {
    return redeemer.open();
  }

  long forPeople() {
    return redeemer.waitingForPerson();
  }
}
