package dev.stampbook.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampbook.LoyaltyException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a call came to that a fault may have spoiled: an answer or a typed failure, never both. Anything but a typed failure fails the test.
 */
record Attempt<T>(Optional<T> answer, Optional<LoyaltyException> failure) {

  private static final int MOST_TRIES = 5;

  static <T> Attempt<T> of(Supplier<T> call) {
    try {
      return new Attempt<>(Optional.of(call.get()), Optional.empty());
    } catch (LoyaltyException failure) {
      return new Attempt<>(Optional.empty(), Optional.of(failure));
    }
  }

  /** Repeats a call that is safe to repeat until it is answered. */
  static <T> T settled(Supplier<T> call) {
    Attempt<T> last = of(call);
    for (int tries = 1; last.failure().isPresent() && tries < MOST_TRIES; tries++) {
      last = of(call);
    }
    if (last.failure().isPresent()) {
      throw new AssertionError("repeating never led to an answer", last.failure().get());
    }
    return last.answer().orElseThrow();
  }

  /** A failure that says "nothing happened" must be right about it (C11). */
  void neverClaimsRejectedWhenIt(Supplier<Boolean> wasApplied) {
    failure()
        .filter(why -> !why.effect().mayHaveActed())
        .ifPresent(
            why ->
                assertThat(wasApplied.get())
                    .as("%s said %s, so nothing may have been applied", why, why.effect())
                    .isFalse());
  }
}
