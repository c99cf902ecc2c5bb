package dev.stampbook.pos.blaze.api;

/** Says whose points are meant (sheet section 5). */
public enum RewardSystem {
  BLAZE,
  SPRING_BIG
}
