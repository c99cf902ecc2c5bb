package dev.stampbook.points;

import java.time.Duration;

/** What becomes of orders without a customer account. */
public sealed interface GuestRule {

  /** They earn nothing and are recorded as skipped. */
  record Ignore() implements GuestRule {}

  /** They earn for the member with the order's e-mail address or phone, when there is one at that moment. */
  record MatchIdentity() implements GuestRule {}

  /**
   * They wait until somebody registers and proves the e-mail address, and are claimed once when they are not older than {@code window}
   * at registration (C13).
   */
  record ClaimAfterVerification(Duration window) implements GuestRule {}
}
