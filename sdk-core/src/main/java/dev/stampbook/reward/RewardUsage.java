package dev.stampbook.reward;

/** Tells whether an issued reward was used. */
public enum RewardUsage {
  USED,
  UNUSED,
  /** The provider does not follow this kind of reward; never to be read as unused. */
  UNTRACKED
}
