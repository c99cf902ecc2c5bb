package dev.stampbook.engine.internal;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** What is to be done after orders: redemptions, merges and welcome bonuses go on, stocks of codes are looked after. */
final class FollowUp {

  private static final int MOST = 10_000;

  private final Redeemer redeemer;
  private final PoolWatch pools;
  private final Merges merges;
  private final Enrolments enrolments;

  FollowUp(Redeemer redeemer, PoolWatch pools, Merges merges, Enrolments enrolments) {
    this.redeemer = redeemer;
    this.pools = pools;
    this.merges = merges;
    this.enrolments = enrolments;
  }

  /** Does what is due; returns how much there was. */
  int drive(int limit) {
    return redeemer.driveDue(limit)
        + merges.driveDue(limit)
        + enrolments.driveDue(limit)
        + pools.run(limit);
  }

  Optional<Instant> nextActive() {
    return Stream.of(redeemer.nextActive(), merges.nextDue(), enrolments.nextDue())
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder());
  }

  long open() {
    return redeemer.open() + merges.open();
  }

  long forPeople() {
    return redeemer.waitingForPerson()
        + merges.waitingForPerson(MOST).size()
        + enrolments.waitingForPerson();
  }
}
