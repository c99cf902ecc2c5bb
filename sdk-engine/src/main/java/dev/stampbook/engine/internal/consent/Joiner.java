package dev.stampbook.engine.internal.consent;

import dev.stampbook.consent.PersonId;
import dev.stampbook.engine.internal.store.Sql;
import dev.stampbook.member.MemberIdentity;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Finds out whom an identity means and brings together what belongs together. The caller holds the chain's end. */
final class Joiner {

  private final Shared shared;

  Joiner(Shared shared) {
    this.shared = shared;
  }

  /** Returns the person with this identity, new when nobody matches, and learns what the identity tells. */
  PersonId resolve(Sql.Tx tx, Chain.End end, MemberIdentity who, Instant at) throws SQLException {
    List<PersonId> found = shared.people.find(tx, end.pepper(), who);
    PersonId person = found.isEmpty() ? shared.people.create(tx, shared.now()) : found.get(0);
    shared.people.learn(tx, end.pepper(), person, who, at);
    return person;
  }
}
