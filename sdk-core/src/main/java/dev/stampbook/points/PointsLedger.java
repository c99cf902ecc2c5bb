package dev.stampbook.points;

import dev.stampbook.member.MemberId;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** The ledger of points at the provider. Blocking and thread-safe. */
public interface PointsLedger {

  /** Returns what the provider takes when an order earns. */
  PostingMode mode();

  /** Returns how unknown outcomes are settled at this provider. */
  LookupSchedule lookups();

  /**
   * Returns the points the member can spend, signed.
   *
   * @throws dev.stampbook.UnsupportedCapabilityException when the provider does not tell balances; unknown is not 0
   */
  long balance(MemberId member);

  /**
   * Sends a posting. Whoever calls it has written the intent durably before.
   *
   * @return the entry; also when the provider says that the reference is there already
   * @throws dev.stampbook.InsufficientPointsException when the provider refuses a balance below zero; nothing was taken
   * @throws dev.stampbook.OutcomeUnknownException when it may have happened; {@link #find} settles it, sending it again does not
   * @throws dev.stampbook.UnsupportedCapabilityException when the provider cannot take points back and the posting is negative
   */
  PostingReceipt post(Posting posting);

  /**
   * Answers "did that happen?".
   *
   * @param notBefore a time safely before the posting was first sent
   * @return the entry with this reference, or empty when there is none yet
   * @throws dev.stampbook.UnsupportedCapabilityException when the provider cannot be asked; the posting then waits for a person
   */
  Optional<PostingReceipt> find(Posting posting, Instant notBefore);

  /**
   * Returns the member's entries since a time, newest first, read page by page as the stream is consumed. Close the stream.
   *
   * @throws dev.stampbook.UnsupportedCapabilityException when the provider does not list entries
   */
  Stream<LedgerEntry> history(MemberId member, Instant since);
}
