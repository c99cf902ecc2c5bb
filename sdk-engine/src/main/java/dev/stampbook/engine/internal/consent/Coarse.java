package dev.stampbook.engine.internal.consent;

import dev.stampbook.consent.ConsentChannel;
import dev.stampbook.consent.ConsentState;
import dev.stampbook.consent.ConsentStatus.Granularity;
import dev.stampbook.consent.PersonId;
import dev.stampbook.engine.consent.ConsentTarget;
import dev.stampbook.engine.internal.store.Sql;
import java.sql.SQLException;

/** Systems in which one flag stands for several channels: it is yes only while every one of them is. */
final class Coarse {

  private Coarse() {}

  static boolean is(ConsentTarget target) {
    return target.granularity() == Granularity.COARSE;
  }

  /** Returns what a system should keep about a channel. */
  static ConsentState expected(
      Shared shared, Sql.Tx tx, ConsentTarget target, PersonId person, ConsentChannel channel)
      throws SQLException {
    ConsentState own = shared.state(tx, person, channel);
    if (!is(target)) {
      return own;
    }
    for (ConsentChannel other : target.channels()) {
      ConsentState state = shared.state(tx, person, other);
      if (state == ConsentState.OUT) {
        return ConsentState.OUT;
      }
      if (state != ConsentState.IN) {
        own = state;
      }
    }
    return own;
  }
}
