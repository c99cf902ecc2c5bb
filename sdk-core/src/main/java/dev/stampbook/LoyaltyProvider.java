package dev.stampbook;

import dev.stampbook.consent.ConsentService;
import dev.stampbook.member.MemberService;
import dev.stampbook.points.EarningOwner;
import dev.stampbook.points.PointsLedger;
import dev.stampbook.reward.RewardCatalog;
import java.util.Optional;
import java.util.Set;

/**
 * A loyalty system and its services: Springbig, Splio, Smile, Leat.
 *
 * <p>Blocking and thread-safe. Every service exists; a call outside {@link #capabilities()} throws {@link
 * UnsupportedCapabilityException} without sending anything.
 */
public interface LoyaltyProvider {

  /** Returns the provider's name, stable over releases: it is part of posting references and stored rows. */
  SystemName name();

  /** Returns what this provider can do as it is configured. */
  Set<Capability> capabilities();

  /**
   * Returns who reports purchases as this provider is configured. Only with {@link EarningOwner#SDK} may orders be posted; anything else
   * would double the points.
   */
  EarningOwner earningOwner();

  /** Returns the members of the program. */
  MemberService members();

  /** Returns the ledger of points. */
  PointsLedger points();

  /** Returns the rewards. */
  RewardCatalog rewards();

  /** Returns the marketing consent the provider keeps. */
  ConsentService consents();

  /**
   * Looks for settings at the provider's side that would make points wrong, such as a second earning owner; reads only.
   *
   * @return a sentence that says what is wrong and which setting decides, or empty when all is well or the provider cannot tell
   */
  default Optional<String> conflict() {
    return Optional.empty();
  }

  /** Returns whether the provider offers this capability as configured. */
  default boolean can(Capability capability) {
    return capabilities().contains(capability);
  }
}
