package dev.stampbook.points;

/** Where points are rounded. */
public enum RoundingScope {
  /** Once per order. */
  ORDER,
  /** Each line, then added up. */
  LINE
}
