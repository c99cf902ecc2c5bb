package dev.stampbook.bigcommerce;

import dev.stampbook.Capability;
import dev.stampbook.ConflictException;
import dev.stampbook.FailedCall;
import dev.stampbook.InvalidRequestException;
import dev.stampbook.OutcomeUnknownException;
import dev.stampbook.UnsupportedCapabilityException;
import dev.stampbook.bigcommerce.api.Subscriber;
import dev.stampbook.bigcommerce.api.SubscriberWrite;
import dev.stampbook.consent.ConsentAct;
import dev.stampbook.consent.ConsentChannel;
import dev.stampbook.consent.ConsentService;
import dev.stampbook.consent.ConsentState;
import dev.stampbook.consent.ConsentStatus;
import dev.stampbook.member.EmailAddress;
import dev.stampbook.member.MemberIdentity;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Newsletter consent through subscribers (sheet 3.5, 13.7). Only {@code marketing_newsletter} in {@code consents} is a yes: a subscriber
 * record is made for every shopper who checks out, so a record without it tells nothing and reads as {@link ConsentState#UNKNOWN}.
 *
 * <p>Writing adds or takes away that one word and leaves the other consents as they are; a record is never deleted. SMS is not supported.
 * The shop has no state between asked and agreed: hand over only the act that counts (the confirmation, under double opt-in).
 */
public final class BigCommerceConsents implements ConsentService {

  private static final String NEWSLETTER = "marketing_newsletter";

  private final BigCommerceApi api;
  private final BigCommerceMembers members;
  private final Optional<Long> channelId;

  BigCommerceConsents(
      BigCommerceApi api, BigCommerceMembers members, BigCommerceSettings settings) {
    this.api = api;
    this.members = members;
    this.channelId = settings.channelId();
  }

  @Override
  public ConsentStatus read(MemberIdentity identity) {
    boolean agreed =
        email(identity)
            .flatMap(this::subscriber)
            .filter(subscriber -> subscriber.consents().contains(NEWSLETTER))
            .isPresent();
    return status(agreed ? ConsentState.IN : ConsentState.UNKNOWN);
  }

  /**
   * Hands over an act about e-mail; setting consent is repeatable, so an unknown outcome is settled by calling again.
   *
   * @throws UnsupportedCapabilityException for SMS: the shop keeps no consent for it
   * @throws InvalidRequestException for an opt-in of somebody without known e-mail address
   */
  @Override
  public ConsentStatus record(MemberIdentity identity, ConsentAct act) {
    if (act.channel() != ConsentChannel.EMAIL) {
      throw new UnsupportedCapabilityException(
          BigCommerce.SYSTEM, Capability.CONSENT_WRITE, "updateSubscriber", Optional.empty());
    }
    Optional<EmailAddress> email = email(identity);
    if (act.action() == ConsentAct.Action.OPT_OUT) {
      email.flatMap(this::subscriber).ifPresent(this::withdraw);
      return status(ConsentState.OUT);
    }
    grant(
        email.orElseThrow(
            () ->
                new InvalidRequestException(
                    "an opt-in needs the e-mail address it is for",
                    FailedCall.unanswered(BigCommerce.SYSTEM, "createSubscriber"))));
    return status(ConsentState.IN);
  }

  private void withdraw(Subscriber subscriber) {
    if (subscriber.consents().contains(NEWSLETTER)) {
      List<String> left = new ArrayList<>(subscriber.consents());
      left.removeIf(NEWSLETTER::equals);
      write(subscriber, left);
    }
  }

  private void grant(EmailAddress email) {
    Optional<Subscriber> known = subscriber(email);
    if (known.isPresent()) {
      add(known.get());
      return;
    }
    try {
      api.customers()
          .createSubscriber(
              new SubscriberWrite(
                  email.value(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.of("custom"),
                  channelId,
                  List.of(NEWSLETTER)));
    } catch (ConflictException | OutcomeUnknownException e) {
      add(subscriber(email).orElseThrow(() -> e));
    }
  }

  private void add(Subscriber subscriber) {
    if (!subscriber.consents().contains(NEWSLETTER)) {
      Set<String> all = new LinkedHashSet<>(subscriber.consents());
      all.add(NEWSLETTER);
      write(subscriber, List.copyOf(all));
    }
  }

  private void write(Subscriber subscriber, List<String> consents) {
    api.customers()
        .updateSubscriber(
            subscriber.id(),
            new SubscriberWrite(
                subscriber.email().orElseThrow(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                consents));
  }

  private Optional<Subscriber> subscriber(EmailAddress email) {
    return api.customers().subscribers(Map.of("email", email.value())).data().stream()
        .filter(
            found -> found.email().flatMap(OrderReading::email).filter(email::equals).isPresent())
        .findFirst();
  }

  private Optional<EmailAddress> email(MemberIdentity identity) {
    return identity.email().or(() -> members.customer(identity).flatMap(BigCommerceMembers::email));
  }

  private static ConsentStatus status(ConsentState email) {
    return new ConsentStatus(
        Map.of(ConsentChannel.EMAIL, email), ConsentStatus.Granularity.PER_CHANNEL);
  }
}
