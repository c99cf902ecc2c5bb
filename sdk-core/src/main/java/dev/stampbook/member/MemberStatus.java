package dev.stampbook.member;

/** Tells how a person stands in the program. */
public enum MemberStatus {
  /** Takes part: earns and redeems. */
  ACTIVE,
  /** Is known to the provider but has not joined; may hold points. */
  CANDIDATE,
  /** Was excluded by the merchant; nothing is posted. */
  DISABLED,
  /** The provider named a status this release does not know. */
  UNKNOWN
}
