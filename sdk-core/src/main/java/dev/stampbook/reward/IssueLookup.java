package dev.stampbook.reward;

/** Answers whether a claim with unknown outcome was granted. */
public sealed interface IssueLookup {

  /** It was: this is what was issued. */
  record Found(IssuedReward issued) implements IssueLookup {}

  /** It was not: nothing matches. */
  record Absent() implements IssueLookup {}

  /** Several issues could be it, so a person has to decide; {@code candidates} is at least 2. */
  record Ambiguous(int candidates) implements IssueLookup {}
}
