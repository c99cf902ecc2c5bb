package dev.stampbook.pos.blaze;

/** What the time filter of the list of members looks at (sheet section 14). */
public enum MemberDeltaField {
  /** The last change. */
  MODIFIED,
  /** When the member was made: changes of known members are not listed then. */
  CREATED
}
