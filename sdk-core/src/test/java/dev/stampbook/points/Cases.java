package dev.stampbook.points;

import java.util.Random;

/** Runs a property on many seeded cases; what fails names its seed, and {@code -Dstampbook.seed=N} runs that case alone. */
final class Cases {

  private static final long FIRST_SEED = 20_250_301;

  /** One property. */
  interface Property {
    void holds(Random random);
  }

  private Cases() {}

  static void of(int count, Property property) {
    String chosen = System.getProperty("stampbook.seed", "");
    if (!chosen.isEmpty()) {
      property.holds(new Random(Long.parseLong(chosen)));
      return;
    }
    for (long seed = FIRST_SEED; seed < FIRST_SEED + count; seed++) {
      try {
        property.holds(new Random(seed));
      } catch (AssertionError | RuntimeException failure) {
        throw new AssertionError("seed " + seed + ": " + failure.getMessage(), failure);
      }
    }
  }
}
