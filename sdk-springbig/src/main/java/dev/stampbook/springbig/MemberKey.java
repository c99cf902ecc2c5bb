package dev.stampbook.springbig;

import dev.stampbook.FailedCall;
import dev.stampbook.InvalidRequestException;
import dev.stampbook.MalformedResponseException;
import dev.stampbook.RemoteEffect;
import dev.stampbook.member.CustomerId;
import dev.stampbook.member.MemberId;
import dev.stampbook.member.MemberIdentity;
import dev.stampbook.member.PosId;
import dev.stampbook.springbig.api.Member;
import java.util.Map;
import java.util.Optional;

/**
 * Translates between the SDK's member id and Springbig's keys. A linked member's id is our key, {@code pos_user}: every evidenced write
 * names the member by it, and no evidenced call takes Springbig's own id. A member who is not linked has Springbig's id behind a prefix.
 */
final class MemberKey {

  private static final String UNLINKED = "unlinked:";

  private MemberKey() {}

  /** Returns the key under which our side knows a person: id of the POS, else the customer id of the shop (sheet section 16). */
  static Optional<String> ours(MemberIdentity identity) {
    return identity
        .memberId()
        .flatMap(MemberKey::posUser)
        .or(() -> identity.posId().map(PosId::value))
        .or(() -> identity.customerId().map(CustomerId::value));
  }

  /** Returns the key of a linked member, empty for one who is not linked. */
  static Optional<String> posUser(MemberId id) {
    return Optional.of(id.value()).filter(value -> !value.startsWith(UNLINKED));
  }

  /**
   * Returns the key of a linked member.
   *
   * @throws InvalidRequestException when the member is not linked; nothing was sent
   */
  static String required(MemberId id, String operation) {
    return posUser(id)
        .orElseThrow(
            () ->
                new InvalidRequestException(
                    "the member " + id + " is not linked to a customer of ours; enrol them first",
                    FailedCall.unanswered(Springbig.NAME, operation),
                    Map.of("pos_user", "is not known")));
  }

  static MemberId linked(String posUser) {
    return MemberId.of(posUser);
  }

  static MemberId unlinked(Member member) {
    return MemberId.of(
        UNLINKED + member.id().orElseThrow(() -> missing("findMembers", "members[].id")));
  }

  /** Returns the failure of a read whose answer lacks what is needed. */
  static MalformedResponseException missing(String operation, String field) {
    return new MalformedResponseException(
        "the answer has no usable " + field,
        FailedCall.unanswered(Springbig.NAME, operation),
        RemoteEffect.NOT_SENT);
  }
}
