package dev.stampbook.engine;

import java.time.Duration;

/** What a fake provider does with one write request instead of answering it well. */
sealed interface Fault {

  /** Stores the entry, visible after a while, and never answers. */
  record CommitThenTimeout(Duration visibleAfter) implements Fault {}

  /** Refuses the connection; nothing is stored. */
  record ConnectionRefused() implements Fault {}

  /** Turns the call away with 429. */
  record TooMany(Duration retryAfter) implements Fault {}

  /** Answers 503 and stores nothing. */
  record Unavailable() implements Fault {}

  /** Refuses the content with 422. */
  record Refused() implements Fault {}

  /** Says that the credential is wrong. */
  record Unauthorized() implements Fault {}

  /** Fails in a way no provider should. */
  record Bug() implements Fault {}

  /** The process dies before the request is sent. */
  record CrashBefore() implements Fault {}

  /** The process dies after the provider stored the entry. */
  record CrashAfter() implements Fault {}
}
