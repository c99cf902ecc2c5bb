package dev.stampbook.pos.blaze.api;

/** Says whether something costs points (sheet section 3.4). */
public enum RewardType {
  REWARD,
  OFFER
}
