package dev.stampbook.pos.blaze;

/** Which id of Blaze a loyalty provider knows a person by (sheet section 13.1). */
public enum PosIdSource {
  /** The id of the member. */
  MEMBER_ID,
  /** The id of the online account; of the member where there is no such account. */
  CONSUMER_USER_ID
}
