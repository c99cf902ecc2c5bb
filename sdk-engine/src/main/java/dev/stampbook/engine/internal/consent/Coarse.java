package dev.stampbook.engine.internal.consent;

import dev.stampbook.consent.ConsentStatus.Granularity;
import dev.stampbook.engine.consent.ConsentTarget;

/** Systems in which one flag stands for several channels. */
final class Coarse {

  private Coarse() {}

  static boolean is(ConsentTarget target) {
    return target.granularity() == Granularity.COARSE;
  }
}
