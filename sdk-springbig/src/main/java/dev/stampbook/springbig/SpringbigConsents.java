package dev.stampbook.springbig;

import dev.stampbook.Capability;
import dev.stampbook.ConflictException;
import dev.stampbook.FailedCall;
import dev.stampbook.InvalidRequestException;
import dev.stampbook.LoyaltyException;
import dev.stampbook.NotFoundException;
import dev.stampbook.consent.ConsentAct;
import dev.stampbook.consent.ConsentAct.Action;
import dev.stampbook.consent.ConsentChannel;
import dev.stampbook.consent.ConsentService;
import dev.stampbook.consent.ConsentState;
import dev.stampbook.consent.ConsentStatus;
import dev.stampbook.consent.ConsentStatus.Granularity;
import dev.stampbook.member.MemberId;
import dev.stampbook.member.MemberIdentity;
import dev.stampbook.springbig.MemberLookup.Match;
import dev.stampbook.springbig.api.JsonPointer;
import dev.stampbook.springbig.api.MemberWrite;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads and writes the two marketing flags (sheet sections 13, 15.3 and 15.4). A write names the member and one flag and nothing else;
 * profiles never carry consent.
 */
public final class SpringbigConsents implements ConsentService {

  private static final String WRITE = "updateMember";

  private final MemberLookup lookup;
  private final SpringbigMembers members;
  private final Routes routes;
  private final SpringbigSettings settings;
  private final SeenRefusals refusals;

  SpringbigConsents(
      MemberLookup lookup,
      SpringbigMembers members,
      Routes routes,
      SpringbigSettings settings,
      SeenRefusals refusals) {
    this.lookup = lookup;
    this.members = members;
    this.routes = routes;
    this.settings = settings;
    this.refusals = refusals;
  }

  /**
   * {@inheritDoc}
   *
   * <p>A flag that is missing, or neither yes nor no, is {@link ConsentState#UNKNOWN}; so is everything about somebody who is no member.
   */
  @Override
  public ConsentStatus read(MemberIdentity identity) {
    return lookup.find(identity).map(this::seen).orElseGet(() -> status(Map.of()));
  }

  private ConsentStatus seen(Match match) {
    ConsentStatus status = status(match);
    status
        .states()
        .forEach(
            (channel, state) -> {
              if (state == ConsentState.OUT) {
                refusals.saw(match.id(), channel);
              }
            });
    return status;
  }

  /**
   * {@inheritDoc}
   *
   * <p>An opt-out is always sent; a member who is not linked is linked for it. An opt-in is preceded by a look-up and refused when a "no"
   * was seen at Springbig at or after the time of the act: a STOP reaches Springbig, not us (sheet section 15.3). What was seen is
   * remembered for the life of this object only; the durable memory is the consent registry's.
   *
   * @throws ConflictException when a "no" was seen since the act; nothing was sent
   * @throws NotFoundException when an opt-in is about somebody who is no member; enrol them first
   * @throws InvalidRequestException when the member is not linked and the identity names no customer of ours
   */
  @Override
  public ConsentStatus record(MemberIdentity identity, ConsentAct act) {
    boolean in = act.action() != Action.OPT_OUT;
    Optional<Match> found = lookup.find(identity);
    if (found.isEmpty()) {
      if (in) {
        throw new NotFoundException(
            "there is no such member; enrol them before their opt-in is handed over",
            FailedCall.unanswered(Springbig.NAME, WRITE));
      }
      return status(Map.of());
    }
    ConsentStatus before = status(found.get());
    if (in && before.state(act.channel()) == ConsentState.IN) {
      return before;
    }
    if (in && before.state(act.channel()) == ConsentState.OUT) {
      refuseWhenOutdated(found.get(), act);
    }
    String key = found.get().posUser().orElseGet(() -> link(identity));
    members.update(flag(key, act.channel(), in));
    return afterwards(identity, before, act.channel(), in);
  }

  private void refuseWhenOutdated(Match match, ConsentAct act) {
    boolean outdated =
        refusals
            .last(match.id(), act.channel())
            .filter(seen -> !act.occurredAt().isAfter(seen))
            .isPresent();
    if (outdated) {
      throw new ConflictException(
          "the person is out at Springbig since after this opt-in; ask them again",
          FailedCall.unanswered(Springbig.NAME, WRITE));
    }
  }

  private String link(MemberIdentity identity) {
    String key =
        MemberKey.ours(identity)
            .orElseThrow(
                () ->
                    new InvalidRequestException(
                        "the member is not linked and the identity names no customer of ours; give POS id or customer id",
                        FailedCall.unanswered(Springbig.NAME, WRITE),
                        Map.of("pos_user", "is not known")));
    members.link(key, identity);
    return key;
  }

  private MemberWrite flag(String key, ConsentChannel channel, boolean allowed) {
    MemberWrite.Builder write = MemberWrite.builder(key, settings.posType());
    return (channel == ConsentChannel.SMS ? write.allowedSms(allowed) : write.allowedEmail(allowed))
        .build();
  }

  /** The write was acknowledged; when it cannot be read back that is what is known. */
  private ConsentStatus afterwards(
      MemberIdentity identity, ConsentStatus before, ConsentChannel channel, boolean allowed) {
    try {
      return lookup.find(identity).map(this::status).orElse(before);
    } catch (LoyaltyException unreadable) {
      Map<ConsentChannel, ConsentState> states = new EnumMap<>(ConsentChannel.class);
      states.putAll(before.states());
      states.put(channel, allowed ? ConsentState.IN : ConsentState.OUT);
      return status(states);
    }
  }

  private ConsentStatus status(Match match) {
    Map<ConsentChannel, ConsentState> states = new EnumMap<>(ConsentChannel.class);
    put(states, ConsentChannel.SMS, match, settings.allowedSms());
    put(states, ConsentChannel.EMAIL, match, settings.allowedEmail());
    return status(states);
  }

  private static void put(
      Map<ConsentChannel, ConsentState> states,
      ConsentChannel channel,
      Match match,
      JsonPointer place) {
    match
        .member()
        .raw()
        .flag(place)
        .ifPresent(yes -> states.put(channel, yes ? ConsentState.IN : ConsentState.OUT));
  }

  private static ConsentStatus status(Map<ConsentChannel, ConsentState> states) {
    return new ConsentStatus(states, Granularity.PER_CHANNEL);
  }

  /**
   * Hands the proof of an act over by {@code springbig.routes.consentProof}; how Springbig takes it is unknown (sheet section 14, U9).
   * Keep the proof yourself in any case.
   *
   * @throws dev.stampbook.UnsupportedCapabilityException without that route
   * @throws dev.stampbook.OutcomeUnknownException when it may have arrived; a second copy does no harm
   */
  public void sendProof(MemberId member, ConsentProof proof) {
    if (!routes.has(Routes.Call.PROOF)) {
      throw Routes.Call.PROOF.refusal(Capability.CONSENT_WRITE);
    }
    ConsentAct act = proof.act();
    Map<String, Object> values = new TreeMap<>();
    values.put("pos_user", MemberKey.required(member, Routes.Call.PROOF.operation));
    values.put("pos_type", settings.posType());
    values.put("act_id", act.id().value());
    values.put("channel", act.channel().name());
    values.put("action", act.action().name());
    values.put("medium", act.medium().name());
    values.put("occurred_at", act.occurredAt().toString());
    values.put("media_type", proof.mediaType());
    values.put("sha256", sha256(proof.picture()));
    values.put("content", Base64.getEncoder().encodeToString(proof.picture()));
    routes.sendProof(values);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new AssertionError(everyJavaHasIt);
    }
  }
}
