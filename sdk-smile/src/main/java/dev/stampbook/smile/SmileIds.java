package dev.stampbook.smile;

import dev.stampbook.FailedCall;
import dev.stampbook.MalformedResponseException;
import dev.stampbook.RemoteEffect;
import dev.stampbook.member.MemberId;
import dev.stampbook.reward.RewardId;

/** Translates between Smile's numbers and our identifiers, and names what is missing in an answer. */
final class SmileIds {

  private SmileIds() {}

  static long number(MemberId id) {
    return number(id.value());
  }

  static long number(RewardId id) {
    return number(id.value());
  }

  static long number(String id) {
    try {
      return Long.parseLong(id);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "ids at Smile are whole numbers; give the id that Smile returned", e);
    }
  }

  static MemberId member(long id) {
    return MemberId.of(Long.toString(id));
  }

  static RewardId reward(long id) {
    return RewardId.of(Long.toString(id));
  }

  /** Returns the failure of a read whose answer lacks a field that is needed. */
  static MalformedResponseException missing(String operation, String field) {
    return malformed(operation, field, RemoteEffect.NOT_SENT);
  }

  /** Returns the failure of a write whose answer lacks a field that is needed: it may well have been applied. */
  static MalformedResponseException unclear(String operation, String field) {
    return malformed(operation, field, RemoteEffect.UNKNOWN);
  }

  private static MalformedResponseException malformed(
      String operation, String field, RemoteEffect effect) {
    return new MalformedResponseException(
        "the answer has no usable field " + field,
        FailedCall.unanswered(Smile.NAME, operation),
        effect);
  }
}
