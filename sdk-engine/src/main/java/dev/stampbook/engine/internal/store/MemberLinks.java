package dev.stampbook.engine.internal.store;

import dev.stampbook.engine.ProgramId;
import dev.stampbook.member.MemberId;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** Which member a customer is, who registered and was verified when, and the highest net spend a member ever reached. */
public final class MemberLinks {

  private final String program;

  /** Reads and writes the links of this program. */
  public MemberLinks(ProgramId program) {
    this.program = program.value();
  }

  /** Returns the member a customer was linked to. */
  public Optional<MemberId> find(Sql.Tx tx, String customerKey) throws SQLException {
    return tx.first(
        "SELECT member_id FROM stampbook_member WHERE program = ? AND customer_key = ?",
        row -> MemberId.of(row.text("member_id")),
        program,
        customerKey);
  }

  /** Links a customer to a member; an existing link stays. */
  public void link(Sql.Tx tx, String customerKey, MemberId member, Instant now)
      throws SQLException {
    tx.update(
        "INSERT INTO stampbook_member (program, customer_key, member_id, linked_at)"
            + " VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
        program,
        customerKey,
        member.value(),
        now.toEpochMilli());
  }

  /** Returns whether an enrolment was begun and has not come to its end. */
  public boolean isBeingEnrolled(Sql.Tx tx, String customerKey) throws SQLException {
    return tx.first(
            "SELECT asked_at FROM stampbook_enrolment WHERE program = ? AND customer_key = ?",
            row -> true,
            program,
            customerKey)
        .isPresent();
  }

  /** Notes that the provider is about to be asked to make somebody a member. */
  public void enrolmentBegun(Sql.Tx tx, String customerKey, Instant now) throws SQLException {
    tx.update(
        "INSERT INTO stampbook_enrolment (program, customer_key, asked_at) VALUES (?, ?, ?)"
            + " ON CONFLICT DO NOTHING",
        program,
        customerKey,
        now.toEpochMilli());
  }

  /** Forgets that an enrolment was begun. */
  public void enrolmentDone(Sql.Tx tx, String customerKey) throws SQLException {
    tx.update(
        "DELETE FROM stampbook_enrolment WHERE program = ? AND customer_key = ?",
        program,
        customerKey);
  }

  /** Notes that somebody registered; the first time counts. Returns whether this was it. */
  public boolean registered(Sql.Tx tx, String customerKey, Instant at) throws SQLException {
    return tx.update(
            "INSERT INTO stampbook_registration (program, customer_key, registered_at)"
                + " VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            program,
            customerKey,
            at.toEpochMilli())
        == 1;
  }

  /** Notes that somebody proved their address; returns whether that was new. */
  public boolean verified(Sql.Tx tx, String customerKey, Instant at) throws SQLException {
    registered(tx, customerKey, at);
    return tx.update(
            "UPDATE stampbook_registration SET verified_at = ? WHERE program = ?"
                + " AND customer_key = ? AND verified_at IS NULL",
            at.toEpochMilli(),
            program,
            customerKey)
        == 1;
  }

  /** Returns when somebody registered, when they have proved their address since. */
  public Optional<Instant> verifiedRegistration(Sql.Tx tx, String customerKey) throws SQLException {
    return tx.first(
        "SELECT registered_at FROM stampbook_registration WHERE program = ? AND customer_key = ?"
            + " AND verified_at IS NOT NULL",
        row -> Instant.ofEpochMilli(row.number("registered_at")),
        program,
        customerKey);
  }

  /** Returns the highest net spend a member ever reached. */
  public BigDecimal peak(Sql.Tx tx, MemberId member) throws SQLException {
    return tx.first(
            "SELECT peak FROM stampbook_spend_peak WHERE program = ? AND member_id = ?",
            row -> new BigDecimal(row.text("peak")),
            program,
            member.value())
        .orElse(BigDecimal.ZERO);
  }

  /** Raises the highest net spend of a member. */
  public void raisePeak(Sql.Tx tx, MemberId member, BigDecimal spend) throws SQLException {
    if (spend.compareTo(peak(tx, member)) > 0) {
      int changed =
          tx.update(
              "UPDATE stampbook_spend_peak SET peak = ? WHERE program = ? AND member_id = ?",
              spend.toPlainString(),
              program,
              member.value());
      if (changed == 0) {
        tx.update(
            "INSERT INTO stampbook_spend_peak (program, member_id, peak) VALUES (?, ?, ?)"
                + " ON CONFLICT DO NOTHING",
            program,
            member.value(),
            spend.toPlainString());
      }
    }
  }
}
