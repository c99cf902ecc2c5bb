package dev.stampbook.http.internal;

import dev.stampbook.LoyaltyException;
import dev.stampbook.http.Verdict;
import java.time.Duration;
import java.util.Optional;

/**
 * Why an attempt failed, and what the caller gets if it was the last one.
 *
 * @param verdict what the refusal means, empty when there was none
 * @param asked the wait the other side asked for
 */
record Failure(
    Fault fault, Optional<Verdict> verdict, Optional<Duration> asked, LoyaltyException exception) {

  boolean is(Verdict wanted) {
    return verdict.filter(wanted::equals).isPresent();
  }
}
