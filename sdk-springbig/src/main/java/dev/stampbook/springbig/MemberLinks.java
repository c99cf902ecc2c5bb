package dev.stampbook.springbig;

/** When a member whom a look-up found counts as linked to our customer (sheet sections 13 and 14, U6). */
public enum MemberLinks {
  /** When the answer shows our key. The default: nothing is posted for a member who may not be linked. */
  SHOWN,
  /** Also when the answer shows no key at all, for accounts whose look-ups never show one. */
  ASSUMED
}
