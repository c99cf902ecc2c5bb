package dev.stampbook.splio.advisor;

import java.util.EnumSet;
import java.util.Set;

/**
 * Tells what a shop or a point of sale can do with one-time codes (fact sheet splio.md section 15.1).
 *
 * @param abilities what it can do
 * @param sendsBurn how it reports that a code was used
 */
public record CodeSystem(Set<Ability> abilities, BurnReport sendsBurn) {

  /** Something a system can do with codes. */
  public enum Ability {
    /** Makes anonymous one-time codes that the point of sale accepts. */
    ISSUES_CODES,
    /** Makes stocks of codes by program, without a person. */
    CREATES_STOCK,
    /** Burns or deletes a code on request. */
    ACCEPTS_BURN
  }

  /** How a system reports a used code. */
  public enum BurnReport {
    API,
    BATCH,
    NONE
  }

  public CodeSystem {
    abilities = Set.copyOf(abilities);
  }

  /** Returns a system that has nothing to do with codes. */
  public static CodeSystem none() {
    return new CodeSystem(Set.of(), BurnReport.NONE);
  }

  /** Returns a system with these abilities that reports used codes like that. */
  public static CodeSystem of(BurnReport sendsBurn, Ability... abilities) {
    Set<Ability> all = EnumSet.noneOf(Ability.class);
    all.addAll(Set.of(abilities));
    return new CodeSystem(all, sendsBurn);
  }

  /** Returns whether it can do this. */
  public boolean can(Ability ability) {
    return abilities.contains(ability);
  }
}
