package dev.stampbook.engine;

import dev.stampbook.member.MemberId;
import dev.stampbook.member.MergeId;
import java.time.Instant;

/**
 * Two members who turned out to be one person (KF-26).
 *
 * @param id identifies the merge; told again, it changes nothing
 * @param absorbed who is closed: their orders, redemptions, debt and everything that still arrives for them belong to the survivor
 * @param survivor who stays
 * @param at when it was decided; one that is older than what made the two one person is stale
 * @param balance how the absorbed member's points get to the survivor
 */
public record MemberMerge(
    MergeId id, MemberId absorbed, MemberId survivor, Instant at, Balance balance) {

  /** How points get from one member to the other. */
  public enum Balance {
    /** The engine takes them from the one and gives them to the other, each exactly once. */
    MOVED_BY_POSTINGS,
    /** The provider has merged the two by itself and moved them already, as Leat's contacts/merge does, or somebody did by hand. */
    MOVED_ALREADY
  }

  public MemberMerge {
    if (absorbed.equals(survivor)) {
      throw new IllegalArgumentException("a member cannot be merged into themselves");
    }
  }

  /** Returns a merge whose points the engine moves. */
  public static MemberMerge of(MergeId id, MemberId absorbed, MemberId survivor, Instant at) {
    return new MemberMerge(id, absorbed, survivor, at, Balance.MOVED_BY_POSTINGS);
  }

  /** Says that the points are with the survivor already. */
  public MemberMerge movedAlready() {
    return new MemberMerge(id, absorbed, survivor, at, Balance.MOVED_ALREADY);
  }
}
