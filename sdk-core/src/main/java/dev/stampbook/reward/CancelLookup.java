package dev.stampbook.reward;

/** Answers whether a {@link RewardCatalog#cancel} with unknown outcome took effect. */
public enum CancelLookup {
  /** The issue is undone and its points are back. */
  CANCELLED,
  /** The issue stands; it may be cancelled again. */
  STANDS,
  /** The provider cannot be asked; a person has to look. */
  UNTOLD
}
