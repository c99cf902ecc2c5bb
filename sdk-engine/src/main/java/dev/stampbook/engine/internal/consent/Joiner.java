package dev.stampbook.engine.internal.consent;

import dev.stampbook.consent.ConsentAct;
import dev.stampbook.consent.ConsentActId;
import dev.stampbook.consent.ConsentChannel;
import dev.stampbook.consent.ConsentDetails;
import dev.stampbook.consent.ConsentRecord;
import dev.stampbook.consent.ConsentRule.Decision;
import dev.stampbook.consent.ConsentState;
import dev.stampbook.consent.ContactAddress;
import dev.stampbook.consent.PersonId;
import dev.stampbook.engine.AuditOutcome;
import dev.stampbook.engine.internal.store.Sql;
import dev.stampbook.member.EmailAddress;
import dev.stampbook.member.MemberIdentity;
import dev.stampbook.member.PhoneNumber;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds out whom an identity means and brings together what belongs together. The caller holds the chain's end.
 *
 * <p>An account is one person. Without an account a person is one address. Somebody known by an address joins the account that turns up with
 * it, unless that would carry a yes over to somebody who did not give it; only an e-mail address that the account has proven does that.
 */
final class Joiner {

  private final Shared shared;

  Joiner(Shared shared) {
    this.shared = shared;
  }

  /** Whether the account has proven the e-mail address to be its own. */
  enum Proof {
    GIVEN,
    NONE
  }

  /**
   * Returns the person an act about a channel is of, new when nobody matches.
   *
   * @throws IllegalArgumentException when the identity tells neither an account nor an address
   */
  PersonId resolve(
      Sql.Tx tx,
      Chain.End end,
      MemberIdentity who,
      ConsentChannel channel,
      Instant at,
      Proof emailProof)
      throws SQLException {
    if (Identities.isStrong(who)) {
      return account(tx, end, who, at, emailProof);
    }
    ContactAddress address = address(who, channel);
    List<PersonId> known = shared.people.byAddress(tx, end.pepper(), address);
    if (!known.isEmpty()) {
      return known.get(0);
    }
    PersonId person = shared.people.create(tx, shared.now());
    shared.people.learn(tx, end.pepper(), person, only(address), at);
    return person;
  }

  /** Returns the person with this identity, when there is one. */
  Optional<PersonId> find(Sql.Tx tx, String pepper, MemberIdentity who, ConsentChannel channel)
      throws SQLException {
    if (Identities.isStrong(who)) {
      return shared.people.byAccount(tx, pepper, who).map(People.Found::root);
    }
    return shared.people.byAddress(tx, pepper, address(who, channel)).stream().findFirst();
  }

  private static ContactAddress address(MemberIdentity who, ConsentChannel channel) {
    Optional<ContactAddress> own = Identities.address(who, channel);
    for (ConsentChannel other : ConsentChannel.values()) {
      own = own.or(() -> Identities.address(who, other));
    }
    return own.orElseThrow();
  }

  private static MemberIdentity only(ContactAddress address) {
    return switch (address.channel()) {
      case EMAIL -> MemberIdentity.of(EmailAddress.of(address.asGiven()));
      case SMS -> MemberIdentity.builder().phone(PhoneNumber.of(address.asGiven())).build();
    };
  }

  private PersonId account(
      Sql.Tx tx, Chain.End end, MemberIdentity who, Instant at, Proof emailProof)
      throws SQLException {
    Optional<People.Found> known = shared.people.byAccount(tx, end.pepper(), who);
    if (known.isPresent() && !known.get().own()) {
      return known.get().root(); // addresses of a merged account are not the person's own
    }
    PersonId person =
        known.isPresent() ? known.get().root() : shared.people.create(tx, shared.now());
    for (ConsentChannel channel : ConsentChannel.values()) {
      Optional<ContactAddress> address = Identities.address(who, channel);
      if (address.isPresent()) {
        changed(tx, end, person, address.get(), at, ConsentAct.Medium.ACCOUNT_PAGE);
      }
    }
    shared.people.learn(tx, end.pepper(), person, who, at);
    absorb(tx, end, person, at, emailProof);
    return person;
  }

  /**
   * Lets a person have another address from a time on. Where they had agreed, the systems are told no, and the person has to be asked again.
   *
   * @return whether it is another one
   */
  boolean changed(
      Sql.Tx tx,
      Chain.End end,
      PersonId person,
      ContactAddress address,
      Instant at,
      ConsentAct.Medium medium)
      throws SQLException {
    ConsentChannel channel = address.channel();
    People.Person before = shared.people.get(tx, person);
    boolean same = before.address(channel).filter(address::isSameAs).isPresent();
    if (before.address(channel).isEmpty() || same) {
      return false;
    }
    Decision decision = shared.decide(tx, person, channel);
    shared.people.learn(tx, end.pepper(), person, only(address), at);
    if (shared.people.get(tx, person).address(channel).filter(address::isSameAs).isEmpty()) {
      return false; // an older message; a newer address is known
    }
    String id = Chain.newId().value();
    Chain.Entry entry =
        shared.chain.append(
            tx,
            Chain.Kind.CONTACT,
            id,
            person,
            "contact:" + id,
            new Fields().put("channel", channel).put("changedAt", at).put("medium", medium),
            new ConsentDetails(
                Optional.of(address),
                shared.people.get(tx, person).identity().orElseThrow(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()),
            shared.now());
    shared.audit(tx, person, AuditOutcome.RECORDED, channel + ": the address changed");
    if (decision.state() == ConsentState.IN || decision.state() == ConsentState.PENDING) {
      String again = before.askAgain();
      shared.people.askAgain(
          tx, person, again.contains(channel.name()) ? again : again + channel.name() + " ");
    }
    if (decision.state() == ConsentState.IN) {
      ConsentAct no =
          new ConsentAct(ConsentActId.of(id), channel, ConsentAct.Action.OPT_OUT, at, medium);
      shared.outbox.tell(
          tx,
          person,
          no,
          entry.sequence(),
          decision.by().orElseThrow().act().id(),
          Optional.empty());
    }
    return true;
  }

  /** Takes in who is known by one of the person's addresses alone. */
  void absorb(Sql.Tx tx, Chain.End end, PersonId person, Instant at, Proof emailProof)
      throws SQLException {
    for (ConsentChannel channel : ConsentChannel.values()) {
      Optional<ContactAddress> address = shared.people.get(tx, person).address(channel);
      if (address.isEmpty()) {
        continue;
      }
      for (PersonId other : shared.people.byAddress(tx, end.pepper(), address.get())) {
        if (!other.equals(person) && !shared.people.get(tx, other).isStrong()) {
          boolean proven = channel == ConsentChannel.EMAIL && emailProof == Proof.GIVEN;
          if (proven || !wouldCarryYes(tx, person, other)) {
            unite(tx, end, person, other, at);
          }
        }
      }
    }
  }

  private boolean wouldCarryYes(Sql.Tx tx, PersonId person, PersonId other) throws SQLException {
    List<ConsentRecord> united = new ArrayList<>(shared.acts(tx, person));
    united.addAll(shared.acts(tx, other));
    People.Person known = shared.people.get(tx, person);
    for (ConsentChannel channel : ConsentChannel.values()) {
      ConsentState after = shared.decide(channel, united, known).state();
      boolean yes = after == ConsentState.IN || after == ConsentState.PENDING;
      if (yes && shared.state(tx, person, channel) != after) {
        return true;
      }
    }
    return false;
  }

  /** Unites two histories; whoever turns out not to agree any more is told to the systems as a no. */
  void unite(Sql.Tx tx, Chain.End end, PersonId person, PersonId other, Instant at)
      throws SQLException {
    Map<ConsentChannel, Decision> before = decisions(tx, person);
    Map<ConsentChannel, Decision> beforeOther = decisions(tx, other);
    Chain.Entry entry =
        shared.chain.append(
            tx,
            Chain.Kind.MERGE,
            Chain.newId().value(),
            person,
            mergeFact(other),
            new Fields().put("absorbed", other).put("mergedAt", at),
            shared.now());
    shared.people.merge(tx, end.pepper(), person, other);
    shared.audit(tx, person, AuditOutcome.RECORDED, "merged with " + other);
    for (ConsentChannel channel : ConsentChannel.values()) {
      Decision now = shared.decide(tx, person, channel);
      boolean someYes = isYes(before, channel) || isYes(beforeOther, channel);
      if (now.by().isPresent() && now.state() == ConsentState.OUT && someYes) {
        retell(tx, person, now.by().get(), entry.sequence());
      }
      if (now.by().isPresent() && now.state() == ConsentState.IN && !isYes(before, channel)) {
        retell(tx, person, now.by().get(), entry.sequence());
      }
    }
  }

  static String mergeFact(PersonId absorbed) {
    return "merge:" + absorbed;
  }

  private void retell(Sql.Tx tx, PersonId person, ConsentRecord by, long cause)
      throws SQLException {
    shared.outbox.tell(tx, person, by.act(), cause, by.act().id(), Optional.empty());
  }

  private static boolean isYes(Map<ConsentChannel, Decision> decisions, ConsentChannel channel) {
    Decision decision = decisions.get(channel);
    return decision != null && decision.state() == ConsentState.IN;
  }

  private Map<ConsentChannel, Decision> decisions(Sql.Tx tx, PersonId person) throws SQLException {
    Map<ConsentChannel, Decision> decisions = new EnumMap<>(ConsentChannel.class);
    for (ConsentChannel channel : ConsentChannel.values()) {
      decisions.put(channel, shared.decide(tx, person, channel));
    }
    return decisions;
  }
}
