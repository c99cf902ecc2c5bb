package dev.stampbook.sandbox.smile;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Appends to the ledgers of an account's customers and never changes a line. A balance is the sum
 * of its ledger, never below zero after a change (sheet section 12). Guarded by the account.
 */
final class SmileLedger {

  private static final long FIRST_ID = 440_000_000;
  private static final int MAX_TEXT = 255;

  private final NavigableMap<Long, SmileEntry> entries = new TreeMap<>();
  private final Map<String, Integer> timesByNote = new HashMap<>();
  private long points;

  /**
   * Appends one change.
   *
   * @throws SmileRefusal with status 422 when nothing would change, the balance would fall below
   *     zero or leave the range of a long, or a text is longer than 255 characters (a bound of this
   *     emulator; the provider's is unknown)
   */
  SmileEntry append(
      SmileMember member, long change, String description, Optional<String> note, Instant now) {
    if (change == 0) {
      throw SmileRefusal.unacceptable("The points change must not be zero.");
    }
    if (description.length() > MAX_TEXT || note.orElse("").length() > MAX_TEXT) {
      throw SmileRefusal.unacceptable("The text is too long.");
    }
    long balance = sum(member.balance, change);
    if (balance < 0) {
      throw SmileRefusal.unacceptable("The balance is too low.");
    }
    long total = sum(points, change);
    long id = FIRST_ID + entries.size() + 1;
    SmileEntry entry = new SmileEntry(id, member.id, change, description, note, now);
    entries.put(id, entry);
    member.ledger.put(id, entry);
    member.balance = balance;
    member.earned = sum(member.earned, Math.max(change, 0));
    points = total;
    note.ifPresent(text -> timesByNote.merge(text, 1, Integer::sum));
    return entry;
  }

  private static long sum(long balance, long change) {
    try {
      return Math.addExact(balance, change);
    } catch (ArithmeticException e) {
      throw SmileRefusal.unacceptable("The points change is too large.");
    }
  }

  NavigableMap<Long, SmileEntry> entries() {
    return entries;
  }

  /** Returns the points of all customers together. */
  long points() {
    return points;
  }

  /** Returns the internal notes that more than one line carries, with their number. */
  Map<String, Integer> repeatedNotes() {
    Map<String, Integer> repeated = new HashMap<>(timesByNote);
    repeated.values().removeIf(times -> times < 2);
    return repeated;
  }
}
