package dev.stampbook.cli;

import dev.stampbook.LoyaltyException;
import dev.stampbook.OutcomeUnknownException;
import java.util.function.Supplier;

/** Repeats steps of the demo that may be repeated: they look before they write, or writing them twice does no harm. */
final class Persistent {

  private static final int TRIES = 8;

  private Persistent() {}

  static void run(Runnable step) {
    tried(
        () -> {
          step.run();
          return Boolean.TRUE;
        });
  }

  static <T> T tried(Supplier<T> step) {
    for (int attempt = 1; ; attempt++) {
      try {
        return step.get();
      } catch (LoyaltyException failure) {
        boolean worthIt = failure.retryCanHelp() || failure instanceof OutcomeUnknownException;
        if (!worthIt || attempt == TRIES) {
          throw failure;
        }
      }
    }
  }
}
