package dev.stampbook.springbig;

import dev.stampbook.AmbiguousMemberException;
import dev.stampbook.Capability;
import dev.stampbook.FailedCall;
import dev.stampbook.UnsupportedCapabilityException;
import dev.stampbook.http.json.PersonalText;
import dev.stampbook.member.MemberId;
import dev.stampbook.member.MemberIdentity;
import dev.stampbook.member.PhoneNumber;
import dev.stampbook.springbig.api.Member;
import dev.stampbook.springbig.api.MemberList;
import dev.stampbook.springbig.api.SpringbigApi;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks members up by phone, then by e-mail, and tells whether they are linked (sheet section 13, find member). By key only where a route
 * was configured: none is evidenced.
 */
final class MemberLookup {

  private static final String FIND = "findMembers";

  private final SpringbigApi api;
  private final Routes routes;
  private final SpringbigSettings settings;

  MemberLookup(SpringbigApi api, Routes routes, SpringbigSettings settings) {
    this.api = api;
    this.routes = routes;
    this.settings = settings;
  }

  /**
   * A member who was found.
   *
   * @param member as Springbig answered
   * @param posUser the key of the link, empty when the member is not linked
   */
  record Match(Member member, Optional<String> posUser) {

    MemberId id() {
      return posUser.map(MemberKey::linked).orElseGet(() -> MemberKey.unlinked(member));
    }
  }

  /**
   * Finds who is meant. Of several hits only the one that carries our key is chosen; otherwise nobody guesses.
   *
   * @throws AmbiguousMemberException when several match and none carries our key
   * @throws UnsupportedCapabilityException when the identity holds nothing Springbig can search by
   */
  Optional<Match> find(MemberIdentity identity) {
    Optional<String> wanted = MemberKey.ours(identity);
    Optional<String> named = identity.memberId().flatMap(MemberKey::posUser);
    if (named.isPresent() && routes.has(Routes.Call.BALANCE)) {
      return byKey(named.get()).map(member -> new Match(member, named));
    }
    List<Member> hits = search(identity);
    Optional<Member> exact =
        hits.stream().filter(hit -> link(hit).isPresent() && link(hit).equals(wanted)).findFirst();
    if (exact.isPresent()) {
      return Optional.of(new Match(exact.get(), wanted));
    }
    if (identity.memberId().isPresent()) { // whoever else has this phone or e-mail is not asked for
      return hits.stream()
          .map(hit -> match(hit, wanted))
          .filter(hit -> hit.id().equals(identity.memberId().get()))
          .findFirst();
    }
    if (hits.size() > 1) {
      throw new AmbiguousMemberException(
          hits.size()
              + " members share this phone or e-mail and none carries our key; merge them in Springbig, or give one of them the customer's"
              + " id",
          FailedCall.unanswered(Springbig.NAME, FIND),
          hits.size());
    }
    return hits.stream().map(hit -> match(hit, wanted)).findFirst();
  }

  /** Reads the member with a key by the configured route; empty when there is none. */
  Optional<Member> byKey(String posUser) {
    Map<String, Object> values = Map.of("pos_user", posUser, "pos_type", settings.posType());
    return routes.readBalance(values).flatMap(list -> list.members().stream().findFirst());
  }

  private Match match(Member hit, Optional<String> wanted) {
    Optional<String> shown = link(hit);
    boolean silent = hit.posUser().isEmpty();
    return silent && settings.memberLinks() == MemberLinks.ASSUMED
        ? new Match(hit, wanted)
        : new Match(hit, shown);
  }

  /** A key of another calling system is no link of ours; an answer that leaves the type out is taken for ours. */
  private Optional<String> link(Member member) {
    boolean ours = member.posType().map(settings.posType()::equals).orElse(true);
    return member.posUser().filter(key -> ours);
  }

  private List<Member> search(MemberIdentity identity) {
    Optional<PersonalText> phone =
        identity.phone().flatMap(settings.phoneFormat()::digits).map(PersonalText::of);
    Optional<PersonalText> email =
        identity.email().map(address -> PersonalText.of(address.value()));
    if (phone.isEmpty() && email.isEmpty()) {
      throw nothingToSearchBy(identity.phone());
    }
    List<Member> byPhone = phone.isPresent() ? members(phone, Optional.empty()) : List.of();
    return byPhone.isEmpty() && email.isPresent() ? members(Optional.empty(), email) : byPhone;
  }

  private List<Member> members(Optional<PersonalText> phone, Optional<PersonalText> email) {
    return Answers.unlessNotFound(() -> api.findMembers(phone, email))
        .map(MemberList::members)
        .orElse(List.of());
  }

  private static UnsupportedCapabilityException nothingToSearchBy(Optional<PhoneNumber> phone) {
    return phone.isPresent()
        ? new UnsupportedCapabilityException(
            Springbig.NAME,
            Capability.MEMBER_FIND,
            "find by a phone number outside the North American plan",
            Optional.of("springbig.phoneFormat"))
        : new UnsupportedCapabilityException(
            Springbig.NAME,
            Capability.MEMBER_FIND,
            "find without phone or e-mail",
            Optional.of(Routes.Call.BALANCE.setting));
  }
}
