package dev.stampbook.splio;

import dev.stampbook.Capability;
import dev.stampbook.NotFoundException;
import dev.stampbook.UnsupportedCapabilityException;
import dev.stampbook.consent.ConsentAct;
import dev.stampbook.consent.ConsentChannel;
import dev.stampbook.consent.ConsentService;
import dev.stampbook.consent.ConsentState;
import dev.stampbook.consent.ConsentStatus;
import dev.stampbook.http.json.OpenEnum;
import dev.stampbook.http.json.PersonalText;
import dev.stampbook.member.MemberIdentity;
import dev.stampbook.splio.api.BlacklistChannel;
import dev.stampbook.splio.api.BlacklistEntry;
import dev.stampbook.splio.api.BlacklistRemoval;
import dev.stampbook.splio.api.BlacklistSource;
import dev.stampbook.splio.api.Contact;
import dev.stampbook.splio.api.ListRef;
import dev.stampbook.splio.api.SplioApi;
import dev.stampbook.splio.api.SubscriptionChange;
import dev.stampbook.splio.api.TouchpointRequest;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keeps consent as subscriptions of the lists that stand for a channel (sheet section 13). A person is in when on all lists of the channel and not
 * suppressed. Subscriptions change by subscribe and unsubscribe alone, which leave other lists as they are (pitfall 2).
 *
 * <p>Splio keeps no proof and no "no" for lists: somebody who was never asked looks like somebody who left, so both are read as {@link
 * ConsentState#UNKNOWN}, which permits nothing. A suppressed address is {@link ConsentState#OUT}.
 */
public final class SplioConsents implements ConsentService {

  private final SplioApi api;
  private final SplioDirectory directory;
  private final SplioPages pages;
  private final SplioSettings settings;

  SplioConsents(SplioApi api, SplioDirectory directory, SplioPages pages, SplioSettings settings) {
    this.api = api;
    this.directory = directory;
    this.pages = pages;
    this.settings = settings;
  }

  /**
   * {@inheritDoc}
   *
   * @throws UnsupportedCapabilityException when no list is set for any channel
   */
  @Override
  public ConsentStatus read(MemberIdentity identity) {
    if (settings.lists().isEmpty()) {
      throw refusal(Capability.CONSENT_READ, "read consent", ConsentChannel.EMAIL);
    }
    return directory.find(identity).map(this::status).orElseGet(() -> status(Map.of()));
  }

  /**
   * {@inheritDoc}
   *
   * <p>Opting in lifts an unsubscription first, because it would suppress the address for good (pitfall 3); a STOP by text message, bounces
   * and complaints cannot or must not be lifted and keep the state {@link ConsentState#OUT}. With {@code confirmedOptInOnly} an opt-in waits as
   * {@link ConsentState#PENDING} until it is confirmed, and only then is anything written.
   *
   * @throws UnsupportedCapabilityException when no list is set for the channel
   * @throws NotFoundException when there is no such contact
   */
  @Override
  public ConsentStatus record(MemberIdentity identity, ConsentAct act) {
    List<Long> lists = settings.lists().getOrDefault(act.channel(), List.of());
    if (lists.isEmpty()) {
      throw refusal(Capability.CONSENT_WRITE, "record consent", act.channel());
    }
    Contact contact =
        directory.find(identity).orElseThrow(() -> SplioDirectory.noMember("subscribe"));
    PersonalText key = directory.keyOf(contact);
    if (act.action() == ConsentAct.Action.OPT_OUT) {
      api.data().unsubscribe(key, new SubscriptionChange(lists));
      return read(identity, ConsentState.OUT, act.channel());
    }
    boolean waits =
        act.action() == ConsentAct.Action.OPT_IN
            && settings.optIn() == SplioSettings.OptIn.BY_CONFIRMATION;
    if (waits) {
      return read(identity, ConsentState.PENDING, act.channel());
    }
    liftUnsubscription(contact, act.channel());
    api.data().subscribe(key, new SubscriptionChange(lists));
    return read(identity);
  }

  /** What Splio shows as "not on the list" is told more exactly by the act that was just handed over. */
  private ConsentStatus read(MemberIdentity identity, ConsentState told, ConsentChannel channel) {
    ConsentStatus read = read(identity);
    Map<ConsentChannel, ConsentState> states = new EnumMap<>(ConsentChannel.class);
    states.putAll(read.states());
    if (read.state(channel) == ConsentState.UNKNOWN) {
      states.put(channel, told);
    }
    return status(states);
  }

  private void liftUnsubscription(Contact contact, ConsentChannel channel) {
    Optional<PersonalText> address = address(contact, channel);
    if (channel != ConsentChannel.EMAIL || address.isEmpty()) {
      return;
    }
    boolean unsubscribed =
        suppressions(channel, address.get())
            .flatMap(entry -> entry.source().stream())
            .anyMatch(source -> source.is(BlacklistSource.UNSUB));
    if (unsubscribed) {
      api.data()
          .removeFromBlacklist(
              OpenEnum.of(BlacklistChannel.EMAIL),
              OpenEnum.of(BlacklistRemoval.UNSUB),
              new TouchpointRequest(List.of(address.get())));
    }
  }

  private ConsentStatus status(Contact contact) {
    Map<ConsentChannel, ConsentState> states = new EnumMap<>(ConsentChannel.class);
    settings.lists().forEach((channel, lists) -> states.put(channel, state(contact, channel)));
    return status(states);
  }

  private static ConsentStatus status(Map<ConsentChannel, ConsentState> states) {
    return new ConsentStatus(states, ConsentStatus.Granularity.PER_CHANNEL);
  }

  private ConsentState state(Contact contact, ConsentChannel channel) {
    Optional<PersonalText> address = address(contact, channel);
    if (address.isPresent() && suppressions(channel, address.get()).findAny().isPresent()) {
      return ConsentState.OUT;
    }
    List<Long> on = contact.lists().stream().map(ListRef::id).toList();
    boolean onAll = on.containsAll(settings.lists().getOrDefault(channel, List.of()));
    return onAll && address.isPresent() ? ConsentState.IN : ConsentState.UNKNOWN;
  }

  private static Optional<PersonalText> address(Contact contact, ConsentChannel channel) {
    return (channel == ConsentChannel.EMAIL ? contact.email() : contact.cellphone())
        .filter(text -> !text.value().isBlank());
  }

  /** The term is searched for, perhaps inside of longer addresses, so rows are compared again. */
  private Stream<BlacklistEntry> suppressions(ConsentChannel channel, PersonalText address) {
    return pages
        .byNumber(
            "listBlacklist",
            number ->
                channel == ConsentChannel.EMAIL
                    ? api.data()
                        .listEmailBlacklist(
                            Optional.empty(),
                            Optional.of(address),
                            Optional.of(number),
                            SplioPages.SIZE)
                    : api.data()
                        .listPhoneBlacklist(
                            Optional.empty(),
                            Optional.of(address),
                            Optional.of(number),
                            SplioPages.SIZE))
        .filter(entry -> entry.number().value().equalsIgnoreCase(address.value()));
  }

  private static UnsupportedCapabilityException refusal(
      Capability capability, String operation, ConsentChannel channel) {
    return new UnsupportedCapabilityException(
        Splio.NAME,
        capability,
        operation,
        Optional.of("splio.list." + channel.name().toLowerCase(java.util.Locale.ROOT)));
  }
}
