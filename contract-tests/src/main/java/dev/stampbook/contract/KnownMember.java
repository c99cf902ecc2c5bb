package dev.stampbook.contract;

import dev.stampbook.member.MemberId;
import dev.stampbook.member.MemberIdentity;

/**
 * A member the emulator knows.
 *
 * @param id the provider's id
 * @param identity what the SDK can find them by
 */
public record KnownMember(MemberId id, MemberIdentity identity) {}
