package dev.stampbook.reward;

import dev.stampbook.member.MemberId;
import java.util.List;

/** The rewards of one program at its provider. Blocking and thread-safe. */
public interface RewardCatalog {

  /** Returns the rewards that can be taken at all. */
  List<Reward> rewards();

  /** Returns the rewards this member can take with the balance they have now, cheapest first. */
  List<AffordableReward> affordable(MemberId member);

  /** Returns when the provider takes the points of a redemption. */
  PointsTaken pointsTaken();

  /** Returns what must be remembered before {@link #issue}; reads only. */
  ClaimMarker mark(RewardClaim claim);

  /**
   * Takes the points and issues the reward. Never sent twice by itself.
   *
   * @throws dev.stampbook.InsufficientPointsException when the member has too few points; nothing was taken
   * @throws dev.stampbook.OutcomeUnknownException when it may have happened; {@link #lookUp} settles it
   */
  IssuedReward issue(RewardClaim claim);

  /** Looks for the issue of a claim whose outcome is unknown. */
  IssueLookup lookUp(RewardClaim claim, ClaimMarker marker);

  /**
   * Undoes an issue and gives the points back by the provider's own call. Never sent twice by itself.
   *
   * @throws dev.stampbook.OutcomeUnknownException when it may have happened; {@link #lookUpCancel} settles it
   * @throws dev.stampbook.UnsupportedCapabilityException when the provider has no such call; post the points back instead
   */
  void cancel(IssuedReward issued);

  /** Looks whether an issue is undone; by default the provider cannot be asked. */
  default CancelLookup lookUpCancel(IssuedReward issued) {
    return CancelLookup.UNTOLD;
  }

  /** Tells whether the issued reward was used. */
  RewardUsage usage(IssuedReward issued);

  /** When points leave the member's balance. */
  enum PointsTaken {
    /** With {@link #issue}: Smile, Leat, Splio. */
    AT_ISSUE,
    /** When the order completes; until then the SDK holds them locally: Springbig. */
    AT_USE
  }
}
