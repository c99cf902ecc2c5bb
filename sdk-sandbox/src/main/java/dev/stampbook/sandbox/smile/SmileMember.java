package dev.stampbook.sandbox.smile;

import java.time.Instant;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Holds what changes about one customer. Guarded by the account it belongs to. */
final class SmileMember {

  final long id;
  final String email;
  final Optional<String> firstName;
  final Optional<String> lastName;
  final Instant createdAt;
  final NavigableMap<Long, SmileEntry> ledger = new TreeMap<>();
  final NavigableMap<Long, SmileFulfillment> fulfillments = new TreeMap<>();
  SmileCustomer.State state;
  Instant updatedAt;
  long balance;
  long earned;

  SmileMember(
      long id,
      String email,
      Optional<String> firstName,
      Optional<String> lastName,
      SmileCustomer.State state,
      Instant createdAt) {
    this.id = id;
    this.email = email;
    this.firstName = firstName;
    this.lastName = lastName;
    this.state = state;
    this.createdAt = createdAt;
    this.updatedAt = createdAt;
  }

  SmileCustomer snapshot() {
    return new SmileCustomer(
        id, email, firstName, lastName, state, balance, earned, createdAt, updatedAt);
  }
}
