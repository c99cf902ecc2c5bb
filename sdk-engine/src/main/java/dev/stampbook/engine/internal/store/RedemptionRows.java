package dev.stampbook.engine.internal.store;

import dev.stampbook.discount.CheckoutId;
import dev.stampbook.discount.CouponCode;
import dev.stampbook.discount.Discount;
import dev.stampbook.engine.ProgramId;
import dev.stampbook.engine.RedemptionReview.Question;
import dev.stampbook.engine.RedemptionState;
import dev.stampbook.engine.Refusal;
import dev.stampbook.engine.RefusalReason;
import dev.stampbook.engine.internal.store.RedemptionRow.Asked;
import dev.stampbook.engine.internal.store.RedemptionRow.CodeSource;
import dev.stampbook.engine.internal.store.RedemptionRow.Pace;
import dev.stampbook.engine.internal.store.RedemptionRow.Placed;
import dev.stampbook.engine.internal.store.RedemptionRow.Seen;
import dev.stampbook.engine.internal.store.RedemptionRow.Taken;
import dev.stampbook.engine.internal.store.RedemptionRow.Wish;
import dev.stampbook.member.MemberId;
import dev.stampbook.order.OrderId;
import dev.stampbook.reward.ClaimMarker;
import dev.stampbook.reward.RedemptionId;
import dev.stampbook.reward.Reward;
import dev.stampbook.reward.RewardId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.joda.money.Money;

/**
 * The redemptions of one program. Whoever drives one holds it by a lease; what is seen of its order is noted beside that, whoever holds it,
 * and makes it due.
 */
public final class RedemptionRows {

  private static final int CHUNK = 200;
  private static final String CHANGE =
      "UPDATE stampbook_redemption SET points = ?, checkout = ?, state = ?, taken = ?, placed = ?,"
          + " wish = ?, marker = ?, issue_id = ?, code = ?, code_key = ?, code_source = ?, discount = ?, worth = ?,"
          + " cancelling = ?, cancelled = ?, waived = ?, restored = ?, noted = ?, refusal = ?,"
          + " refusal_message = ?, question = ?, note = ?, held_until = ?, expires_at = ?, attempts = ?,"
          + " handled = ?, updated_at = ?, active = CASE WHEN noticed > ? THEN 1 ELSE ? END,"
          + " due_at = CASE WHEN noticed > ? THEN 0 ELSE ? END, lease_until = ?"
          + " WHERE program = ? AND id = ? AND owner = ?";

  private final String program;

  /** Reads and writes the redemptions of this program. */
  public RedemptionRows(ProgramId program) {
    this.program = program.value();
  }

  /** Writes a new redemption with its owner's lease; returns whether it was new. */
  public boolean insert(Sql.Tx tx, RedemptionRow row) throws SQLException {
    boolean first =
        tx.update(
                "INSERT INTO stampbook_redemption (program, id, member_id, reward_id, reward_name,"
                    + " cost, points, checkout, state, marker, note, owner, lease_until, created_at,"
                    + " updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                    + " ON CONFLICT DO NOTHING",
                program,
                row.id().value(),
                row.member().value(),
                row.reward().id().value(),
                row.reward().name(),
                CostText.write(row.reward().cost()),
                row.points(),
                row.checkout().value(),
                row.state().name(),
                row.marker().text(),
                row.note(),
                row.owner(),
                row.leaseUntil().toEpochMilli(),
                row.createdAt().toEpochMilli(),
                row.updatedAt().toEpochMilli())
            == 1;
    return first && save(tx, row, row.leaseUntil());
  }

  /**
   * Takes a redemption over when nobody holds it; until it is let go of, it is due as soon as the lease is over. Returns it as it is now,
   * when it is ours.
   */
  public Optional<RedemptionRow> claim(
      Sql.Tx tx, RedemptionId id, String owner, Instant now, Instant lease) throws SQLException {
    boolean ours =
        tx.update(
                "UPDATE stampbook_redemption SET owner = ?, lease_until = ?, due_at = ?, active = 1"
                    + " WHERE program = ? AND id = ? AND lease_until <= ?",
                owner,
                lease.toEpochMilli(),
                now.toEpochMilli(),
                program,
                id.value(),
                now.toEpochMilli())
            == 1;
    return ours ? find(tx, id) : Optional.empty();
  }

  /** Writes how far a redemption has come; its owner goes on. Returns whether it was still the owner's. */
  public boolean keep(Sql.Tx tx, RedemptionRow row, Instant lease) throws SQLException {
    return save(tx, row, lease);
  }

  /** Writes how far a redemption has come and lets go of it. Returns whether it was still the owner's. */
  public boolean letGo(Sql.Tx tx, RedemptionRow row) throws SQLException {
    return save(tx, row, Instant.EPOCH);
  }

  /** Ends an owner's lease and changes nothing else. */
  public void free(Sql.Tx tx, RedemptionRow row) throws SQLException {
    tx.update(
        "UPDATE stampbook_redemption SET lease_until = 0 WHERE program = ? AND id = ?"
            + " AND owner = ?",
        program,
        row.id().value(),
        row.owner());
  }

  /** Lets a redemption that is due wait until a time. */
  public void putOff(Sql.Tx tx, RedemptionId id, Instant until) throws SQLException {
    tx.update(
        "UPDATE stampbook_redemption SET due_at = ? WHERE program = ? AND id = ?"
            + " AND due_at IS NOT NULL",
        until.toEpochMilli(),
        program,
        id.value());
  }

  private boolean save(Sql.Tx tx, RedemptionRow row, Instant lease) throws SQLException {
    return tx.update(
            CHANGE,
            row.points(),
            row.checkout().value(),
            row.state().name(),
            row.taken().name(),
            row.placed().name(),
            row.wish().name(),
            row.marker().text(),
            row.issueId(),
            row.code().map(CouponCode::value),
            row.code().map(CodeRows::key),
            row.codeSource().name(),
            row.discount().map(DiscountText::write),
            row.worth().map(Money::toString),
            row.cancelling().name(),
            row.cancelled(),
            row.waived(),
            row.restored(),
            row.noted().name(),
            row.refusal().map(refusal -> refusal.reason().name()),
            row.refusal().map(Refusal::message),
            row.question().map(Question::name),
            row.note(),
            millis(row.heldUntil()),
            millis(row.expiresAt()),
            row.attempts(),
            row.noticed(),
            row.updatedAt().toEpochMilli(),
            row.noticed(),
            row.pace() == Pace.ACTIVE ? 1 : 0,
            row.noticed(),
            millis(row.dueAt()),
            lease.toEpochMilli(),
            program,
            row.id().value(),
            row.owner())
        == 1;
  }

  /** Forgets a redemption that was refused before anything was asked of anybody. */
  public void delete(Sql.Tx tx, RedemptionRow row) throws SQLException {
    tx.update(
        "DELETE FROM stampbook_redemption WHERE program = ? AND id = ? AND owner = ?",
        program,
        row.id().value(),
        row.owner());
  }

  /** Notes what is seen of a redemption's order, and makes it due. */
  public void notice(
      Sql.Tx tx, RedemptionId id, OrderId order, Seen seen, long dueBack, Instant now)
      throws SQLException {
    tx.update(
        "UPDATE stampbook_redemption SET order_id = ?, order_state = ?, due_back = ?,"
            + " noticed = noticed + 1, due_at = ?, active = 1 WHERE program = ? AND id = ?",
        order.value(),
        seen.name(),
        dueBack,
        now.toEpochMilli(),
        program,
        id.value());
  }

  /** Notes that the posting a person was asked about is decided, and makes the redemption due. */
  public void answered(Sql.Tx tx, RedemptionId id, Instant now) throws SQLException {
    tx.update(
        "UPDATE stampbook_redemption SET question = CASE question WHEN 'DECIDE_POSTING' THEN NULL"
            + " ELSE question END, noticed = noticed + 1, due_at = ?, active = 1"
            + " WHERE program = ? AND id = ?",
        now.toEpochMilli(),
        program,
        id.value());
  }

  /** Returns a redemption. */
  public Optional<RedemptionRow> find(Sql.Tx tx, RedemptionId id) throws SQLException {
    return tx.first(
        "SELECT * FROM stampbook_redemption WHERE program = ? AND id = ?",
        RedemptionRows::read,
        program,
        id.value());
  }

  /** Returns those that went into one of these checkouts, use one of these codes or are known to belong to one of these orders. */
  public List<RedemptionRow> touching(
      Sql.Tx tx,
      Collection<CheckoutId> checkouts,
      Collection<CouponCode> codes,
      Collection<OrderId> orders)
      throws SQLException {
    List<RedemptionRow> found = new ArrayList<>();
    found.addAll(among(tx, "checkout", checkouts.stream().map(CheckoutId::value).toList()));
    found.addAll(among(tx, "code_key", codes.stream().map(CodeRows::key).toList()));
    found.addAll(among(tx, "order_id", orders.stream().map(OrderId::value).toList()));
    return found.stream().distinct().toList();
  }

  private List<RedemptionRow> among(Sql.Tx tx, String column, List<String> values)
      throws SQLException {
    List<RedemptionRow> found = new ArrayList<>();
    for (int from = 0; from < values.size(); from += CHUNK) {
      List<String> chunk = values.subList(from, Math.min(values.size(), from + CHUNK));
      List<Object> arguments = new ArrayList<>(List.of(program));
      arguments.addAll(chunk);
      String marks = "?,".repeat(chunk.size() - 1) + "?";
      found.addAll(
          tx.query(
              "SELECT * FROM stampbook_redemption WHERE program = ? AND "
                  + column
                  + " IN ("
                  + marks
                  + ") ORDER BY created_at, id",
              RedemptionRows::read,
              arguments.toArray()));
    }
    return found;
  }

  /** Returns the redemptions that went into a checkout, oldest first. */
  public List<RedemptionRow> at(Sql.Tx tx, CheckoutId checkout) throws SQLException {
    return among(tx, "checkout", List.of(checkout.value()));
  }

  /** Returns the redemptions of an order, oldest first. */
  public List<RedemptionRow> of(Sql.Tx tx, OrderId order) throws SQLException {
    return among(tx, "order_id", List.of(order.value()));
  }

  /** Returns a member's redemptions, newest first. */
  public List<RedemptionRow> of(Sql.Tx tx, MemberId member, int limit) throws SQLException {
    return tx.query(
        "SELECT * FROM stampbook_redemption WHERE program = ? AND member_id = ?"
            + " ORDER BY created_at DESC, id LIMIT ?",
        RedemptionRows::read,
        program,
        member.value(),
        limit);
  }

  /** Returns a member's redemptions of which the provider may have been asked and nobody knows the answer yet. */
  public List<RedemptionRow> asked(Sql.Tx tx, MemberId member) throws SQLException {
    return tx.query(
        "SELECT * FROM stampbook_redemption WHERE program = ? AND member_id = ?"
            + " AND taken = 'ASKED' AND question IS NULL ORDER BY created_at, id",
        RedemptionRows::read,
        program,
        member.value());
  }

  /** Returns the points a member holds for redemptions whose points are not taken, or not known to be. */
  public long held(Sql.Tx tx, MemberId member) throws SQLException {
    return tx.query(
            "SELECT COALESCE(SUM(points), 0) AS held FROM stampbook_redemption WHERE program = ?"
                + " AND member_id = ? AND taken IN ('HELD', 'ASKED')",
            row -> row.number("held"),
            program,
            member.value())
        .get(0);
  }

  /** Returns redemptions in a state, oldest first. */
  public List<RedemptionRow> in(Sql.Tx tx, RedemptionState state, int limit) throws SQLException {
    if (state == RedemptionState.NEEDS_REVIEW) {
      return tx.query(
          "SELECT * FROM stampbook_redemption WHERE program = ? AND question IS NOT NULL"
              + " ORDER BY created_at, id LIMIT ?",
          RedemptionRows::read,
          program,
          limit);
    }
    return tx.query(
        "SELECT * FROM stampbook_redemption WHERE program = ? AND state = ? AND question IS NULL"
            + " ORDER BY created_at, id LIMIT ?",
        RedemptionRows::read,
        program,
        state.name(),
        limit);
  }

  /** Returns a member's redemptions that no order has used and nobody is asked about, oldest first. */
  public List<RedemptionRow> usable(Sql.Tx tx, MemberId member) throws SQLException {
    return tx.query(
        "SELECT * FROM stampbook_redemption WHERE program = ? AND member_id = ?"
            + " AND state IN ('ISSUED', 'APPLIED') AND placed <> 'USED' AND question IS NULL"
            + " ORDER BY created_at, id",
        RedemptionRows::read,
        program,
        member.value());
  }

  /** Returns redemptions that are due and that nobody holds, longest waiting first. */
  public List<RedemptionId> due(Sql.Tx tx, Instant now, int limit) throws SQLException {
    return tx.query(
        "SELECT id FROM stampbook_redemption WHERE program = ? AND due_at <= ?"
            + " AND lease_until <= ? ORDER BY due_at, id LIMIT ?",
        row -> RedemptionId.of(row.text("id")),
        program,
        now.toEpochMilli(),
        now.toEpochMilli(),
        limit);
  }

  /** Returns when the next redemption is due that the engine itself has something to do for. */
  public OptionalLong nextDueOfActive(Sql.Tx tx) throws SQLException {
    return tx.query(
            "SELECT MIN(CASE WHEN lease_until > due_at THEN lease_until ELSE due_at END) AS due"
                + " FROM stampbook_redemption WHERE program = ? AND active = 1",
            row -> row.optionalNumber("due"),
            program)
        .get(0);
  }

  /** Returns how many redemptions the engine has something to do for. */
  public long active(Sql.Tx tx) throws SQLException {
    return tx.query(
            "SELECT COUNT(*) AS redemptions FROM stampbook_redemption WHERE program = ?"
                + " AND active = 1",
            row -> row.number("redemptions"),
            program)
        .get(0);
  }

  /** Returns how many redemptions wait for a person. */
  public long forPeople(Sql.Tx tx) throws SQLException {
    return tx.query(
            "SELECT COUNT(*) AS redemptions FROM stampbook_redemption"
                + " WHERE program = ? AND question IS NOT NULL",
            row -> row.number("redemptions"),
            program)
        .get(0);
  }

  private static OptionalLong millis(Optional<Instant> time) {
    return time.isPresent() ? OptionalLong.of(time.get().toEpochMilli()) : OptionalLong.empty();
  }

  private static RedemptionRow read(Sql.Row row) throws SQLException {
    long points = row.number("points");
    Optional<Discount> discount = row.optionalText("discount").map(DiscountText::read);
    Reward.Builder reward =
        Reward.builder(
            RewardId.of(row.text("reward_id")),
            row.text("reward_name"),
            CostText.read(row.text("cost"), points));
    discount.ifPresent(reward::discount);
    String message = row.optionalText("refusal_message").orElse("");
    return new RedemptionRow(
        RedemptionId.of(row.text("id")),
        MemberId.of(row.text("member_id")),
        reward.build(),
        points,
        CheckoutId.of(row.text("checkout")),
        RedemptionState.valueOf(row.text("state")),
        Taken.valueOf(row.text("taken")),
        Placed.valueOf(row.text("placed")),
        Wish.valueOf(row.text("wish")),
        new ClaimMarker(row.text("marker")),
        row.optionalText("issue_id"),
        row.optionalText("code").map(CouponCode::of),
        CodeSource.valueOf(row.text("code_source")),
        discount,
        row.optionalText("worth").map(Money::parse),
        row.optionalText("order_id").map(OrderId::of),
        Seen.valueOf(row.text("order_state")),
        row.number("due_back"),
        Asked.valueOf(row.text("cancelling")),
        row.number("cancelled"),
        row.number("waived"),
        row.number("restored"),
        Asked.valueOf(row.text("noted")),
        row.optionalText("refusal")
            .map(reason -> new Refusal(RefusalReason.valueOf(reason), message)),
        row.optionalText("question").map(Question::valueOf),
        row.text("note"),
        OrderRows.instant(row, "held_until"),
        OrderRows.instant(row, "expires_at"),
        OrderRows.instant(row, "due_at"),
        row.number("active") == 1 ? Pace.ACTIVE : Pace.WAITS,
        (int) row.number("attempts"),
        row.number("noticed"),
        row.number("handled"),
        row.text("owner"),
        Instant.ofEpochMilli(row.number("lease_until")),
        Instant.ofEpochMilli(row.number("created_at")),
        Instant.ofEpochMilli(row.number("updated_at")));
  }
}
