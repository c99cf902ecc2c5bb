package dev.stampbook.engine.internal;

import dev.stampbook.member.MemberId;
import java.time.Duration;
import java.util.Optional;

/** Whose points an order changes. */
sealed interface Resolution {

  /** This member's. */
  record Known(MemberId member) implements Resolution {}

  /** Nobody's yet; it is looked again later. */
  record Nobody(String why) implements Resolution {}

  /** Nobody's, by rule. */
  record Skipped(String why) implements Resolution {}

  /** A person has to say. */
  record Unclear(String why) implements Resolution {}

  /** The provider could not be asked; it is asked again soon. */
  record Unreachable(String why, Optional<Duration> retryAfter) implements Resolution {}
}
