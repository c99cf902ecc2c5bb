package dev.stampbook.engine;

/** What happens when a reward of fixed cost is worth more than the goods. Of rewards by steps only the steps needed are taken (C7). */
public enum Oversize {
  /** It is given and takes off what the goods cost; the quote tells the worth before. The default. */
  CAP,
  /** It is refused. */
  REFUSE
}
