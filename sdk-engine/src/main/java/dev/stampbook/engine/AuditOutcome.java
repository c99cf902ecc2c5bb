package dev.stampbook.engine;

/** What came of one signal or call. Every one leaves exactly one audit entry with its outcome. */
public enum AuditOutcome {
  /** Points were posted. */
  POSTED,
  /** An act of consent was recorded; points are not concerned. */
  RECORDED,
  /** Nothing had changed since it was last handled. */
  DUPLICATE,
  /** It described an older state than the one already handled (C10). */
  STALE,
  /** It waits: for its order, its member, the end of a hold time, or for the provider to answer. */
  DEFERRED,
  /** It was valid but changed no points. */
  SKIPPED,
  /** It was refused and nothing was written. */
  REJECTED,
  /** What had been done was undone. */
  COMPENSATED,
  /** It waits for a person. */
  MANUAL
}
