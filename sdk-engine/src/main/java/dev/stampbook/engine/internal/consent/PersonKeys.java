package dev.stampbook.engine.internal.consent;

import dev.stampbook.consent.ConsentChannel;
import dev.stampbook.consent.ContactAddress;
import dev.stampbook.consent.PersonId;
import dev.stampbook.engine.ProgramId;
import dev.stampbook.engine.internal.store.Sql;
import dev.stampbook.member.MemberIdentity;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What people are found by, as hashes with the registry's own pepper. An account belongs to one person; an address may belong to several,
 * because families share phones, and only while it is theirs (C13).
 */
final class PersonKeys {

  /** How many digits at the end of a number have to agree before two spellings of it are compared. */
  private static final int TAIL = 7;

  private final String program;

  PersonKeys(ProgramId program) {
    this.program = program.value();
  }

  /** One thing a person is found by. */
  record Key(String kind, String value) {}

  /** Returns the keys that stand for an account or membership, the shop's own first. */
  static List<Key> accounts(MemberIdentity identity) {
    List<Key> keys = new ArrayList<>();
    identity.customerId().ifPresent(id -> keys.add(new Key("customer", id.value())));
    identity.memberId().ifPresent(id -> keys.add(new Key("member", id.value())));
    identity.posId().ifPresent(id -> keys.add(new Key("pos", id.value())));
    identity.cardCode().ifPresent(code -> keys.add(new Key("card", code.value())));
    return keys;
  }

  static Key address(ContactAddress address) {
    return new Key(address.channel().name(), address.key());
  }

  static Key tail(ContactAddress phone) {
    String digits = phone.key();
    return new Key("tail", digits.substring(Math.max(0, digits.length() - TAIL)));
  }

  /** Returns whether a number can be another spelled without country code. */
  static boolean isSpelling(ContactAddress known, ContactAddress other) {
    String a = known.key();
    String b = other.key();
    if (a.startsWith("+") && b.startsWith("+")) {
      return a.equals(b);
    }
    String one = a.replaceFirst("^[+0]+", "");
    String two = b.replaceFirst("^[+0]+", "");
    return one.endsWith(two) || two.endsWith(one);
  }

  /** Returns the people with a key, whoever came first first. */
  List<PersonId> with(Sql.Tx tx, String pepper, Key key) throws SQLException {
    return tx.query(
        "SELECT k.person FROM stampbook_consent_key k JOIN stampbook_consent_person p"
            + " ON p.program = k.program AND p.person = k.person"
            + " WHERE k.program = ? AND k.kind = ? AND k.hash = ? ORDER BY p.created_at, k.person",
        row -> PersonId.of(row.text("person")),
        program,
        key.kind(),
        hash(pepper, key));
  }

  /** Lets a person be found by what an identity tells, and by nothing else. */
  void replace(Sql.Tx tx, String pepper, PersonId person, MemberIdentity identity)
      throws SQLException {
    List<Key> all = new ArrayList<>(accounts(identity));
    for (ConsentChannel channel : ConsentChannel.values()) {
      Identities.address(identity, channel).ifPresent(address -> addAddress(all, address));
    }
    replace(tx, pepper, person, all);
  }

  /** Lets a person be found by these addresses only. */
  void keepOnly(Sql.Tx tx, String pepper, PersonId person, List<ContactAddress> kept)
      throws SQLException {
    List<Key> all = new ArrayList<>();
    kept.forEach(address -> addAddress(all, address));
    replace(tx, pepper, person, all);
  }

  private static void addAddress(List<Key> keys, ContactAddress address) {
    keys.add(address(address));
    if (address.channel() == ConsentChannel.SMS) {
      keys.add(tail(address));
    }
  }

  private void replace(Sql.Tx tx, String pepper, PersonId person, List<Key> all)
      throws SQLException {
    tx.update(
        "DELETE FROM stampbook_consent_key WHERE program = ? AND person = ?",
        program,
        person.value());
    for (Key key : all) {
      tx.update(
          "INSERT INTO stampbook_consent_key (program, kind, hash, person) VALUES (?, ?, ?, ?)"
              + " ON CONFLICT DO NOTHING",
          program,
          key.kind(),
          hash(pepper, key),
          person.value());
    }
  }

  private static String hash(String pepper, Key key) {
    return Hashing.of(pepper + "\n" + key.kind() + "\n" + key.value()).hex();
  }
}
