package dev.stampbook.smile;

/** What tier milestones and progress count (sheet section 14). Only the merchant knows: the API does not say. */
public enum VipMilestoneUnit {
  /** Points earned. */
  POINTS,
  /** Money spent. */
  MONEY
}
