package dev.stampbook.member;

import java.util.Optional;

/** Finds, enrols and updates the members of one program at its provider. Blocking and thread-safe. */
public interface MemberService {

  /**
   * Finds the member with this identity, by the strongest part the provider can search.
   *
   * @return the member, or empty when nobody matches
   * @throws dev.stampbook.AmbiguousMemberException when several members match and the fact sheet gives no rule to choose
   * @throws dev.stampbook.LoyaltyException when the look-up failed; a failed look-up is not "not found" (C11)
   */
  Optional<Member> find(MemberIdentity identity);

  /**
   * Enrols a person, looking them up first. Safe to repeat, also after a time-out.
   *
   * @throws dev.stampbook.OutcomeUnknownException when the write may have been applied; calling again settles it
   * @throws dev.stampbook.UnsupportedCapabilityException when the provider cannot create members
   */
  Enrollment enroll(MemberIdentity identity, Profile profile);

  /**
   * Changes the profile; what the profile does not name stays as it is, and consent is never touched.
   *
   * @throws dev.stampbook.NotFoundException when there is no such member
   * @throws dev.stampbook.UnsupportedCapabilityException when the provider cannot update members
   */
  Member update(MemberId id, Profile profile);
}
