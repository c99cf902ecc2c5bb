package dev.stampbook.sandbox.smile;

import java.time.Instant;
import java.util.Optional;

/**
 * Shows a customer of the emulated account at one moment (sheet section 3.2).
 *
 * @param id Smile's own number
 * @param email in the spelling it was given
 * @param firstName the first name
 * @param lastName the last name
 * @param state whether the customer takes part
 * @param balance the sum of the customer's ledger
 * @param earned the sum of the positive changes in the ledger, which is what tiers go by
 * @param createdAt when Smile first knew the customer
 * @param updatedAt when the customer's record last changed
 */
public record SmileCustomer(
    long id,
    String email,
    Optional<String> firstName,
    Optional<String> lastName,
    State state,
    long balance,
    long earned,
    Instant createdAt,
    Instant updatedAt) {

  /** Says whether a customer takes part (sheet section 5). */
  public enum State {
    /** Knows the shop, has not joined. */
    CANDIDATE,
    /** Has joined. */
    MEMBER,
    /** Is excluded. */
    DISABLED
  }

  @Override
  public String toString() {
    return "SmileCustomer[id=" + id + ", state=" + state + ", balance=" + balance + "]";
  }
}
