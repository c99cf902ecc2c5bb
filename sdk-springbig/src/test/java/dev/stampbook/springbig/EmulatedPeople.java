package dev.stampbook.springbig;

import dev.stampbook.consent.ConsentChannel;
import dev.stampbook.contract.KnownMember;
import dev.stampbook.http.json.PersonalText;
import dev.stampbook.member.MemberId;
import dev.stampbook.member.MemberIdentity;
import dev.stampbook.reward.RewardId;
import dev.stampbook.sandbox.springbig.SpringbigEmulator;
import dev.stampbook.sandbox.springbig.SpringbigPerson;
import dev.stampbook.sandbox.springbig.SpringbigReward;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;

/** People of one emulated merchant, as all contracts ask for them. */
final class EmulatedPeople {

  final EmulatedSpringbig springbig;
  private int people;

  EmulatedPeople() {
    this(UnaryOperator.identity());
  }

  EmulatedPeople(UnaryOperator<SpringbigEmulator.Builder> merchant) {
    springbig = new EmulatedSpringbig(merchant);
  }

  MemberIdentity stranger() {
    people++;
    return EmulatedSpringbig.customer("c-" + people, lastDigits());
  }

  String lastDigits() {
    return String.format(Locale.ROOT, "%04d", people);
  }

  KnownMember known(long points) {
    MemberIdentity person = stranger();
    return new KnownMember(springbig.member("c-" + people, lastDigits(), points), person);
  }

  MemberId memberWith(long points) {
    return known(points).id();
  }

  long points(MemberId member) {
    return springbig.points(member.value());
  }

  void adjust(MemberId member, long change) {
    springbig.account.adjust(springbig.person(member.value()).id(), change);
  }

  RewardId reward(String name, long points) {
    long id =
        springbig.account.addReward(SpringbigReward.dollars(name, points, BigDecimal.valueOf(5)));
    return RewardId.of(Long.toString(id));
  }

  List<SpringbigPerson> people(MemberIdentity identity) {
    return springbig.account.members(
        identity.phone().flatMap(PhoneFormat.NORTH_AMERICAN::digits),
        identity.email().map(address -> PersonalText.of(address.value()).value()));
  }

  static Set<ConsentChannel> agreed(List<SpringbigPerson> people) {
    EnumSet<ConsentChannel> agreed = EnumSet.noneOf(ConsentChannel.class);
    for (SpringbigPerson person : people) {
      if (person.allowedSms().orElse(false)) {
        agreed.add(ConsentChannel.SMS);
      }
      if (person.allowedEmail().orElse(false)) {
        agreed.add(ConsentChannel.EMAIL);
      }
    }
    return agreed;
  }
}
