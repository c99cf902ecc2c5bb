package dev.stampbook.engine.internal.store;

import dev.stampbook.engine.OrderStatus;
import dev.stampbook.engine.ProgramId;
import dev.stampbook.engine.StoreException;
import dev.stampbook.member.MemberId;
import dev.stampbook.order.OrderId;
import dev.stampbook.points.Standing;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/** The table of orders of one program. A row is saved only over the revision it was read at, so two writers never mix. */
public final class OrderRows {

  private static final int CHUNK = 200;

  private final String program;

  /** Reads and writes the orders of this program. */
  public OrderRows(ProgramId program) {
    this.program = program.value();
  }

  /** Returns the rows of these orders, as far as they exist. */
  public Map<OrderId, OrderRow> find(Sql.Tx tx, Collection<OrderId> ids) throws SQLException {
    Map<OrderId, OrderRow> found = new HashMap<>();
    List<OrderId> all = List.copyOf(ids);
    for (int from = 0; from < all.size(); from += CHUNK) {
      List<OrderId> chunk = all.subList(from, Math.min(all.size(), from + CHUNK));
      List<Object> arguments = new ArrayList<>(List.of(program));
      chunk.forEach(id -> arguments.add(id.value()));
      String marks = "?,".repeat(chunk.size() - 1) + "?";
      tx.query(
              "SELECT * FROM stampbook_order WHERE program = ? AND order_id IN (" + marks + ")",
              OrderRows::read,
              arguments.toArray())
          .forEach(row -> found.put(row.id(), row));
    }
    return found;
  }

  /** Returns one row, when it exists. */
  public Optional<OrderRow> find(Sql.Tx tx, OrderId id) throws SQLException {
    return Optional.ofNullable(find(tx, List.of(id)).get(id));
  }

  /** Marks an order as changed and due at this time; returns whether an earlier signal was still waiting. */
  public boolean signal(Sql.Tx tx, OrderId id, Instant due) throws SQLException {
    insertIfAbsent(tx, OrderRow.fresh(id, due));
    boolean waiting =
        tx.first(
                "SELECT signalled, handled FROM stampbook_order WHERE program = ? AND order_id = ?",
                row -> row.number("signalled") > row.number("handled"),
                program,
                id.value())
            .orElse(false);
    tx.update(
        "UPDATE stampbook_order SET signalled = signalled + 1, due_at = ?, revision = revision + 1"
            + " WHERE program = ? AND order_id = ?",
        due.toEpochMilli(),
        program,
        id.value());
    return waiting;
  }

  /**
   * Saves a row over the revision it was read at.
   *
   * @return whether it was saved; when not, somebody else changed it meanwhile
   */
  public boolean save(Sql.Tx tx, OrderRow row) throws SQLException {
    if (row.revision() == 0 && insertIfAbsent(tx, row)) {
      return true;
    }
    return tx.update(
            "UPDATE stampbook_order SET customer_key = ?, member_id = ?, version = ?, standing = ?,"
                + " earned_at = ?, terms = ?, digest = ?, status = ?, note = ?, entitlement = ?, spend = ?,"
                + " ordered_at = ?, read_at = ?, handled = ?, due_at = ?, attempts = ?,"
                + " revision = revision + 1 WHERE program = ? AND order_id = ? AND revision = ?",
            row.customerKey(),
            row.member().map(MemberId::value),
            row.version(),
            row.standing().name(),
            millis(row.earnedAt()),
            row.terms(),
            row.digest(),
            row.status().name(),
            row.note(),
            row.entitlement(),
            row.spend().toPlainString(),
            millis(row.orderedAt()),
            millis(row.readAt()),
            row.handled(),
            millis(row.dueAt()),
            row.attempts(),
            program,
            row.id().value(),
            row.revision())
        == 1;
  }

  /**
   * Changes a row whatever others do to it meanwhile; a row that does not exist stays absent.
   *
   * @throws StoreException when others changed it again and again
   */
  public void change(Sql.Tx tx, OrderId id, UnaryOperator<OrderRow> change) throws SQLException {
    for (int attempt = 0; attempt < 20; attempt++) {
      Optional<OrderRow> row = find(tx, id);
      if (row.isEmpty() || save(tx, change.apply(row.get()))) {
        return;
      }
    }
    throw new StoreException("the row of order " + id + " is changed all the time; try again");
  }

  /** Keeps others from changing a row until the transaction ends. */
  public void lock(Sql.Tx tx, OrderId id) throws SQLException {
    tx.update(
        "UPDATE stampbook_order SET revision = revision WHERE program = ? AND order_id = ?",
        program,
        id.value());
  }

  private boolean insertIfAbsent(Sql.Tx tx, OrderRow row) throws SQLException {
    return tx.update(
            "INSERT INTO stampbook_order (program, order_id, customer_key, member_id, version,"
                + " standing, earned_at, terms, digest, status, note, entitlement, spend, ordered_at,"
                + " read_at, signalled, handled, due_at, attempts, revision, created_at)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                + " ON CONFLICT DO NOTHING",
            program,
            row.id().value(),
            row.customerKey(),
            row.member().map(MemberId::value),
            row.version(),
            row.standing().name(),
            millis(row.earnedAt()),
            row.terms(),
            row.digest(),
            row.status().name(),
            row.note(),
            row.entitlement(),
            row.spend().toPlainString(),
            millis(row.orderedAt()),
            millis(row.readAt()),
            row.signalled(),
            row.handled(),
            millis(row.dueAt()),
            row.attempts(),
            1L,
            row.createdAt().toEpochMilli())
        == 1;
  }

  /** Returns orders that are due, longest waiting first. */
  public List<OrderId> due(Sql.Tx tx, Instant now, int limit) throws SQLException {
    return tx.query(
        "SELECT order_id FROM stampbook_order WHERE program = ? AND due_at <= ?"
            + " ORDER BY due_at, created_at, order_id LIMIT ?",
        row -> OrderId.of(row.text("order_id")),
        program,
        now.toEpochMilli(),
        limit);
  }

  /** Returns when the next order is due that waits for the engine itself, not for a member, an order or the end of a hold. */
  public Optional<Instant> nextDueOfActive(Sql.Tx tx) throws SQLException {
    return tx
        .query(
            "SELECT MIN(due_at) AS due FROM stampbook_order WHERE program = ?"
                + " AND status IN ('NEW', 'POSTING')",
            row -> row.optionalNumber("due"),
            program)
        .stream()
        .filter(OptionalLong::isPresent)
        .map(due -> Instant.ofEpochMilli(due.getAsLong()))
        .findFirst();
  }

  /** Returns how many orders stand in each status. */
  public Map<OrderStatus, Long> counts(Sql.Tx tx) throws SQLException {
    Map<OrderStatus, Long> counts = new HashMap<>();
    tx.query(
            "SELECT status, COUNT(*) AS orders FROM stampbook_order WHERE program = ?"
                + " GROUP BY status",
            row -> Map.entry(OrderStatus.valueOf(row.text("status")), row.number("orders")),
            program)
        .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
    return counts;
  }

  /** Returns the orders in a status, oldest first. */
  public List<OrderRow> inStatus(Sql.Tx tx, OrderStatus status, int limit) throws SQLException {
    return tx.query(
        "SELECT * FROM stampbook_order WHERE program = ? AND status = ?"
            + " ORDER BY created_at, order_id LIMIT ?",
        OrderRows::read,
        program,
        status.name(),
        limit);
  }

  /** Returns the orders of a customer that wait for a member. */
  public List<OrderRow> waitingFor(Sql.Tx tx, String customerKey) throws SQLException {
    return tx.query(
        "SELECT * FROM stampbook_order WHERE program = ? AND customer_key = ? AND status = ?"
            + " ORDER BY ordered_at, order_id",
        OrderRows::read,
        program,
        customerKey,
        OrderStatus.WAITING_FOR_MEMBER.name());
  }

  /** Returns the net spend of a member over all orders but one (C17). */
  public BigDecimal spendWithout(Sql.Tx tx, MemberId member, OrderId without) throws SQLException {
    return spendBefore(tx, member, without, Instant.ofEpochMilli(Long.MAX_VALUE));
  }

  /** Returns the net spend of a member over all orders but one, placed not later than this (C17). */
  public BigDecimal spendBefore(Sql.Tx tx, MemberId member, OrderId without, Instant placed)
      throws SQLException {
    return tx
        .query(
            "SELECT spend FROM stampbook_order WHERE program = ? AND member_id = ?"
                + " AND order_id <> ? AND ordered_at <= ?",
            row -> new BigDecimal(row.text("spend")),
            program,
            member.value(),
            without.value(),
            placed.toEpochMilli())
        .stream()
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static OptionalLong millis(Optional<Instant> time) {
    return time.isPresent() ? OptionalLong.of(time.get().toEpochMilli()) : OptionalLong.empty();
  }

  private static OrderRow read(Sql.Row row) throws SQLException {
    return new OrderRow(
        OrderId.of(row.text("order_id")),
        row.optionalText("customer_key"),
        row.optionalText("member_id").map(MemberId::of),
        row.optionalNumber("version"),
        Standing.valueOf(row.text("standing")),
        instant(row, "earned_at"),
        row.optionalText("terms"),
        row.optionalText("digest"),
        OrderStatus.valueOf(row.text("status")),
        row.text("note"),
        row.number("entitlement"),
        new BigDecimal(row.text("spend")),
        instant(row, "ordered_at"),
        instant(row, "read_at"),
        row.number("signalled"),
        row.number("handled"),
        instant(row, "due_at"),
        (int) row.number("attempts"),
        row.number("revision"),
        Instant.ofEpochMilli(row.number("created_at")));
  }

  static Optional<Instant> instant(Sql.Row row, String column) throws SQLException {
    OptionalLong millis = row.optionalNumber(column);
    return millis.isPresent()
        ? Optional.of(Instant.ofEpochMilli(millis.getAsLong()))
        : Optional.empty();
  }
}
