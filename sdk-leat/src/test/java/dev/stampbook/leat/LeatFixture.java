package dev.stampbook.leat;

import dev.stampbook.consent.ConsentChannel;
import dev.stampbook.contract.KnownMember;
import dev.stampbook.member.CustomerId;
import dev.stampbook.member.EmailAddress;
import dev.stampbook.member.MemberId;
import dev.stampbook.member.MemberIdentity;
import dev.stampbook.reward.RewardId;
import dev.stampbook.sandbox.leat.LeatEmulator;
import dev.stampbook.sandbox.leat.LeatReward;
import dev.stampbook.sandbox.leat.LeatSubscriptionType;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What all contracts ask of the emulated account: people, rewards, and one subscription type per channel. */
final class LeatFixture {

  static final MemberId NOBODY = MemberId.of("00000000-0000-4000-8000-000000000000");

  final EmulatedLeat leat;
  final LeatSubscriptionType email;
  final LeatSubscriptionType sms;
  private int people;

  LeatFixture() {
    this(UnaryOperator.identity(), "OPT_IN");
  }

  LeatFixture(UnaryOperator<LeatEmulator.Builder> change, String strategy) {
    leat = new EmulatedLeat(change);
    email = leat.account.addSubscriptionType("News", strategy, LeatSubscriptionType.Key.SHOWN);
    sms = leat.account.addSubscriptionType("Texts", strategy, LeatSubscriptionType.Key.HIDDEN);
  }

  Leat.Builder withConsent() {
    return leat.builder()
        .subscription(ConsentChannel.EMAIL, LeatSubscription.of(email.uuid()))
        .subscription(
            ConsentChannel.SMS, new LeatSubscription(sms.uuid(), java.util.Optional.of("Texts")));
  }

  MemberIdentity stranger() {
    people++;
    return MemberIdentity.builder()
        .email(EmailAddress.of("person" + people + "@example.com"))
        .customerId(CustomerId.of("70" + people))
        .build();
  }

  MemberId memberWith(long points) {
    return leat.member(stranger().email().orElseThrow().value(), points);
  }

  KnownMember known() {
    MemberIdentity person = stranger();
    return new KnownMember(leat.member(person.email().orElseThrow().value(), 1_000), person);
  }

  Set<ConsentChannel> agreed(String contact) {
    Set<ConsentChannel> agreed = EnumSet.noneOf(ConsentChannel.class);
    if (leat.account.isSubscribed(contact, email)) {
      agreed.add(ConsentChannel.EMAIL);
    }
    if (leat.account.isSubscribed(contact, sms)) {
      agreed.add(ConsentChannel.SMS);
    }
    return agreed;
  }

  RewardId reward(String name, long points) {
    return RewardId.of(leat.account.addReward(LeatReward.physical(name, points, Map.of())));
  }
}
