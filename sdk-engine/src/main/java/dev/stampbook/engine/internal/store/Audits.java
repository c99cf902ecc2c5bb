package dev.stampbook.engine.internal.store;

import dev.stampbook.engine.AuditEntry;
import dev.stampbook.engine.AuditOutcome;
import dev.stampbook.engine.AuditQuery;
import dev.stampbook.engine.ProgramId;
import dev.stampbook.member.MemberId;
import dev.stampbook.order.OrderId;
import dev.stampbook.points.PostingReference;
import dev.stampbook.reward.RedemptionId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The audit log of one program and the redacted payloads it refers to. */
public final class Audits {

  private final String program;

  /** Reads and writes the audit of this program. */
  public Audits(ProgramId program) {
    this.program = program.value();
  }

  /** Appends entries; their ids are given by the store. */
  public void append(Sql.Tx tx, List<AuditEntry> entries) throws SQLException {
    List<Object[]> arguments = new ArrayList<>();
    for (AuditEntry entry : entries) {
      arguments.add(
          new Object[] {
            program,
            entry.run(),
            entry.kind().name(),
            entry.entity(),
            entry.member().map(MemberId::value),
            entry.at().toEpochMilli(),
            entry.outcome().name(),
            entry.points(),
            entry.reference().map(PostingReference::value),
            entry.detail(),
            entry.error(),
            entry.payloadHash()
          });
    }
    tx.batch(
        "INSERT INTO stampbook_audit (program, run, entity_kind, entity, member_id, at, outcome,"
            + " points, reference, detail, error, payload_hash)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        arguments);
  }

  /** Returns entries, newest first. */
  public List<AuditEntry> find(Sql.Tx tx, AuditQuery query) throws SQLException {
    StringBuilder where = new StringBuilder("program = ?");
    List<Object> arguments = new ArrayList<>(List.of(program));
    add(where, arguments, "entity = ?", query.order().map(OrderId::value));
    if (query.order().isPresent()) {
      where.append(" AND entity_kind = 'ORDER'");
    }
    add(where, arguments, "entity = ?", query.redemption().map(RedemptionId::value));
    if (query.redemption().isPresent()) {
      where.append(" AND entity_kind = 'REDEMPTION'");
    }
    add(where, arguments, "member_id = ?", query.member().map(MemberId::value));
    add(where, arguments, "outcome = ?", query.outcome().map(AuditOutcome::name));
    add(where, arguments, "run = ?", query.run());
    add(where, arguments, "at >= ?", query.from().map(Instant::toEpochMilli));
    add(where, arguments, "at < ?", query.until().map(Instant::toEpochMilli));
    arguments.add(query.limit());
    return tx.query(
        "SELECT * FROM stampbook_audit WHERE " + where + " ORDER BY id DESC LIMIT ?",
        Audits::read,
        arguments.toArray());
  }

  private static void add(
      StringBuilder where, List<Object> arguments, String condition, Optional<?> value) {
    value.ifPresent(
        present -> {
          where.append(" AND ").append(condition);
          arguments.add(present);
        });
  }

  /** Keeps payloads until a time; a payload that is kept already stays as it is. */
  public void keep(Sql.Tx tx, List<Payload> payloads, Instant until) throws SQLException {
    List<Object[]> arguments = new ArrayList<>();
    for (Payload payload : payloads) {
      arguments.add(new Object[] {program, payload.hash(), payload.text(), until.toEpochMilli()});
    }
    tx.batch(
        "INSERT INTO stampbook_payload (program, hash, body, expires_at) VALUES (?, ?, ?, ?)"
            + " ON CONFLICT DO NOTHING",
        arguments);
  }

  /** Returns a payload, while it is kept. */
  public Optional<String> payload(Sql.Tx tx, String hash) throws SQLException {
    return tx.first(
        "SELECT body FROM stampbook_payload WHERE program = ? AND hash = ?",
        row -> row.text("body"),
        program,
        hash);
  }

  /** Deletes payloads whose time is over. */
  public void expire(Sql.Tx tx, Instant now) throws SQLException {
    tx.update(
        "DELETE FROM stampbook_payload WHERE program = ? AND expires_at <= ?",
        program,
        now.toEpochMilli());
  }

  /** A redacted payload and its SHA-256 in hexadecimal. */
  public record Payload(String hash, String text) {}

  private static AuditEntry read(Sql.Row row) throws SQLException {
    return new AuditEntry(
        row.number("id"),
        row.text("run"),
        AuditEntry.Kind.valueOf(row.text("entity_kind")),
        row.text("entity"),
        row.optionalText("member_id").map(MemberId::of),
        Instant.ofEpochMilli(row.number("at")),
        AuditOutcome.valueOf(row.text("outcome")),
        row.number("points"),
        row.optionalText("reference").map(PostingReference::of),
        row.text("detail"),
        row.optionalText("error"),
        row.optionalText("payload_hash"));
  }
}
