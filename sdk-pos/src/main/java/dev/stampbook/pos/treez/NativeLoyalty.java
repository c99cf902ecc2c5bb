package dev.stampbook.pos.treez;

/** How points that the store's own loyalty gives are regarded (sheet 12). */
public enum NativeLoyalty {
  /** As a second program that must be switched off: a ticket that earned native points is a conflict. */
  CONFLICT,
  /** As a program of its own that the merchant runs on purpose beside this one. */
  SEPARATE_PROGRAM
}
