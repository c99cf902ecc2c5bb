package dev.stampbook.engine.internal.consent;

import dev.stampbook.consent.DisclosureRef;
import dev.stampbook.consent.PersonId;
import dev.stampbook.consent.PictureRef;
import dev.stampbook.consent.Sha256;
import dev.stampbook.engine.StoreException;
import dev.stampbook.engine.consent.ChainAnchor;
import dev.stampbook.engine.consent.ChainFault;
import dev.stampbook.engine.consent.ChainFault.Kind;
import dev.stampbook.engine.consent.ChainReport;
import dev.stampbook.engine.internal.store.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the whole chain, and all that hangs on it, and says what is not as it was written. */
final class Verifier {

  private static final int PAGE = 500;

  private final Shared shared;
  private final List<ChainFault> faults = new ArrayList<>();
  private final Set<String> erased = new HashSet<>();

  Verifier(Shared shared) {
    this.shared = shared;
  }

  /** A record's row as it lies in the store, believed in nothing. */
  private record Row(
      long sequence,
      String id,
      String kind,
      String person,
      String fact,
      String body,
      String previous,
      String hash) {}

  ChainReport run(Optional<ChainAnchor> noted) {
    Optional<Chain.End> end = shared.sql.inTransaction(tx -> shared.chain.end(tx));
    ChainAnchor head = end.map(Chain.End::anchor).orElse(new ChainAnchor(0, Sha256.NONE));
    long last = end.isPresent() ? head.sequence() : Long.MAX_VALUE;
    shared.sql.run(tx -> erased.addAll(shared.chain.erased(tx)));
    boolean anchored = noted.isEmpty() || noted.get().sequence() == 0;
    String previous = Sha256.NONE.hex();
    long expected = 1;
    long read = 0;
    for (List<Row> page = page(0, last); !page.isEmpty(); page = page(expected - 1, last)) {
      Map<Row, Fields> readable = new LinkedHashMap<>();
      for (Row row : page) {
        read++;
        if (row.sequence() != expected) {
          fault(expected, Kind.RECORD_MISSING, gap(expected, row.sequence() - 1));
        }
        check(row, previous).ifPresent(body -> readable.put(row, body));
        anchored = anchored || isAt(row, noted.orElseThrow());
        previous = row.hash();
        expected = row.sequence() + 1;
      }
      shared.sql.run(tx -> attachments(tx, readable));
    }
    if (expected - 1 != head.sequence() || !previous.equals(head.hash().hex())) {
      fault(
          head.sequence(),
          Kind.END_CHANGED,
          "the chain was written up to record "
              + head.sequence()
              + " and now ends with record "
              + (expected - 1));
    }
    shared.sql.run(this::behindTheEnd);
    shared.sql.run(this::unrecordedMerges);
    if (!anchored) {
      fault(
          noted.orElseThrow().sequence(),
          Kind.ANCHOR_MISSING,
          "the record that was noted down is not here");
    }
    return new ChainReport(read, new ChainAnchor(expected - 1, Sha256.of(previous)), faults);
  }

  private static boolean isAt(Row row, ChainAnchor anchor) {
    return row.sequence() == anchor.sequence() && row.hash().equals(anchor.hash().hex());
  }

  /** One statement sees end and records as of one moment, also while others write. */
  private void behindTheEnd(Sql.Tx tx) throws SQLException {
    List<Long> behind =
        tx.query(
            "SELECT r.sequence FROM stampbook_consent_record r JOIN stampbook_consent_head h"
                + " ON h.program = r.program AND r.sequence > h.sequence WHERE r.program = ?"
                + " ORDER BY r.sequence LIMIT 100",
            row -> row.number("sequence"),
            shared.tenant.value());
    for (long sequence : behind) {
      fault(sequence, Kind.END_CHANGED, "it lies behind the chain's end");
    }
  }

  private void unrecordedMerges(Sql.Tx tx) throws SQLException {
    for (PersonId person : shared.people.absorbed(tx)) {
      if (shared.chain.byFact(tx, Joiner.mergeFact(person)).isEmpty()) {
        fault(0, Kind.INDEX_CHANGED, person + " was merged without a record");
      }
    }
  }

  private static String gap(long first, long last) {
    return first == last ? "there is none" : "records up to " + last + " are not there";
  }

  /** Reads only up to the end as it was at the beginning: what is added meanwhile is the next run's. */
  private List<Row> page(long after, long last) {
    return shared.sql.inTransaction(
        tx ->
            tx.query(
                "SELECT * FROM stampbook_consent_record WHERE program = ? AND sequence > ?"
                    + " AND sequence <= ? ORDER BY sequence LIMIT ?",
                row ->
                    new Row(
                        row.number("sequence"),
                        row.text("id"),
                        row.text("kind"),
                        row.text("person"),
                        row.text("fact"),
                        row.text("body"),
                        row.text("previous_hash"),
                        row.text("hash")),
                shared.tenant.value(),
                after,
                last,
                PAGE));
  }

  /** Returns what the record says, when it can be read. */
  private Optional<Fields> check(Row row, String previous) {
    if (!Hashing.of(row.body()).hex().equals(row.hash())) {
      fault(row.sequence(), Kind.RECORD_CHANGED, "its text is not the one that was hashed");
    }
    Fields body;
    try {
      body = Fields.read(row.body());
    } catch (StoreException unreadable) {
      fault(row.sequence(), Kind.RECORD_CHANGED, "its text cannot be read");
      return Optional.empty();
    }
    if (!same(body, "previous", previous) || !row.previous().equals(previous)) {
      fault(row.sequence(), Kind.ORDER_BROKEN, "it does not follow the record before it");
    }
    if (!same(body, "sequence", Long.toString(row.sequence()))) {
      fault(row.sequence(), Kind.ORDER_BROKEN, "it was written at another place");
    }
    if (!same(body, "tenant", shared.tenant.value())) {
      fault(row.sequence(), Kind.RECORD_CHANGED, "it belongs to another tenant");
    }
    boolean indexed =
        same(body, "id", row.id())
            && same(body, "kind", row.kind())
            && same(body, "person", row.person())
            && same(body, "fact", row.fact());
    if (!indexed) {
      fault(row.sequence(), Kind.INDEX_CHANGED, "it is filed under something it does not say");
    }
    return Optional.of(body);
  }

  private static boolean same(Fields body, String name, String value) {
    return body.get(name).filter(value::equals).isPresent();
  }

  private void attachments(Sql.Tx tx, Map<Row, Fields> records) throws SQLException {
    for (Map.Entry<Row, Fields> record : records.entrySet()) {
      attachments(tx, record.getKey(), record.getValue());
    }
  }

  private void attachments(Sql.Tx tx, Row row, Fields body) throws SQLException {
    Optional<DisclosureRef> disclosure = Texts.disclosure(body);
    if (disclosure.isPresent()) {
      disclosure(tx, row, disclosure.get());
    }
    Optional<PictureRef> picture = Texts.picture(body);
    if (picture.isPresent()) {
      picture(tx, row, picture.get());
    }
    Optional<String> details = body.get("details");
    if (details.isPresent()) {
      details(tx, row, details.get());
    }
    if (body.get("kind").filter(Chain.Kind.MERGE.name()::equals).isPresent()) {
      merge(tx, row, body);
    }
  }

  private void disclosure(Sql.Tx tx, Row row, DisclosureRef ref) throws SQLException {
    Optional<String> text = shared.papers.text(tx, ref);
    if (text.isEmpty()) {
      fault(row.sequence(), Kind.EVIDENCE_MISSING, "the text that was read is gone");
    } else if (!Hashing.of(text.get()).equals(ref.textHash())) {
      fault(
          row.sequence(),
          Kind.DISCLOSURE_CHANGED,
          "the text of " + ref.id() + " " + ref.version() + " is not the one that was read");
    }
  }

  private void picture(Sql.Tx tx, Row row, PictureRef ref) throws SQLException {
    Optional<byte[]> content;
    try {
      content = shared.papers.picture(tx, ref.hash()).flatMap(Papers.Stored::content);
    } catch (StoreException undecipherable) {
      fault(row.sequence(), Kind.PICTURE_CHANGED, "the picture cannot be decrypted");
      return;
    }
    if (content.isEmpty()) {
      if (!erased.contains("picture:" + ref.hash())) {
        fault(row.sequence(), Kind.EVIDENCE_MISSING, "the picture is gone");
      }
    } else if (!Hashing.of(content.get()).equals(ref.hash())) {
      fault(row.sequence(), Kind.PICTURE_CHANGED, "the picture is not the one that was seen");
    }
  }

  private void details(Sql.Tx tx, Row row, String hash) throws SQLException {
    Optional<Chain.Salted> salted;
    try {
      salted = shared.chain.salted(tx, row.id());
    } catch (StoreException undecipherable) {
      fault(row.sequence(), Kind.DETAILS_CHANGED, "the personal data cannot be decrypted");
      return;
    }
    if (salted.isEmpty()) {
      if (!erased.contains("details:" + row.id())) {
        fault(row.sequence(), Kind.EVIDENCE_MISSING, "the personal data are gone");
      }
    } else if (!Chain.detailsHash(salted.get().salt(), salted.get().body()).hex().equals(hash)) {
      fault(
          row.sequence(),
          Kind.DETAILS_CHANGED,
          "the personal data are not those that were recorded");
    }
  }

  /** Whose record it is rests on who was merged into whom, so that has to be as recorded. */
  private void merge(Sql.Tx tx, Row row, Fields body) throws SQLException {
    Optional<String> absorbed = body.get("absorbed");
    boolean holds =
        absorbed.isPresent()
            && shared.people.mergedInto(tx, PersonId.of(absorbed.get())).isPresent();
    if (!holds) {
      fault(row.sequence(), Kind.INDEX_CHANGED, "the people it united are apart again");
    }
  }

  private void fault(long sequence, Kind kind, String detail) {
    faults.add(new ChainFault(sequence, kind, detail));
  }
}
