package dev.stampbook.leat;

import dev.stampbook.Capability;
import dev.stampbook.FailedCall;
import dev.stampbook.NotFoundException;
import dev.stampbook.UnsupportedCapabilityException;
import dev.stampbook.consent.ConsentAct;
import dev.stampbook.consent.ConsentChannel;
import dev.stampbook.consent.ConsentService;
import dev.stampbook.consent.ConsentState;
import dev.stampbook.consent.ConsentStatus;
import dev.stampbook.leat.api.Contact;
import dev.stampbook.leat.api.Subscription;
import dev.stampbook.leat.api.SubscriptionType;
import dev.stampbook.member.MemberIdentity;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads and records consent as subscriptions (sheet section 13). Only the merchant knows which subscription type stands for which channel, so
 * nothing works until {@code leat.subscriptions} says it.
 *
 * <p>A subscriber of an opt-out type never said yes: that reads as {@link ConsentState#UNKNOWN}, never as agreement (C14).
 */
public final class LeatConsents implements ConsentService {

  private static final String LIST = "listContactSubscriptions";

  private final LeatApi api;
  private final LeatMembers members;
  private final Map<ConsentChannel, LeatSubscription> types;

  LeatConsents(LeatApi api, LeatMembers members, LeatSettings settings) {
    this.api = api;
    this.members = members;
    this.types = settings.subscriptions();
  }

  /** {@inheritDoc} Somebody Leat does not know is {@link ConsentState#UNKNOWN} everywhere. */
  @Override
  public ConsentStatus read(MemberIdentity identity) {
    if (types.isEmpty()) {
      throw unsupported(Capability.CONSENT_READ, "read consent", "leat.subscriptions");
    }
    return members
        .locate(identity)
        .map(contact -> read(contact.uuid()))
        .orElseGet(() -> status(new EnumMap<>(ConsentChannel.class)));
  }

  /**
   * {@inheritDoc}
   *
   * <p>An opt-out is sent at once, without looking first. An opt-in to a double opt-in type ends as {@link ConsentState#PENDING}: Leat asks
   * the person by itself, no call can confirm for them, and a second request is not sent while the first is open.
   *
   * @throws NotFoundException when Leat does not know the person
   */
  @Override
  public ConsentStatus record(MemberIdentity identity, ConsentAct act) {
    LeatSubscription type = types.get(act.channel());
    if (type == null) {
      throw unsupported(
          Capability.CONSENT_WRITE,
          "record consent for " + act.channel(),
          "leat.subscriptions." + act.channel());
    }
    Contact contact =
        members
            .locate(identity)
            .orElseThrow(
                () ->
                    new NotFoundException(
                        "Leat does not know this person; enrol them first",
                        FailedCall.unanswered(Leat.NAME, "subscribeContact")));
    Subscription.Change change = new Subscription.Change(type.uuid());
    if (act.action() == ConsentAct.Action.OPT_OUT) {
      api.contacts().unsubscribeContact(contact.uuid(), change);
    } else if (isOpen(read(contact.uuid()).state(act.channel()))) {
      api.contacts().subscribeContact(contact.uuid(), change);
    }
    return read(contact.uuid());
  }

  private static boolean isOpen(ConsentState state) {
    return state == ConsentState.OUT || state == ConsentState.UNKNOWN;
  }

  private static UnsupportedCapabilityException unsupported(
      Capability capability, String operation, String setting) {
    return new UnsupportedCapabilityException(
        Leat.NAME, capability, operation, Optional.of(setting));
  }

  private ConsentStatus read(String contact) {
    Map<ConsentChannel, ConsentState> states = new EnumMap<>(ConsentChannel.class);
    for (Subscription subscription :
        LeatPages.present(LIST, api.contacts().listContactSubscriptions(contact))) {
      types.forEach(
          (channel, type) -> {
            if (isOf(type, subscription)) {
              states.put(channel, state(subscription));
            }
          });
    }
    return status(states);
  }

  private static ConsentStatus status(Map<ConsentChannel, ConsentState> states) {
    return new ConsentStatus(states, ConsentStatus.Granularity.PER_CHANNEL);
  }

  private static boolean isOf(LeatSubscription wanted, Subscription subscription) {
    Optional<SubscriptionType> type = subscription.subscriptionType();
    Optional<String> uuid = type.flatMap(SubscriptionType::uuid);
    return uuid.isPresent()
        ? uuid.get().equals(wanted.uuid())
        : wanted.name().isPresent() && type.flatMap(SubscriptionType::name).equals(wanted.name());
  }

  private static ConsentState state(Subscription subscription) {
    if (!subscription.isSubscribed()) {
      boolean pending =
          subscription
              .status()
              .filter(status -> status.is(Subscription.Status.PENDING_CONFIRMATION))
              .isPresent();
      return pending ? ConsentState.PENDING : ConsentState.OUT;
    }
    return subscription
        .subscriptionType()
        .flatMap(SubscriptionType::strategy)
        .flatMap(strategy -> strategy.known())
        .map(
            strategy ->
                strategy == SubscriptionType.Strategy.OPT_OUT
                    ? ConsentState.UNKNOWN
                    : ConsentState.IN)
        .orElse(ConsentState.UNKNOWN);
  }
}
