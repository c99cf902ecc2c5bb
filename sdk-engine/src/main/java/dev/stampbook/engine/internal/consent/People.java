package dev.stampbook.engine.internal.consent;

import dev.stampbook.consent.ConsentChannel;
import dev.stampbook.consent.ContactAddress;
import dev.stampbook.consent.PersonId;
import dev.stampbook.engine.ProgramId;
import dev.stampbook.engine.internal.store.Sql;
import dev.stampbook.member.CardCode;
import dev.stampbook.member.CustomerId;
import dev.stampbook.member.EmailAddress;
import dev.stampbook.member.MemberId;
import dev.stampbook.member.MemberIdentity;
import dev.stampbook.member.PhoneNumber;
import dev.stampbook.member.PosId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** The people of one registry, what is known of them now and who was merged into whom. */
final class People {

  private final String program;
  private final PersonKeys keys;

  private final Vault vault;

  People(ProgramId program, Vault vault) {
    this.vault = vault;
    this.program = program.value();
    this.keys = new PersonKeys(program);
  }

  /**
   * A person as the registry knows them now.
   *
   * @param id the key
   * @param identity what they can be found by; empty once it was erased
   * @param accountAt when the account was created, where that was told
   * @param askedAt when they last answered a form
   * @param askAgain channels whose address changed after a yes, as text
   */
  record Person(
      PersonId id,
      Optional<MemberIdentity> identity,
      OptionalLong accountAt,
      OptionalLong askedAt,
      String askAgain) {

    Optional<ContactAddress> address(ConsentChannel channel) {
      return identity.flatMap(known -> Identities.address(known, channel));
    }

    /** Returns whether an account or membership stands behind them, not just an address. */
    boolean isStrong() {
      return identity.filter(Identities::isStrong).isPresent();
    }
  }

  /**
   * Somebody who was found by an account.
   *
   * @param root the person
   * @param own whether the account is the person's own, not that of somebody merged into them
   */
  record Found(PersonId root, boolean own) {}

  /** Returns the person with this account or membership. */
  Optional<Found> byAccount(Sql.Tx tx, String pepper, MemberIdentity who) throws SQLException {
    for (PersonKeys.Key key : PersonKeys.accounts(who)) {
      for (PersonId found : keys.with(tx, pepper, key)) {
        boolean fits =
            get(tx, found)
                .identity()
                .filter(known -> Identities.contradictEachOther(known, who))
                .isEmpty();
        if (fits) {
          PersonId root = root(tx, found);
          return Optional.of(new Found(root, root.equals(found)));
        }
      }
    }
    return Optional.empty();
  }

  /** Returns everybody who has exactly this address now, whoever had it first first. */
  List<PersonId> byAddress(Sql.Tx tx, String pepper, ContactAddress address) throws SQLException {
    return roots(tx, keys.with(tx, pepper, PersonKeys.address(address)));
  }

  /** Returns everybody who has this address now, also where a number is spelled without its country code: no reaches further than yes. */
  List<PersonId> reachedBy(Sql.Tx tx, String pepper, ContactAddress address) throws SQLException {
    List<PersonId> people = new ArrayList<>(keys.with(tx, pepper, PersonKeys.address(address)));
    if (address.channel() == ConsentChannel.SMS) {
      for (PersonId similar : keys.with(tx, pepper, PersonKeys.tail(address))) {
        boolean same =
            get(tx, similar)
                .address(ConsentChannel.SMS)
                .filter(known -> PersonKeys.isSpelling(known, address))
                .isPresent();
        if (same) {
          people.add(similar);
        }
      }
    }
    return roots(tx, people);
  }

  private List<PersonId> roots(Sql.Tx tx, List<PersonId> people) throws SQLException {
    List<PersonId> roots = new ArrayList<>();
    for (PersonId person : people) {
      PersonId root = root(tx, person);
      if (!roots.contains(root)) {
        roots.add(root);
      }
    }
    return roots;
  }

  /** Returns whom this person was merged into, or the person. */
  PersonId root(Sql.Tx tx, PersonId person) throws SQLException {
    PersonId at = person;
    for (int steps = 0; steps < 1_000; steps++) {
      Optional<PersonId> next = mergedInto(tx, at);
      if (next.isEmpty()) {
        return at;
      }
      at = next.get();
    }
    throw new IllegalStateException("people were merged in a circle");
  }

  /** Returns whom a person was merged into directly. */
  Optional<PersonId> mergedInto(Sql.Tx tx, PersonId person) throws SQLException {
    return tx.first(
            "SELECT merged_into FROM stampbook_consent_person WHERE program = ? AND person = ?",
            row -> row.optionalText("merged_into"),
            program,
            person.value())
        .flatMap(into -> into.map(PersonId::of));
  }

  /** Returns everybody who was merged into somebody. */
  List<PersonId> absorbed(Sql.Tx tx) throws SQLException {
    return tx.query(
        "SELECT person FROM stampbook_consent_person"
            + " WHERE program = ? AND merged_into IS NOT NULL ORDER BY person",
        row -> PersonId.of(row.text("person")),
        program);
  }

  /** Returns the person and everybody merged into them. */
  List<PersonId> all(Sql.Tx tx, PersonId root) throws SQLException {
    List<PersonId> all = new ArrayList<>(List.of(root));
    for (int i = 0; i < all.size(); i++) {
      all.addAll(
          tx.query(
              "SELECT person FROM stampbook_consent_person WHERE program = ? AND merged_into = ?",
              row -> PersonId.of(row.text("person")),
              program,
              all.get(i).value()));
    }
    return all;
  }

  Person get(Sql.Tx tx, PersonId id) throws SQLException {
    return find(tx, id).orElseThrow(() -> new IllegalArgumentException("there is no person " + id));
  }

  Optional<Person> find(Sql.Tx tx, PersonId id) throws SQLException {
    return tx.first(
        "SELECT * FROM stampbook_consent_person WHERE program = ? AND person = ?",
        this::read,
        program,
        id.value());
  }

  private Person read(Sql.Row row) throws SQLException {
    return new Person(
        PersonId.of(row.text("person")),
        Identities.of(
            vault.open(row.optionalText("member_id")),
            vault.open(row.optionalText("card_code")),
            vault.open(row.optionalText("pos_id")),
            vault.open(row.optionalText("customer_id")),
            vault.open(row.optionalText("email")),
            vault.open(row.optionalText("phone"))),
        row.optionalNumber("account_at"),
        row.optionalNumber("asked_at"),
        row.text("ask_again"));
  }

  /** Adds a person of whom nothing is known. */
  PersonId create(Sql.Tx tx, Instant now) throws SQLException {
    PersonId id = PersonId.of("p-" + UUID.randomUUID());
    tx.update(
        "INSERT INTO stampbook_consent_person"
            + " (program, person, email_at, phone_at, ask_again, read_at, created_at)"
            + " VALUES (?, ?, ?, ?, '', 0, ?)",
        program,
        id.value(),
        Long.MIN_VALUE,
        Long.MIN_VALUE,
        now.toEpochMilli());
    return id;
  }

  /** Adds what an identity tells beyond what is known; an address replaces the one before when it was told of later. */
  void learn(Sql.Tx tx, String pepper, PersonId person, MemberIdentity identity, Instant at)
      throws SQLException {
    Optional<MemberIdentity> before = get(tx, person).identity();
    tx.update(
        "UPDATE stampbook_consent_person SET member_id = COALESCE(member_id, ?),"
            + " card_code = COALESCE(card_code, ?), pos_id = COALESCE(pos_id, ?),"
            + " customer_id = COALESCE(customer_id, ?) WHERE program = ? AND person = ?",
        vault.seal(identity.memberId().map(MemberId::value)),
        vault.seal(identity.cardCode().map(CardCode::value)),
        vault.seal(identity.posId().map(PosId::value)),
        vault.seal(identity.customerId().map(CustomerId::value)),
        program,
        person.value());
    address(tx, person, "email", identity.email().map(EmailAddress::value), at);
    address(tx, person, "phone", identity.phone().map(PhoneNumber::value), at);
    Optional<MemberIdentity> now = get(tx, person).identity();
    if (now.isPresent() && !now.equals(before)) {
      keys.replace(tx, pepper, person, now.get());
    }
  }

  private void address(
      Sql.Tx tx, PersonId person, String column, Optional<String> value, Instant at)
      throws SQLException {
    if (value.isPresent()) {
      String set =
          "UPDATE stampbook_consent_person SET %1$s = ?, %1$s_at = ?"
              + " WHERE program = ? AND person = ? AND %1$s_at <= ?";
      tx.update(
          set.formatted(column),
          vault.seal(value.get()),
          at.toEpochMilli(),
          program,
          person.value(),
          at.toEpochMilli());
    }
  }

  /** Makes one person part of another. */
  void merge(Sql.Tx tx, String pepper, PersonId root, PersonId absorbed) throws SQLException {
    Person other = get(tx, absorbed);
    tx.update(
        "UPDATE stampbook_consent_person SET merged_into = ? WHERE program = ? AND person = ?",
        root.value(),
        program,
        absorbed.value());
    if (other.identity().isPresent()) {
      learn(tx, pepper, root, other.identity().get(), Instant.ofEpochMilli(Long.MIN_VALUE));
    }
    if (other.accountAt().isPresent()) {
      account(tx, root, Instant.ofEpochMilli(other.accountAt().getAsLong()));
    }
  }

  /** Notes when a person's account was created; the earliest time counts. */
  void account(Sql.Tx tx, PersonId person, Instant createdAt) throws SQLException {
    tx.update(
        "UPDATE stampbook_consent_person SET account_at = ? WHERE program = ? AND person = ?"
            + " AND (account_at IS NULL OR account_at > ?)",
        createdAt.toEpochMilli(),
        program,
        person.value(),
        createdAt.toEpochMilli());
  }

  /** Notes that a person answered a form. */
  void asked(Sql.Tx tx, PersonId person, Instant at) throws SQLException {
    tx.update(
        "UPDATE stampbook_consent_person SET asked_at = ? WHERE program = ? AND person = ?",
        at.toEpochMilli(),
        program,
        person.value());
  }

  /** Notes which channels have to be asked about again. */
  void askAgain(Sql.Tx tx, PersonId person, String channels) throws SQLException {
    tx.update(
        "UPDATE stampbook_consent_person SET ask_again = ? WHERE program = ? AND person = ?",
        channels,
        program,
        person.value());
  }

  /** Notes that the systems were asked about a person. */
  void readBack(Sql.Tx tx, PersonId person, Instant at) throws SQLException {
    tx.update(
        "UPDATE stampbook_consent_person SET read_at = ? WHERE program = ? AND person = ?",
        at.toEpochMilli(),
        program,
        person.value());
  }

  /** Returns people whose consent was read back before a time, longest ago first. */
  List<Person> unread(Sql.Tx tx, Instant before, int limit) throws SQLException {
    return tx.query(
        "SELECT * FROM stampbook_consent_person WHERE program = ? AND merged_into IS NULL"
            + " AND read_at <= ? ORDER BY read_at, person LIMIT ?",
        this::read,
        program,
        before.toEpochMilli(),
        limit);
  }

  /** Returns people of whom something may have to be asked. */
  List<Person> perhapsToAsk(Sql.Tx tx, Instant switchedOn, int limit) throws SQLException {
    return tx.query(
        "SELECT * FROM stampbook_consent_person p WHERE program = ? AND merged_into IS NULL"
            + " AND ((account_at < ? AND asked_at IS NULL) OR ask_again <> ''"
            + " OR EXISTS (SELECT 1 FROM stampbook_consent_delivery d WHERE d.program = p.program"
            + " AND d.person = p.person AND d.state = 'HELD'))"
            + " ORDER BY created_at, person LIMIT ?",
        this::read,
        program,
        switchedOn.toEpochMilli(),
        limit);
  }

  /** Forgets what a person can be found by; the hashes of addresses stay where the person said no. */
  void forget(Sql.Tx tx, PersonId person, List<ContactAddress> kept, String pepper)
      throws SQLException {
    tx.update(
        "UPDATE stampbook_consent_person SET member_id = NULL, card_code = NULL, pos_id = NULL,"
            + " customer_id = NULL, email = NULL, phone = NULL, ask_again = ''"
            + " WHERE program = ? AND person = ?",
        program,
        person.value());
    keys.keepOnly(tx, pepper, person, kept);
  }

  long count(Sql.Tx tx) throws SQLException {
    return tx.first(
            "SELECT COUNT(*) AS people FROM stampbook_consent_person"
                + " WHERE program = ? AND merged_into IS NULL",
            row -> row.number("people"),
            program)
        .orElse(0L);
  }
}
