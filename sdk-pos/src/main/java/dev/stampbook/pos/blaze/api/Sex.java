package dev.stampbook.pos.blaze.api;

/** A sex as Blaze keeps it (sheet section 3.1). */
public enum Sex {
  MALE,
  FEMALE,
  OTHER
}
