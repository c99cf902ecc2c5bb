package dev.stampbook.engine;

/** What came of telling the engine about a merge. */
public enum MergeOutcome {
  /** The two are one, and the points are with the survivor. */
  MERGED,
  /** The two are one; the points are on their way, which a started program, {@code runOnce} or {@code sync} goes on with. */
  UNDER_WAY,
  /** The merge was known, or the two were one already; nothing changed. */
  DUPLICATE,
  /** A newer merge has decided otherwise; nothing changed. */
  STALE,
  /** The two are one, but a person has to see to the points: see {@link LoyaltyProgram#waitingMerges}. */
  NEEDS_REVIEW
}
