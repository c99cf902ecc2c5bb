package dev.stampbook;

/**
 * One thing a system can do for the SDK. A capability that is declared works; one that is not declared makes its calls throw {@link
 * UnsupportedCapabilityException}.
 */
public enum Capability {
  /** Finds a member by at least one kind of identity. */
  MEMBER_FIND,
  /** Creates a member who was not known before. */
  MEMBER_CREATE,
  /** Changes a member's profile; never consent. */
  MEMBER_UPDATE,
  /** Tells the points a member can spend. */
  BALANCE_READ,
  /** Takes signed points computed by the SDK. */
  POINTS_POST,
  /** Computes points itself from a purchase that the SDK reports. */
  POINTS_EARN_BY_PURCHASE,
  /** Takes points of an order back, by negative points or by a return. */
  POINTS_REVERSE,
  /** Answers whether a posting with a given reference exists. */
  POSTING_LOOKUP,
  /** Lists the entries of a member's ledger. */
  LEDGER_HISTORY,
  /** Lists the rewards of the program. */
  REWARD_LIST,
  /** Turns points into a reward. */
  REWARD_REDEEM,
  /** Undoes a redemption by a call, giving the points back. */
  REWARD_CANCEL,
  /** Tells whether an issued reward was used. */
  REWARD_USAGE,
  /** Reads consent. */
  CONSENT_READ,
  /** Writes consent. */
  CONSENT_WRITE,
  /** Keeps consent per channel; without it one flag stands for all channels. */
  CONSENT_PER_CHANNEL,
  /** Puts a discount on a checkout or order. */
  DISCOUNT_APPLY,
  /** Takes a discount off again. */
  DISCOUNT_REMOVE,
  /** Sends signed webhooks. */
  WEBHOOKS
}
