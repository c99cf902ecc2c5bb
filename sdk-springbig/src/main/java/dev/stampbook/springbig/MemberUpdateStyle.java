package dev.stampbook.springbig;

/** How an update names its member; the two evidenced forms contradict each other (sheet section 14, U4). */
public enum MemberUpdateStyle {
  /** {@code PUT /members}: by key and type in the body. The default, because more code was seen. */
  COLLECTION,
  /** {@code PUT /members/{pos_user}}: by key in the path. */
  BY_KEY
}
