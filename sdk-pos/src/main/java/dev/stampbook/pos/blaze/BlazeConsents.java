package dev.stampbook.pos.blaze;

import dev.stampbook.FailedCall;
import dev.stampbook.InvalidRequestException;
import dev.stampbook.NotFoundException;
import dev.stampbook.consent.ConsentAct;
import dev.stampbook.consent.ConsentChannel;
import dev.stampbook.consent.ConsentService;
import dev.stampbook.consent.ConsentState;
import dev.stampbook.consent.ConsentStatus;
import dev.stampbook.member.MemberIdentity;
import dev.stampbook.pos.blaze.api.ConsumerUser;
import dev.stampbook.pos.blaze.api.Member;
import dev.stampbook.pos.blaze.api.Whole;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The consent Blaze keeps: one flag for text messages and one for e-mail, on the member and again on the online account (sheet section
 * 13.8). Where both say something, a no wins. A flag that is {@code false} is a no, because an opt-out at the till looks like that; a flag
 * that was never set is unknown.
 *
 * <p>An act is written to the member and to the online account, each read, changed in one flag and sent back whole. Blaze keeps neither time
 * nor way of an act; the SDK's own record is the evidence.
 */
public final class BlazeConsents implements ConsentService {

  private final BlazeApi api;
  private final BlazeMembers members;

  BlazeConsents(BlazeApi api, BlazeMembers members) {
    this.api = api;
    this.members = members;
  }

  @Override
  public ConsentStatus read(MemberIdentity identity) {
    return members
        .lookup(identity)
        .map(member -> status(member, account(member).map(Whole::value)))
        .orElseGet(() -> new ConsentStatus(Map.of(), ConsentStatus.Granularity.PER_CHANNEL));
  }

  /**
   * {@inheritDoc}
   *
   * @throws InvalidRequestException for an opt-in of somebody who is no member; an opt-out of nobody changes nothing
   */
  @Override
  public ConsentStatus record(MemberIdentity identity, ConsentAct act) {
    boolean agrees = act.action() != ConsentAct.Action.OPT_OUT;
    Optional<Member> known = members.lookup(identity);
    if (known.isEmpty()) {
      if (agrees) {
        throw new InvalidRequestException(
            "an opt-in needs a member; enrol the person first",
            FailedCall.unanswered(Blaze.SYSTEM, "updateMember"));
      }
      return new ConsentStatus(
          Map.of(act.channel(), ConsentState.OUT), ConsentStatus.Granularity.PER_CHANNEL);
    }
    String field = act.channel() == ConsentChannel.SMS ? "textOptIn" : "emailOptIn";
    Whole<Member> member = members.whole(known.get().id());
    Member written =
        isSet(member.value().textOptIn(), member.value().emailOptIn(), act.channel(), agrees)
            ? member.value()
            : members.replace(member.value().id(), member.document().with(field, agrees));
    Optional<ConsumerUser> account =
        account(written).map(consumer -> write(consumer, act.channel(), field, agrees));
    return status(written, account);
  }

  private ConsumerUser write(
      Whole<ConsumerUser> consumer, ConsentChannel channel, String field, Boolean agrees) {
    ConsumerUser known = consumer.value();
    return isSet(known.textOptIn(), known.emailOptIn(), channel, agrees)
        ? known
        : api.consumers().updateConsumer(known.id(), consumer.document().with(field, agrees));
  }

  private static boolean isSet(
      Optional<Boolean> sms, Optional<Boolean> email, ConsentChannel channel, Boolean wanted) {
    return (channel == ConsentChannel.SMS ? sms : email).filter(wanted::equals).isPresent();
  }

  private Optional<Whole<ConsumerUser>> account(Member member) {
    try {
      return member
          .consumerUserId()
          .filter(id -> !id.isBlank())
          .map(id -> api.consumers().getConsumer(id));
    } catch (NotFoundException e) {
      return Optional.empty();
    }
  }

  private static ConsentStatus status(Member member, Optional<ConsumerUser> account) {
    Map<ConsentChannel, ConsentState> states = new EnumMap<>(ConsentChannel.class);
    state(member.textOptIn(), account.flatMap(ConsumerUser::textOptIn))
        .ifPresent(state -> states.put(ConsentChannel.SMS, state));
    state(member.emailOptIn(), account.flatMap(ConsumerUser::emailOptIn))
        .ifPresent(state -> states.put(ConsentChannel.EMAIL, state));
    return new ConsentStatus(states, ConsentStatus.Granularity.PER_CHANNEL);
  }

  private static Optional<ConsentState> state(Optional<Boolean> one, Optional<Boolean> other) {
    if (one.isEmpty() && other.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(one.orElse(true) && other.orElse(true) ? ConsentState.IN : ConsentState.OUT);
  }
}
