package dev.stampbook.engine.internal.store;

import dev.stampbook.engine.MemberMerge;

/**
 * One merge as the store knows it.
 *
 * @param merge the merge, its survivor as it is now
 * @param state how far it has come
 * @param attempts how often it could not go on, in a row
 * @param note why it waits; empty text when that is plain
 */
public record MergeRow(MemberMerge merge, State state, int attempts, String note) {

  /** How far a merge has come. */
  public enum State {
    /** The two are one; the points are on their way. */
    OPEN,
    /** A person has decided about a posting: what was not posted is posted anew. */
    DECIDED,
    /** A person has to see to the points. */
    NEEDS_REVIEW,
    /** The points are with the survivor. */
    DONE
  }
}
