package dev.stampbook.engine.internal.store;

import dev.stampbook.SystemName;
import dev.stampbook.discount.CouponCode;
import dev.stampbook.engine.CodeBurn;
import dev.stampbook.engine.CodeEntry;
import dev.stampbook.engine.CodePoolId;
import dev.stampbook.engine.CodeState;
import dev.stampbook.engine.CodeStock;
import dev.stampbook.engine.ProgramId;
import dev.stampbook.order.ChannelId;
import dev.stampbook.order.OrderId;
import dev.stampbook.reward.RedemptionId;
import dev.stampbook.reward.RewardId;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The one-time codes of one program (C18). Every change of a code is one conditional update. */
public final class CodeRows {

  private final String program;
  private final Dialect dialect;

  /** Reads and writes the codes of this program. */
  public CodeRows(ProgramId program, Dialect dialect) {
    this.program = program.value();
    this.dialect = dialect;
  }

  /** Adds a code behind all others; returns whether it was new. */
  public boolean add(Sql.Tx tx, CodePoolId pool, CouponCode code, long position, Instant now)
      throws SQLException {
    return tx.update(
            "INSERT INTO stampbook_code (program, code_key, code, pool, position, state, burn,"
                + " attempts, changed_at) VALUES (?, ?, ?, ?, ?, 'FREE', 'NO', 0, ?)"
                + " ON CONFLICT DO NOTHING",
            program,
            key(code),
            code.value(),
            text(pool),
            position,
            now.toEpochMilli())
        == 1;
  }

  /** Returns the position behind the last code of a stock. */
  public long nextPosition(Sql.Tx tx, CodePoolId pool) throws SQLException {
    return tx.query(
            "SELECT COALESCE(MAX(position), 0) + 1 AS next FROM stampbook_code WHERE program = ?"
                + " AND pool = ?",
            row -> row.number("next"),
            program,
            text(pool))
        .get(0);
  }

  /** Assigns the first free code to a redemption; two that ask at once get two codes, and neither waits for the other. */
  public Optional<CouponCode> assign(
      Sql.Tx tx, CodePoolId pool, RedemptionId redemption, Instant now) throws SQLException {
    String skip = dialect == Dialect.POSTGRESQL ? " FOR UPDATE SKIP LOCKED" : "";
    Optional<CouponCode> free =
        tx.first(
            "SELECT code FROM stampbook_code WHERE program = ? AND pool = ? AND state = 'FREE'"
                + " ORDER BY position, code_key LIMIT 1"
                + skip,
            row -> CouponCode.of(row.text("code")),
            program,
            text(pool));
    if (free.isPresent()) {
      boolean ours =
          tx.update(
                  "UPDATE stampbook_code SET state = 'ASSIGNED', redemption_id = ?, changed_at = ?"
                      + " WHERE program = ? AND code_key = ? AND state = 'FREE'",
                  redemption.value(),
                  now.toEpochMilli(),
                  program,
                  key(free.get()))
              == 1;
      return ours ? free : Optional.empty();
    }
    return free;
  }

  /** Lets everybody else who asks for this taker wait until the transaction ends. */
  public void lockTaker(Sql.Tx tx, RedemptionId taker) throws SQLException {
    if (dialect == Dialect.POSTGRESQL) { // SQLite lets one transaction write at a time anyway
      tx.query(
          "SELECT pg_advisory_xact_lock(hashtextextended(?, 0))",
          row -> row,
          "stampbook-code/" + program + "/" + taker.value());
    }
  }

  /** Returns the code a redemption has and has not lost. */
  public Optional<CouponCode> assigned(Sql.Tx tx, CodePoolId pool, RedemptionId redemption)
      throws SQLException {
    return tx.first(
        "SELECT code FROM stampbook_code WHERE program = ? AND pool = ? AND redemption_id = ?"
            + " AND state IN ('ASSIGNED', 'USED') ORDER BY position",
        row -> CouponCode.of(row.text("code")),
        program,
        text(pool),
        redemption.value());
  }

  /** Moves a code on; returns whether it stood in one of these states. */
  public boolean move(Sql.Tx tx, CouponCode code, List<CodeState> from, CodeState to, Instant now)
      throws SQLException {
    StringBuilder states = new StringBuilder();
    for (CodeState state : from) {
      states.append(states.isEmpty() ? "'" : ", '").append(state).append('\'');
    }
    return tx.update(
            "UPDATE stampbook_code SET state = ?, changed_at = ? WHERE program = ? AND code_key = ?"
                + " AND state IN ("
                + states
                + ")",
            to.name(),
            now.toEpochMilli(),
            program,
            key(code))
        == 1;
  }

  /** Records the use of a code and whether others are to be told; returns whether that was news. */
  public boolean used(
      Sql.Tx tx, CouponCode code, Optional<OrderId> order, Burn burn, Instant now, Instant usedAt)
      throws SQLException {
    return tx.update(
            "UPDATE stampbook_code SET state = 'USED', order_id = ?, burn = ?, burn_at = ?,"
                + " used_at = ?, changed_at = ? WHERE program = ? AND code_key = ?"
                + " AND state IN ('FREE', 'ASSIGNED', 'RETIRED')",
            order.map(OrderId::value),
            burn.name(),
            now.toEpochMilli(),
            usedAt.toEpochMilli(),
            now.toEpochMilli(),
            program,
            key(code))
        == 1;
  }

  /** Whether others are told of a use. */
  public enum Burn {
    NO,
    /** By a call that has not worked yet. */
    DUE,
    /** By a daily batch. */
    BATCH,
    /** By a call that worked. */
    DONE
  }

  /** A burn that a call has to tell. */
  public record DueBurn(CodeBurn burn, int attempts) {}

  /** Returns the uses that a call has to tell now, oldest first. */
  public List<DueBurn> dueBurns(Sql.Tx tx, Instant now, int limit) throws SQLException {
    return tx.query(
        "SELECT * FROM stampbook_code WHERE program = ? AND burn = 'DUE' AND burn_at <= ?"
            + " ORDER BY burn_at, code_key LIMIT ?",
        row -> new DueBurn(burn(row), (int) row.number("attempts")),
        program,
        now.toEpochMilli(),
        limit);
  }

  /** Records that a use was told, or is to be told again at this time. */
  public void told(Sql.Tx tx, CouponCode code, Burn burn, int attempts, Instant next)
      throws SQLException {
    tx.update(
        "UPDATE stampbook_code SET burn = ?, attempts = ?, burn_at = ? WHERE program = ?"
            + " AND code_key = ?",
        burn.name(),
        attempts,
        next.toEpochMilli(),
        program,
        key(code));
  }

  /** Returns the uses of a period that are told by batch, oldest first. */
  public List<CodeBurn> batch(Sql.Tx tx, Instant from, Instant until) throws SQLException {
    return tx.query(
        "SELECT * FROM stampbook_code WHERE program = ? AND burn = 'BATCH' AND used_at >= ?"
            + " AND used_at < ? ORDER BY used_at, code_key",
        CodeRows::burn,
        program,
        from.toEpochMilli(),
        until.toEpochMilli());
  }

  /** Returns how many codes of a stock are free, counting no further than this. */
  public long freeUpTo(Sql.Tx tx, CodePoolId pool, long most) throws SQLException {
    return tx.query(
            "SELECT COUNT(*) AS codes FROM (SELECT 1 FROM stampbook_code WHERE program = ?"
                + " AND pool = ? AND state = 'FREE' LIMIT ?) AS counted",
            row -> row.number("codes"),
            program,
            text(pool),
            most)
        .get(0);
  }

  /** Returns how many codes of a stock stand where. */
  public CodeStock stock(Sql.Tx tx, CodePoolId pool) throws SQLException {
    Map<CodeState, Long> counts = new EnumMap<>(CodeState.class);
    tx.query(
            "SELECT state, COUNT(*) AS codes FROM stampbook_code WHERE program = ? AND pool = ?"
                + " GROUP BY state",
            row -> Map.entry(CodeState.valueOf(row.text("state")), row.number("codes")),
            program,
            text(pool))
        .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
    return new CodeStock(
        pool,
        counts.getOrDefault(CodeState.FREE, 0L),
        counts.getOrDefault(CodeState.ASSIGNED, 0L),
        counts.getOrDefault(CodeState.USED, 0L),
        counts.getOrDefault(CodeState.RETIRED, 0L),
        counts.getOrDefault(CodeState.QUARANTINED, 0L));
  }

  /** Returns a code. */
  public Optional<CodeEntry> find(Sql.Tx tx, CouponCode code) throws SQLException {
    return tx.first(
        "SELECT * FROM stampbook_code WHERE program = ? AND code_key = ?",
        CodeRows::entry,
        program,
        key(code));
  }

  /** Returns the codes of a stock in a state, oldest first. */
  public List<CodeEntry> in(Sql.Tx tx, CodePoolId pool, CodeState state, int limit)
      throws SQLException {
    return tx.query(
        "SELECT * FROM stampbook_code WHERE program = ? AND pool = ? AND state = ?"
            + " ORDER BY position, code_key LIMIT ?",
        CodeRows::entry,
        program,
        text(pool),
        state.name(),
        limit);
  }

  /** Shops compare codes without regard to case (bigcommerce sheet, section 14), so two that differ only there are one. */
  static String key(CouponCode code) {
    return code.value().toUpperCase(Locale.ROOT);
  }

  static String text(CodePoolId pool) {
    return encoded(pool.owner().value())
        + "/"
        + pool.channel().map(channel -> encoded(channel.value())).orElse("")
        + "/"
        + encoded(pool.reward().value());
  }

  private static CodePoolId pool(String text) {
    String[] parts = text.split("/", 3);
    return new CodePoolId(
        RewardId.of(decoded(parts[2])),
        SystemName.of(decoded(parts[0])),
        parts[1].isEmpty() ? Optional.empty() : Optional.of(ChannelId.of(decoded(parts[1]))));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static CodeEntry entry(Sql.Row row) throws SQLException {
    return new CodeEntry(
        CouponCode.of(row.text("code")),
        pool(row.text("pool")),
        CodeState.valueOf(row.text("state")),
        row.optionalText("redemption_id").map(RedemptionId::of),
        Instant.ofEpochMilli(row.number("changed_at")));
  }

  private static CodeBurn burn(Sql.Row row) throws SQLException {
    return new CodeBurn(
        pool(row.text("pool")),
        CouponCode.of(row.text("code")),
        RedemptionId.of(row.text("redemption_id")),
        row.optionalText("order_id").map(OrderId::of),
        Instant.ofEpochMilli(row.number("used_at")));
  }
}
