package dev.stampbook.engine.internal.consent;

import dev.stampbook.consent.ConsentAct;
import dev.stampbook.consent.ConsentChannel;
import dev.stampbook.consent.Evidence;
import dev.stampbook.consent.PersonId;
import dev.stampbook.engine.consent.ConsentTarget;
import dev.stampbook.engine.internal.consent.Recorder.Wish;
import dev.stampbook.engine.internal.store.Sql;
import dev.stampbook.member.MemberIdentity;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** Records a no that was found at a system as an opt-out which that system reported. Nothing else a system says is ever adopted. */
final class Adopter {

  private final Shared shared;
  private final Recorder recorder;

  Adopter(Shared shared) {
    this.shared = shared;
    this.recorder = new Recorder(shared);
  }

  /** Records it as of when it was seen, because no earlier time is known. The caller holds the chain's end. */
  void adopt(
      Sql.Tx tx, ConsentTarget target, PersonId person, ConsentChannel channel, Instant seenAt)
      throws SQLException {
    PersonId root = shared.people.root(tx, person);
    Optional<MemberIdentity> who = shared.people.get(tx, root).identity();
    if (who.isPresent()) {
      recorder.record(
          tx,
          root,
          Evidence.builder(ConsentAct.Medium.PROVIDER, seenAt).build(),
          new Wish(
              who.get(),
              channel,
              Optional.of(ConsentAct.Action.OPT_OUT),
              Optional.empty(),
              Optional.of(target.name())));
    }
  }
}
