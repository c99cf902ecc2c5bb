package dev.stampbook.sandbox.springbig;

/**
 * Holds one redemption.
 *
 * @param id Springbig's own number
 * @param memberId who redeemed
 * @param rewardId what was redeemed
 * @param posType the calling system
 * @param posId the key it was redeemed with
 * @param points what it cost
 * @param state whether it stands
 */
public record SpringbigRedemption(
    long id, long memberId, long rewardId, String posType, String posId, long points, State state) {

  /** Says whether a redemption stands. */
  public enum State {
    REDEEMED,
    CANCELLED
  }

  SpringbigRedemption cancelled() {
    return new SpringbigRedemption(id, memberId, rewardId, posType, posId, points, State.CANCELLED);
  }
}
