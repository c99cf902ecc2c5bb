package dev.stampbook.engine.internal;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** What is to be done after orders: redemptions and merges go on, stocks of codes are looked after. */
final class FollowUp {

  private static final int MOST = 10_000;

  private final Redeemer redeemer;
  private final PoolWatch pools;
  private final Merges merges;

  FollowUp(Redeemer redeemer, PoolWatch pools, Merges merges) {
    this.redeemer = redeemer;
    this.pools = pools;
    this.merges = merges;
  }

  /** Does what is due; returns how much there was. */
  int drive(int limit) {
    return redeemer.driveDue(limit) + merges.driveDue(limit) + pools.run(limit);
  }

  Optional<Instant> nextActive() {
    return Stream.concat(redeemer.nextActive().stream(), merges.nextDue().stream())
        .min(Comparator.naturalOrder());
  }

  long open() {
    return redeemer.open() + merges.open();
  }

  long forPeople() {
    return redeemer.waitingForPerson() + merges.waitingForPerson(MOST).size();
  }
}
