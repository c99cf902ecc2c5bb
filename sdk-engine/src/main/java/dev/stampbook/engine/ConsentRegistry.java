package dev.stampbook.engine;

import dev.stampbook.SystemName;
import dev.stampbook.consent.ConsentAct;
import dev.stampbook.consent.ConsentAnswer;
import dev.stampbook.consent.ConsentChannel;
import dev.stampbook.consent.ConsentClaim;
import dev.stampbook.consent.ConsentRecord;
import dev.stampbook.consent.ConsentRule.DoubleOptIn;
import dev.stampbook.consent.ConsentStatus;
import dev.stampbook.consent.ContactAddress;
import dev.stampbook.consent.Evidence;
import dev.stampbook.consent.Keywords;
import dev.stampbook.consent.PersonId;
import dev.stampbook.engine.consent.ChainAnchor;
import dev.stampbook.engine.consent.ChainReport;
import dev.stampbook.engine.consent.ConsentCounts;
import dev.stampbook.engine.consent.ConsentDifference;
import dev.stampbook.engine.consent.ConsentExport;
import dev.stampbook.engine.consent.ConsentOutcome;
import dev.stampbook.engine.consent.ConsentSettings;
import dev.stampbook.engine.consent.ConsentTarget;
import dev.stampbook.engine.consent.EvidenceKey;
import dev.stampbook.engine.consent.PersonToAsk;
import dev.stampbook.engine.internal.consent.Registry;
import dev.stampbook.engine.internal.consent.Shared;
import dev.stampbook.member.MemberIdentity;
import dev.stampbook.member.PhoneNumber;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One merchant's consent registry: every act of a person as evidence that shows any later change, where consent stands by rule C14, and the
 * systems that are told about it. It stands on its own; a shop may use it without a {@link LoyaltyProgram}. Thread-safe; several registries,
 * also in several processes, may share a store.
 *
 * <p>Every event may be told any number of times and in any order; one act is recorded once. An event returns after it is durable; the
 * systems are told by a started registry or by {@link #runOnce}.
 */
public final class ConsentRegistry implements AutoCloseable {

  private final Registry registry;

  private ConsentRegistry(Registry registry) {
    this.registry = registry;
  }

  /** Starts a registry. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Records that somebody registered and confirmed the account, with what they ticked. A box left empty is no act: it opts nobody out.
   *
   * @param who the account; with the address of every channel that is agreed to
   * @param evidence the circumstances
   * @param answers one answer per box that was shown, under a disclosure
   * @throws IllegalArgumentException when a box was ticked before the person saw it, an opt-in has no disclosure or no address, or a
   *     disclosure's version is known with another text; nothing was recorded
   * @throws StoreException when the store failed; telling it again is safe
   */
  public ConsentOutcome registrationConfirmed(
      MemberIdentity who, Evidence evidence, List<ConsentAnswer> answers) {
    return registry.registrationConfirmed(who, evidence, answers);
  }

  /**
   * Records what somebody ticked at checkout, guests included. A box left empty is no act.
   *
   * @throws IllegalArgumentException as for {@link #registrationConfirmed}
   */
  public ConsentOutcome checkedOut(
      MemberIdentity who, Evidence evidence, List<ConsentAnswer> answers) {
    return registry.checkedOut(who, evidence, answers);
  }

  /**
   * Records that somebody saved the marketing options of the account. A box that was ticked now opts in, one whose tick was taken away opts
   * out, one left as it was is no act.
   *
   * @throws IllegalArgumentException as for {@link #registrationConfirmed}, except that a tick from before is allowed here
   */
  public ConsentOutcome optionsChanged(
      MemberIdentity who, Evidence evidence, List<ConsentAnswer> answers) {
    return registry.optionsChanged(who, evidence, answers);
  }

  /**
   * Records the answer to the question that people with an older account are asked (see {@link #toAsk}). Here a box left empty is a no: the
   * person was asked whether they still agree.
   *
   * @throws IllegalArgumentException as for {@link #registrationConfirmed}
   */
  public ConsentOutcome reconfirmed(
      MemberIdentity who, Evidence evidence, List<ConsentAnswer> answers) {
    return registry.reconfirmed(who, evidence, answers);
  }

  /** Records that an account was deactivated: it opts out of every channel. */
  public ConsentOutcome accountDeactivated(MemberIdentity who, Evidence evidence) {
    return registry.deactivated(who, evidence);
  }

  /**
   * Records that somebody confirmed an opt-in, by the link in a mail or a code. Counts only after an opt-in that no opt-out has taken back.
   */
  public ConsentOutcome confirmed(MemberIdentity who, ConsentChannel channel, Evidence evidence) {
    return registry.acted(who, evidence, channel, ConsentAct.Action.CONFIRM, Optional.empty());
  }

  /** Records an opt-out in words of the person's own: by mail, on the phone, to the staff (47 CFR 64.1200(a)(10)). */
  public ConsentOutcome optedOut(MemberIdentity who, ConsentChannel channel, Evidence evidence) {
    return registry.acted(who, evidence, channel, ConsentAct.Action.OPT_OUT, Optional.empty());
  }

  /**
   * Reads a text answer; STOP and its like are an opt-out, START and its like an opt-in (C14), for everybody who has this number. A number
   * nobody has is remembered: whoever turns up with it later is out until they agree.
   *
   * @param from the number the text came from
   * @param text the text; it is read and not kept
   * @param at when it was sent
   * @param by the system that received it; it is not told back
   */
  public List<ConsentOutcome> answeredByText(
      PhoneNumber from, String text, Instant at, SystemName by) {
    return registry.answeredByText(from, text, at, by);
  }

  /**
   * Records an opt-out that the provider, the carrier or an e-mail platform reports: a STOP, an unsubscribe link, a spam complaint (C14).
   *
   * @param at when the person acted, not when it was reported
   * @param by the system that reports it; it is not told back
   */
  public ConsentOutcome optOutReported(
      MemberIdentity who, ConsentChannel channel, Instant at, SystemName by) {
    Evidence evidence = Evidence.builder(ConsentAct.Medium.PROVIDER, at).build();
    return registry.acted(who, evidence, channel, ConsentAct.Action.OPT_OUT, Optional.of(by));
  }

  /** Notes that a system says something about a consent without an act behind it: an import, a profile sync, an order's field. No state changes (C14). */
  public ConsentOutcome claimed(MemberIdentity who, ConsentClaim claim) {
    return registry.claimed(who, claim);
  }

  /**
   * Records that a person's e-mail address or phone number changed. The new one has no consent until the person agrees again; systems that
   * had a yes are told no.
   *
   * @param who the person, by an account or by the address so far
   * @param now the new address
   * @param evidence the circumstances
   */
  public ConsentOutcome contactChanged(MemberIdentity who, ContactAddress now, Evidence evidence) {
    return registry.contactChanged(who, now, evidence);
  }

  /**
   * Notes that two identities are one person: both histories are united and the same rule decides (C14).
   *
   * @return the person from now on
   */
  public PersonId merged(MemberIdentity survivor, MemberIdentity absorbed, Instant at) {
    return registry.merged(survivor, absorbed, at);
  }

  /** Notes an account and when it was created, so that those from before the integration can be asked; no state changes. */
  public PersonId accountKnown(MemberIdentity who, Instant createdAt) {
    return registry.accountKnown(who, createdAt);
  }

  /** Returns where consent stands; {@link dev.stampbook.consent.ConsentState#UNKNOWN} for somebody never heard of. Only IN permits marketing. */
  public ConsentStatus state(MemberIdentity who) {
    return registry.state(who);
  }

  /** Returns the registry's key of a person; empty for somebody never heard of. */
  public Optional<PersonId> person(MemberIdentity who) {
    return registry.person(who);
  }

  /** Returns every act of a person, oldest first. */
  public List<ConsentRecord> history(MemberIdentity who) {
    return registry.history(who);
  }

  /** Returns whether and why this person has to be asked, such as by a pop-up after logging in. */
  public Optional<PersonToAsk> toAsk(MemberIdentity who) {
    return registry.toAsk(who);
  }

  /** Returns people who have to be asked. */
  public List<PersonToAsk> toAsk(int limit) {
    return registry.toAsk(limit);
  }

  /**
   * Tells the systems what is due, for hosts that drive the registry themselves. All opt-outs go first.
   *
   * @param limit at most this many messages to each system, 1 or more
   * @return how many there were; 0 when nothing is due
   */
  public int runOnce(int limit) {
    return registry.runOnce(limit);
  }

  /** Starts to work in the background. Nodes that share a store share the work. */
  public void start() {
    registry.start();
  }

  /**
   * Reads consent back from the systems, those people first who were read longest ago, and returns what differs. Only an opt-out is
   * adopted, as {@link ConsentDifference.Kind} tells.
   *
   * @param limit at most this many people
   */
  public List<ConsentDifference> readBack(int limit) {
    return registry.readBack(limit);
  }

  /** Reads one person's consent back. Call it before asking somebody, so that the systems' no is known to be older than the answer. */
  public List<ConsentDifference> readBack(MemberIdentity who) {
    return registry.readBack(who);
  }

  /** Returns the differences that were found when the systems were last read, the newest first; at most so many. */
  public List<ConsentDifference> differences(int limit) {
    return registry.differences(limit);
  }

  /** Returns how the registry stands. */
  public ConsentCounts counts() {
    return registry.counts();
  }

  /** Reads every record, wording and picture and returns what is not as it was written. */
  public ChainReport verify() {
    return registry.verify(Optional.empty());
  }

  /** Verifies, and that the chain contains an anchor that was noted down. */
  public ChainReport verify(ChainAnchor noted) {
    return registry.verify(Optional.of(noted));
  }

  /** Returns everything known about a person; empty for somebody never heard of. */
  public Optional<ConsentExport> export(MemberIdentity who) {
    return registry.person(who).flatMap(registry::export);
  }

  /** Returns everything known about a person; empty for somebody never heard of. */
  public Optional<ConsentExport> export(PersonId person) {
    return registry.export(person);
  }

  /**
   * Erases a person's data and pictures on their request, and returns what there was. The chain stays whole: it holds hashes only, and the
   * erasure is recorded in it. That the person said no is kept under a hash of the address.
   *
   * @throws IllegalStateException when the person is still in, or a system has not acknowledged an opt-out yet; nothing was erased
   */
  public ConsentExport erase(PersonId person, String reason) {
    return registry.erase(person, reason);
  }

  /** Stops what {@link #start} started. The store stays open. */
  @Override
  public void close() {
    registry.close();
  }

  /** Builds a {@link ConsentRegistry}. */
  public static final class Builder {

    private ProgramId tenant = ProgramId.of("main");
    private Optional<Store> store = Optional.empty();
    private final List<ConsentTarget> targets = new ArrayList<>();
    private final Map<ConsentChannel, DoubleOptIn> doubleOptIn =
        new EnumMap<>(ConsentChannel.class);
    private Keywords keywords = Keywords.standard();
    private Optional<Instant> switchedOn = Optional.empty();
    private ConsentSettings settings = ConsentSettings.defaults();
    private final List<EvidenceKey> keys = new ArrayList<>();
    private InstantSource clock = InstantSource.system();

    private Builder() {}

    /** Names whose registry it is; {@code main} by default. */
    public Builder tenant(ProgramId value) {
      this.tenant = value;
      return this;
    }

    /** Sets the store. */
    public Builder store(Store value) {
      this.store = Optional.of(value);
      return this;
    }

    /** Adds a system that is told; there may be none. */
    public Builder target(ConsentTarget value) {
      targets.add(value);
      return this;
    }

    /** Says that an opt-in to this channel has to be confirmed before it counts. */
    public Builder doubleOptIn(ConsentChannel channel) {
      doubleOptIn.put(channel, DoubleOptIn.NEEDED);
      return this;
    }

    /** Sets the words of text answers. */
    public Builder keywords(Keywords value) {
      this.keywords = value;
      return this;
    }

    /** Says when the integration was switched on: people with an account from before have to be asked. Without it nobody has to. */
    public Builder switchedOn(Instant value) {
      this.switchedOn = Optional.of(value);
      return this;
    }

    /** Sets how the registry works. */
    public Builder settings(ConsentSettings value) {
      this.settings = value;
      return this;
    }

    /**
     * Encrypts personal data and pictures in the store under a key; without one they lie there as they are. Call it again with older keys:
     * the first one encrypts, all of them decrypt. The host keeps the keys, outside of the database.
     */
    public Builder evidenceKey(EvidenceKey value) {
      keys.add(value);
      return this;
    }

    /** Sets the clock; tests move it. */
    public Builder clock(InstantSource value) {
      this.clock = value;
      return this;
    }

    /**
     * Returns the registry.
     *
     * @throws IllegalStateException when the store is missing or two targets have one name
     */
    public ConsentRegistry build() {
      Store chosen =
          store.orElseThrow(
              () -> new IllegalStateException("a consent registry needs store; call .store(...)"));
      if (targets.stream().map(ConsentTarget::name).distinct().count() < targets.size()) {
        throw new IllegalStateException("each target of a consent registry needs its own name");
      }
      Shared shared =
          new Shared(
              tenant,
              chosen.sql(),
              targets,
              doubleOptIn,
              keywords,
              switchedOn,
              settings,
              keys,
              clock);
      return new ConsentRegistry(new Registry(shared, chosen.dataSource()));
    }
  }
}
