package dev.stampbook.springbig;

/** What a partial refund may do to points (sheet sections 12 to 14, U12). */
public enum PartialRefunds {
  /** The member keeps what the order earned; a posting that would take a part back is refused. The default, as with Buddi. */
  NONE,
  /** The policy's share is taken back. Needs a reversal route. */
  PROPORTIONAL
}
