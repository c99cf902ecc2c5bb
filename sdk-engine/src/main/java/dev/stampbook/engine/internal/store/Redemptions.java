package dev.stampbook.engine.internal.store;

import dev.stampbook.discount.CheckoutId;
import dev.stampbook.discount.CouponCode;
import dev.stampbook.engine.ProgramId;
import dev.stampbook.engine.Redemption;
import dev.stampbook.engine.RedemptionState;
import dev.stampbook.member.MemberId;
import dev.stampbook.reward.ClaimMarker;
import dev.stampbook.reward.RedemptionId;
import dev.stampbook.reward.RewardId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The redemptions of one program. */
public final class Redemptions {

  private final String program;

  /** Reads and writes the redemptions of this program. */
  public Redemptions(ProgramId program) {
    this.program = program.value();
  }

  /**
   * A redemption with what is needed to go on with it.
   *
   * @param redemption what users see
   * @param cost the reward's cost as text: {@code fixed}, {@code free} or {@code variable:<step>}
   * @param marker what was remembered before the claim was sent
   * @param issueId the provider's id of the issue, once known
   * @param createdAt when it was requested
   */
  public record Stored(
      Redemption redemption,
      String cost,
      ClaimMarker marker,
      Optional<String> issueId,
      Instant createdAt) {}

  /** Writes a new redemption; returns whether it was new. */
  public boolean insert(Sql.Tx tx, Stored stored, String owner, Instant lease) throws SQLException {
    Redemption redemption = stored.redemption();
    return tx.update(
            "INSERT INTO stampbook_redemption (program, id, member_id, reward_id, reward_name,"
                + " cost, points, checkout, state, marker, issue_id, code, expires_at, note, owner,"
                + " lease_until, created_at, updated_at)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                + " ON CONFLICT DO NOTHING",
            program,
            redemption.id().value(),
            redemption.member().value(),
            redemption.reward().value(),
            redemption.rewardName(),
            stored.cost(),
            redemption.points(),
            redemption.checkout().value(),
            redemption.state().name(),
            stored.marker().text(),
            stored.issueId(),
            redemption.code().map(CouponCode::value),
            millis(redemption.expiresAt()),
            redemption.note(),
            owner,
            lease.toEpochMilli(),
            stored.createdAt().toEpochMilli(),
            redemption.updatedAt().toEpochMilli())
        == 1;
  }

  /** Takes a redemption over when nobody holds it; returns whether it is ours now. */
  public boolean claim(Sql.Tx tx, RedemptionId id, String owner, Instant now, Instant lease)
      throws SQLException {
    return tx.update(
            "UPDATE stampbook_redemption SET owner = ?, lease_until = ? WHERE program = ?"
                + " AND id = ? AND lease_until <= ?",
            owner,
            lease.toEpochMilli(),
            program,
            id.value(),
            now.toEpochMilli())
        == 1;
  }

  /** Writes how far a redemption has come and lets go of it. */
  public void update(Sql.Tx tx, Redemption redemption, Optional<String> issueId)
      throws SQLException {
    tx.update(
        "UPDATE stampbook_redemption SET state = ?, issue_id = COALESCE(?, issue_id), code = ?,"
            + " expires_at = ?, note = ?, lease_until = 0, updated_at = ?"
            + " WHERE program = ? AND id = ?",
        redemption.state().name(),
        issueId,
        redemption.code().map(CouponCode::value),
        millis(redemption.expiresAt()),
        redemption.note(),
        redemption.updatedAt().toEpochMilli(),
        program,
        redemption.id().value());
  }

  /** Returns a redemption. */
  public Optional<Stored> find(Sql.Tx tx, RedemptionId id) throws SQLException {
    return tx.first(
        "SELECT * FROM stampbook_redemption WHERE program = ? AND id = ?",
        Redemptions::read,
        program,
        id.value());
  }

  /** Returns redemptions in a state that nobody holds, oldest first. */
  public List<Stored> free(Sql.Tx tx, RedemptionState state, Instant now, int limit)
      throws SQLException {
    return tx.query(
        "SELECT * FROM stampbook_redemption WHERE program = ? AND state = ? AND lease_until <= ?"
            + " ORDER BY created_at LIMIT ?",
        Redemptions::read,
        program,
        state.name(),
        now.toEpochMilli(),
        limit);
  }

  /** Returns how many redemptions are in a state. */
  public long count(Sql.Tx tx, RedemptionState state) throws SQLException {
    return tx.query(
            "SELECT COUNT(*) AS redemptions FROM stampbook_redemption"
                + " WHERE program = ? AND state = ?",
            row -> row.number("redemptions"),
            program,
            state.name())
        .get(0);
  }

  private static OptionalLong millis(Optional<Instant> time) {
    return time.isPresent() ? OptionalLong.of(time.get().toEpochMilli()) : OptionalLong.empty();
  }

  private static Stored read(Sql.Row row) throws SQLException {
    Redemption redemption =
        new Redemption(
            RedemptionId.of(row.text("id")),
            MemberId.of(row.text("member_id")),
            RewardId.of(row.text("reward_id")),
            row.text("reward_name"),
            row.number("points"),
            CheckoutId.of(row.text("checkout")),
            RedemptionState.valueOf(row.text("state")),
            row.optionalText("code").map(CouponCode::of),
            OrderRows.instant(row, "expires_at"),
            row.text("note"),
            Instant.ofEpochMilli(row.number("updated_at")));
    return new Stored(
        redemption,
        row.text("cost"),
        new ClaimMarker(row.text("marker")),
        row.optionalText("issue_id"),
        Instant.ofEpochMilli(row.number("created_at")));
  }
}
