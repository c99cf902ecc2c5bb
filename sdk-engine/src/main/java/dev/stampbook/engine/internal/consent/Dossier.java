package dev.stampbook.engine.internal.consent;

import dev.stampbook.consent.ConsentChannel;
import dev.stampbook.consent.ConsentRecord;
import dev.stampbook.consent.ConsentState;
import dev.stampbook.consent.PersonId;
import dev.stampbook.engine.consent.ChainAnchor;
import dev.stampbook.engine.internal.consent.Deliveries.Delivery;
import dev.stampbook.member.MemberIdentity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Everything a registry knows of one person at one moment. */
record Dossier(
    String tenant,
    PersonId person,
    Optional<MemberIdentity> identity,
    Instant madeAt,
    List<Standing> standings,
    List<Act> acts,
    List<Chain.Entry> others,
    List<Delivery> messages,
    ChainAnchor end) {

  /** Where a channel stands and by which act. */
  record Standing(ConsentChannel channel, ConsentState state, Optional<ConsentRecord> by) {}

  /** An act with what was read and seen. */
  record Act(
      ConsentRecord record,
      String text,
      Optional<String> disclosure,
      Optional<Papers.Stored> picture) {}
}
