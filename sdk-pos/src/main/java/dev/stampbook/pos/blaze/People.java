package dev.stampbook.pos.blaze;

import dev.stampbook.member.CustomerId;
import dev.stampbook.member.MemberIdentity;
import dev.stampbook.member.PosId;
import dev.stampbook.pos.blaze.api.Member;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Who the members of one page of transactions are; each is looked up once. Not thread-safe. */
final class People {

  private final Map<String, MemberIdentity> known = new HashMap<>();
  private final Function<String, Optional<Member>> lookup;
  private final Function<Member, MemberIdentity> identity;

  People(Function<String, Optional<Member>> lookup, Function<Member, MemberIdentity> identity) {
    this.lookup = lookup;
    this.identity = identity;
  }

  /** Returns who has this id; a member Blaze no longer has is known by the id alone. */
  MemberIdentity of(String memberId) {
    return known.computeIfAbsent(
        memberId, id -> lookup.apply(id).map(identity).orElseGet(() -> byId(id)));
  }

  static MemberIdentity byId(String memberId) {
    return MemberIdentity.builder()
        .customerId(CustomerId.of(memberId))
        .posId(PosId.of(memberId))
        .build();
  }
}
