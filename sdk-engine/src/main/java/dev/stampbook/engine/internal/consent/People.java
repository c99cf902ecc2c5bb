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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * Who is who. An account or membership belongs to one person; an address may belong to several, because families share phones. Somebody
 * known by an address alone becomes whoever turns up with that address and an account.
 */
final class People {

  private static final int TAIL = 8;

  private final String program;

  People(ProgramId program) {
    this.program = program.value();
  }

  /** A person as the registry knows them now. */
  record Person(
      PersonId id,
      Optional<MemberIdentity> identity,
      OptionalLong accountAt,
      OptionalLong askedAt,
      String askAgain) {

    Optional<ContactAddress> address(ConsentChannel channel) {
      return switch (channel) {
        case EMAIL -> identity.flatMap(MemberIdentity::email).map(ContactAddress::of);
        case SMS -> identity.flatMap(MemberIdentity::phone).map(ContactAddress::of);
      };
    }

    boolean isStrong() {
      return identity.filter(Identities::isStrong).isPresent();
    }
  }

  /** Returns the people this identity can mean, best first. The first is whom it means; an address may mean others too. */
  List<PersonId> find(Sql.Tx tx, String pepper, MemberIdentity identity) throws SQLException {
    List<PersonId> strong = new ArrayList<>();
    List<PersonId> byAddress = new ArrayList<>();
    for (Map.Entry<String, String> key : keys(identity).entrySet()) {
      boolean address = key.getKey().equals("email") || key.getKey().equals("phone");
      for (PersonId found : withKey(tx, key.getKey(), hash(pepper, key.getValue()))) {
        PersonId root = root(tx, found);
        List<PersonId> list = address ? byAddress : strong;
        if (!list.contains(root)) {
          list.add(root);
        }
      }
    }
    if (!strong.isEmpty()) {
      return strong;
    }
    if (Identities.isStrong(
        identity)) { // a new account: nobody else's, unless only an address was known
      List<PersonId> weak = new ArrayList<>();
      for (PersonId candidate : byAddress) {
        if (!get(tx, candidate).isStrong()) {
          weak.add(candidate);
        }
      }
      return weak;
    }
    return byAddress;
  }

  /** Returns everybody who has this address now, also where the number is spelled without its country code. */
  List<PersonId> withAddress(Sql.Tx tx, String pepper, ContactAddress address) throws SQLException {
    if (address.channel() == ConsentChannel.EMAIL) {
      return roots(tx, withKey(tx, "email", hash(pepper, address.key())));
    }
    List<PersonId> people = new ArrayList<>(withKey(tx, "phone", hash(pepper, address.key())));
    for (PersonId similar : withKey(tx, "tail", hash(pepper, tail(address.key())))) {
      boolean same =
          get(tx, similar)
              .address(ConsentChannel.SMS)
              .filter(known -> isSpelling(known.key(), address.key()))
              .isPresent();
      if (same) {
        people.add(similar);
      }
    }
    return roots(tx, people);
  }

  /** Returns whether one number without country code can be the other: no on doubt reaches further than yes. */
  private static boolean isSpelling(String one, String other) {
    if (one.startsWith("+") && other.startsWith("+")) {
      return one.equals(other);
    }
    String a = one.replaceFirst("^[+0]+", "");
    String b = other.replaceFirst("^[+0]+", "");
    return a.endsWith(b) || b.endsWith(a);
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

  private List<PersonId> withKey(Sql.Tx tx, String kind, String hash) throws SQLException {
    return tx.query(
        "SELECT k.person FROM stampbook_consent_key k JOIN stampbook_consent_person p"
            + " ON p.program = k.program AND p.person = k.person"
            + " WHERE k.program = ? AND k.kind = ? AND k.hash = ? ORDER BY p.created_at, k.person",
        row -> PersonId.of(row.text("person")),
        program,
        kind,
        hash);
  }

  /** Returns whom this person was merged into, or the person. */
  PersonId root(Sql.Tx tx, PersonId person) throws SQLException {
    PersonId at = person;
    for (int steps = 0; steps < 1_000; steps++) {
      Optional<String> next =
          tx.first(
                  "SELECT merged_into FROM stampbook_consent_person"
                      + " WHERE program = ? AND person = ?",
                  row -> row.optionalText("merged_into"),
                  program,
                  at.value())
              .flatMap(into -> into);
      if (next.isEmpty()) {
        return at;
      }
      at = PersonId.of(next.get());
    }
    throw new IllegalStateException("people were merged in a circle");
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
        People::read,
        program,
        id.value());
  }

  static Person read(Sql.Row row) throws SQLException {
    boolean known = false;
    for (String column :
        List.of("member_id", "card_code", "pos_id", "customer_id", "email", "phone")) {
      known = known || row.optionalText(column).isPresent();
    }
    Optional<MemberIdentity> identity =
        known
            ? Optional.of(
                Identities.of(
                    row.optionalText("member_id"),
                    row.optionalText("card_code"),
                    row.optionalText("pos_id"),
                    row.optionalText("customer_id"),
                    row.optionalText("email"),
                    row.optionalText("phone")))
            : Optional.empty();
    return new Person(
        PersonId.of(row.text("person")),
        identity,
        row.optionalNumber("account_at"),
        row.optionalNumber("asked_at"),
        row.text("ask_again"));
  }

  /** Adds a person. */
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
    Person before = get(tx, person);
    tx.update(
        "UPDATE stampbook_consent_person SET member_id = COALESCE(?, member_id),"
            + " card_code = COALESCE(?, card_code), pos_id = COALESCE(?, pos_id),"
            + " customer_id = COALESCE(?, customer_id) WHERE program = ? AND person = ?",
        identity.memberId().map(MemberId::value),
        identity.cardCode().map(CardCode::value),
        identity.posId().map(PosId::value),
        identity.customerId().map(CustomerId::value),
        program,
        person.value());
    if (identity.email().isPresent()) {
      address(tx, person, "email", identity.email().get().value(), at);
    }
    if (identity.phone().isPresent()) {
      address(tx, person, "phone", identity.phone().get().value(), at);
    }
    Person now = get(tx, person);
    Map<String, String> known = keys(now.identity().orElseThrow());
    if (!before.identity().map(People::keys).orElse(Map.of()).equals(known)) {
      tx.update(
          "DELETE FROM stampbook_consent_key WHERE program = ? AND person = ?"
              + " AND kind IN ('email', 'phone', 'tail')",
          program,
          person.value());
      for (Map.Entry<String, String> key : known.entrySet()) {
        key(tx, person, key.getKey(), hash(pepper, key.getValue()));
      }
      if (known.containsKey("phone")) {
        key(tx, person, "tail", hash(pepper, tail(String.valueOf(known.get("phone")))));
      }
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

  private void address(Sql.Tx tx, PersonId person, String column, String value, Instant at)
      throws SQLException {
    tx.update(
        "UPDATE stampbook_consent_person SET "
            + column
            + " = ?, "
            + column
            + "_at = ? WHERE program = ? AND person = ? AND "
            + column
            + "_at <= ?",
        value,
        at.toEpochMilli(),
        program,
        person.value(),
        at.toEpochMilli());
  }

  private void key(Sql.Tx tx, PersonId person, String kind, String hash) throws SQLException {
    tx.update(
        "INSERT INTO stampbook_consent_key (program, kind, hash, person) VALUES (?, ?, ?, ?)"
            + " ON CONFLICT DO NOTHING",
        program,
        kind,
        hash,
        person.value());
  }

  private static Map<String, String> keys(MemberIdentity identity) {
    Map<String, String> keys = new LinkedHashMap<>();
    identity.customerId().ifPresent(id -> keys.put("customer", id.value()));
    identity.memberId().ifPresent(id -> keys.put("member", id.value()));
    identity.posId().ifPresent(id -> keys.put("pos", id.value()));
    identity.cardCode().ifPresent(code -> keys.put("card", code.value()));
    identity.email().map(EmailAddress::value).ifPresent(email -> keys.put("email", email));
    identity.phone().map(PhoneNumber::value).ifPresent(phone -> keys.put("phone", phone));
    return keys;
  }

  /** Returns the digits in which two spellings of one number agree, with and without country code. */
  private static String tail(String phone) {
    return phone.substring(Math.max(0, phone.length() - TAIL));
  }

  private static String hash(String pepper, String value) {
    return Hashing.of(pepper + "\n" + value).hex();
  }
}
