package dev.stampbook.engine.internal.consent;

import dev.stampbook.consent.ConsentActId;
import dev.stampbook.consent.ConsentDetails;
import dev.stampbook.consent.ConsentRecord;
import dev.stampbook.consent.PersonId;
import dev.stampbook.consent.Sha256;
import dev.stampbook.engine.ProgramId;
import dev.stampbook.engine.consent.ChainAnchor;
import dev.stampbook.engine.internal.store.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The chain of one tenant. Whoever writes holds the row of its end, so two nodes that write at once take turns and one chain comes out.
 * Records are only ever added.
 */
final class Chain {

  private static final String FORMAT = "stampbook consent 1";

  private final String program;

  private final Vault vault;

  Chain(ProgramId program, Vault vault) {
    this.program = program.value();
    this.vault = vault;
  }

  /** What a record is about. */
  enum Kind {
    /** A person's act. */
    ACT,
    /** A person's e-mail address or phone number changed. */
    CONTACT,
    /** Two people turned out to be one. */
    MERGE,
    /** A system acknowledged an act. */
    TOLD,
    /** Personal data were erased. */
    ERASURE
  }

  /** A record as it is stored. */
  record Entry(
      long sequence,
      String id,
      Kind kind,
      PersonId person,
      String fact,
      Fields body,
      Sha256 previous,
      Sha256 hash) {}

  /** The end of the chain, held until the transaction ends. */
  record End(ChainAnchor anchor, String pepper) {}

  /** Takes the chain's end; everybody else who wants it waits until this transaction is over. */
  End lock(Sql.Tx tx) throws SQLException {
    String take = "UPDATE stampbook_consent_head SET sequence = sequence WHERE program = ?";
    if (tx.update(take, program) == 0) {
      tx.update(
          "INSERT INTO stampbook_consent_head (program, sequence, hash, pepper)"
              + " VALUES (?, 0, ?, ?) ON CONFLICT DO NOTHING",
          program,
          Sha256.NONE.hex(),
          Hashing.salt());
      tx.update(take, program);
    }
    return end(tx).orElseThrow();
  }

  /** Returns the end of the chain; empty when nothing was ever written. */
  Optional<End> end(Sql.Tx tx) throws SQLException {
    return tx.first(
        "SELECT * FROM stampbook_consent_head WHERE program = ?",
        row ->
            new End(
                new ChainAnchor(row.number("sequence"), Sha256.of(row.text("hash"))),
                row.text("pepper")),
        program);
  }

  /** Returns the record that states a fact, when it was recorded already. */
  Optional<Entry> byFact(Sql.Tx tx, String fact) throws SQLException {
    return tx.first(
        "SELECT * FROM stampbook_consent_record WHERE program = ? AND fact = ?",
        Chain::read,
        program,
        fact);
  }

  /** Adds an act. The caller holds the end. */
  ConsentRecord append(Sql.Tx tx, PersonId person, Draft draft, String fact, Instant now)
      throws SQLException {
    Entry entry =
        append(
            tx,
            Kind.ACT,
            draft.act().id().value(),
            person,
            fact,
            Texts.of(draft),
            draft.details(),
            now);
    return Texts.record(entry.body(), Optional.of(draft.details()), entry.hash());
  }

  /** Adds a record with personal data, which are kept beside it. The caller holds the end. */
  Entry append(
      Sql.Tx tx,
      Kind kind,
      String id,
      PersonId person,
      String fact,
      Fields content,
      ConsentDetails details,
      Instant now)
      throws SQLException {
    String salt = Hashing.salt();
    String text = Texts.of(details).text();
    tx.update(
        "INSERT INTO stampbook_consent_details (program, record, salt, body) VALUES (?, ?, ?, ?)",
        program,
        id,
        salt,
        vault.seal(text));
    return append(tx, kind, id, person, fact, content.put("details", detailsHash(salt, text)), now);
  }

  static Sha256 detailsHash(String salt, String text) {
    return Hashing.of(salt + "\n" + text);
  }

  /** Adds a record of any kind. The caller holds the end. */
  Entry append(
      Sql.Tx tx, Kind kind, String id, PersonId person, String fact, Fields content, Instant now)
      throws SQLException {
    ChainAnchor before = end(tx).orElseThrow().anchor();
    Fields body =
        new Fields()
            .put("format", FORMAT)
            .put("tenant", program)
            .put("sequence", before.sequence() + 1)
            .put("id", id)
            .put("kind", kind)
            .put("person", person)
            .put("fact", fact)
            .put("recorded", now)
            .putAll(content)
            .put("previous", before.hash());
    Sha256 hash = Hashing.of(body.text());
    tx.update(
        "INSERT INTO stampbook_consent_record"
            + " (program, sequence, id, kind, person, fact, body, previous_hash, hash)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        program,
        before.sequence() + 1,
        id,
        kind.name(),
        person.value(),
        fact,
        body.text(),
        before.hash().hex(),
        hash.hex());
    tx.update(
        "UPDATE stampbook_consent_head SET sequence = ?, hash = ? WHERE program = ?",
        before.sequence() + 1,
        hash.hex(),
        program);
    return new Entry(before.sequence() + 1, id, kind, person, fact, body, before.hash(), hash);
  }

  static ConsentActId newId() {
    return ConsentActId.of(UUID.randomUUID().toString());
  }

  /** Returns the acts of these people, in the chain's order, with their personal data where they are kept. */
  List<ConsentRecord> acts(Sql.Tx tx, Collection<PersonId> people) throws SQLException {
    List<ConsentRecord> acts = new ArrayList<>();
    for (Entry entry : entries(tx, people)) {
      if (entry.kind() == Kind.ACT) {
        acts.add(Texts.record(entry.body(), details(tx, entry.id()), entry.hash()));
      }
    }
    return acts;
  }

  /** Returns every record of these people, in the chain's order. */
  List<Entry> entries(Sql.Tx tx, Collection<PersonId> people) throws SQLException {
    List<Entry> entries = new ArrayList<>();
    for (PersonId person : people) {
      entries.addAll(
          tx.query(
              "SELECT * FROM stampbook_consent_record WHERE program = ? AND person = ?",
              Chain::read,
              program,
              person.value()));
    }
    entries.sort(Comparator.comparingLong(Entry::sequence));
    return entries;
  }

  /** Returns the personal data of a record, unless they were erased. */
  Optional<ConsentDetails> details(Sql.Tx tx, String record) throws SQLException {
    return tx.first(
            "SELECT body FROM stampbook_consent_details WHERE program = ? AND record = ?",
            row -> row.optionalText("body"),
            program,
            record)
        .flatMap(body -> body)
        .map(body -> Texts.details(Fields.read(vault.open(body))));
  }

  /** The personal data of a record as they were hashed. */
  record Salted(String salt, String body) {}

  /** Returns the personal data of a record as they were hashed, unless they were erased. */
  Optional<Salted> salted(Sql.Tx tx, String record) throws SQLException {
    return tx.first(
        "SELECT salt, body FROM stampbook_consent_details"
            + " WHERE program = ? AND record = ? AND body IS NOT NULL",
        row -> new Salted(row.text("salt"), vault.open(row.text("body"))),
        program,
        record);
  }

  /** Erases the personal data of a record; its hash stays in the chain. */
  void erase(Sql.Tx tx, String record) throws SQLException {
    tx.update(
        "UPDATE stampbook_consent_details SET salt = NULL, body = NULL"
            + " WHERE program = ? AND record = ?",
        program,
        record);
  }

  /** Returns what was erased by a recorded act, as {@code details:<record>} and {@code picture:<hash>}. */
  Set<String> erased(Sql.Tx tx) throws SQLException {
    Set<String> erased = new HashSet<>();
    for (Entry entry : ofKind(tx, Kind.ERASURE)) {
      entry
          .body()
          .get("erased")
          .ifPresent(list -> erased.addAll(Arrays.asList(list.split(" ", -1))));
    }
    return erased;
  }

  private List<Entry> ofKind(Sql.Tx tx, Kind kind) throws SQLException {
    return tx.query(
        "SELECT * FROM stampbook_consent_record WHERE program = ? AND kind = ? ORDER BY sequence",
        Chain::read,
        program,
        kind.name());
  }

  /** Returns whether anybody but these people has a record that mentions a text. */
  boolean isMentionedByOthers(Sql.Tx tx, String text, Collection<PersonId> people)
      throws SQLException {
    return tx
        .query(
            "SELECT person FROM stampbook_consent_record WHERE program = ? AND body LIKE ?",
            row -> PersonId.of(row.text("person")),
            program,
            "%" + text + "%")
        .stream()
        .anyMatch(person -> !people.contains(person));
  }

  /** Returns how many records there are. */
  long count(Sql.Tx tx) throws SQLException {
    return tx.first(
            "SELECT COUNT(*) AS records FROM stampbook_consent_record WHERE program = ?",
            row -> row.number("records"),
            program)
        .orElse(0L);
  }

  static Entry read(Sql.Row row) throws SQLException {
    return new Entry(
        row.number("sequence"),
        row.text("id"),
        Kind.valueOf(row.text("kind")),
        PersonId.of(row.text("person")),
        row.text("fact"),
        Fields.read(row.text("body")),
        Sha256.of(row.text("previous_hash")),
        Sha256.of(row.text("hash")));
  }
}
