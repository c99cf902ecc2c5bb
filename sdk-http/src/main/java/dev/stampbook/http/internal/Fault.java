package dev.stampbook.http.internal;

import dev.stampbook.http.Verdict;

/** Why an attempt failed, as the retry rule sees it. */
enum Fault {
  /** No connection: refused, no such host, encryption failed, or the time ran out before. Nothing was sent. */
  NOT_SENT,
  /** Bytes of the request may have left and no readable answer came back. */
  LOST,
  /** Turned away unprocessed for the quota. */
  RATE_LIMITED,
  /** Turned away unprocessed by a lock. */
  LOCKED,
  /** The other side failed and may have acted. */
  UNAVAILABLE,
  /** Refused for good. */
  REFUSED,
  /** Reported as success with an answer that cannot be read. */
  UNREADABLE,
  /** Held back by the client: no permit in time, circuit open, or the thread interrupted. */
  HELD_BACK;

  static Fault of(Verdict verdict) {
    return switch (verdict) {
      case INVALID_REQUEST, AUTHENTICATION, NOT_FOUND, CONFLICT -> REFUSED;
      case RATE_LIMITED -> RATE_LIMITED;
      case LOCKED -> LOCKED;
      case UNAVAILABLE -> UNAVAILABLE;
    };
  }

  /** Returns whether the other side may have acted. */
  boolean mayHaveActed() {
    return this == LOST || this == UNAVAILABLE || this == UNREADABLE;
  }

  /** Returns whether the same call may succeed a little later; an answer that broke off on its way may arrive whole. */
  boolean mayPass() {
    return switch (this) {
      case NOT_SENT, LOST, RATE_LIMITED, LOCKED, UNAVAILABLE, UNREADABLE -> true;
      case REFUSED, HELD_BACK -> false;
    };
  }

  /** Returns whether it counts against the other side's health. */
  boolean unhealthy() {
    return this == NOT_SENT || this == LOST || this == UNAVAILABLE;
  }
}
