package dev.stampbook.springbig;

/** What happens to a visit of which nobody knows whether it arrived (sheet section 9; section 14, U13). */
public enum UncertainVisits {
  /** It is never sent again by itself: {@code springbig.visits.retryUncertain=false}, the default. */
  LEAVE,
  /**
   * It is repeated under its {@code pos_id} while the call lasts: {@code springbig.visits.retryUncertain=true}. Only once Springbig has
   * confirmed that visits with an equal {@code pos_id} are merged.
   */
  REPEAT
}
