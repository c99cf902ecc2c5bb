package dev.stampbook.leat;

/** What happens when points of an order are taken back that the member no longer has, {@code refund.negativeBalance} (sheet section 14). */
public enum LeatNegativeBalance {
  /** The posting is sent in full; if Leat refuses it, the caller learns that the points are too few. */
  ALLOW,
  /** The balance is read first, and what it does not cover is refused before anything is sent. */
  REFUSE
}
