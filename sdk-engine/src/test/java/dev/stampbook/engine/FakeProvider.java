package dev.stampbook.engine;

import dev.stampbook.AmbiguousMemberException;
import dev.stampbook.AuthenticationException;
import dev.stampbook.Capability;
import dev.stampbook.FailedCall;
import dev.stampbook.LoyaltyProvider;
import dev.stampbook.SystemName;
import dev.stampbook.UnavailableException;
import dev.stampbook.UnsupportedCapabilityException;
import dev.stampbook.consent.ConsentService;
import dev.stampbook.member.EmailAddress;
import dev.stampbook.member.Enrollment;
import dev.stampbook.member.Member;
import dev.stampbook.member.MemberId;
import dev.stampbook.member.MemberIdentity;
import dev.stampbook.member.MemberService;
import dev.stampbook.member.MemberStatus;
import dev.stampbook.member.Profile;
import dev.stampbook.points.EarningOwner;
import dev.stampbook.points.PointsLedger;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A loyalty provider in memory that knows members by customer id or e-mail address and never enrols anybody by itself. */
final class FakeProvider implements LoyaltyProvider {

  private final FakeLedger ledger;
  private final FakeRewards rewards;
  private final List<Member> members = new ArrayList<>();
  private final EnumSet<Capability> capabilities =
      EnumSet.of(
          Capability.MEMBER_FIND,
          Capability.BALANCE_READ,
          Capability.POINTS_POST,
          Capability.POINTS_REVERSE,
          Capability.POSTING_LOOKUP,
          Capability.LEDGER_HISTORY,
          Capability.REWARD_REDEEM);
  private EarningOwner owner = EarningOwner.SDK;
  private Optional<String> conflict = Optional.empty();
  private Trouble trouble = Trouble.NONE;
  private int searches;
  private final Queue<Runnable> enrolmentFaults = new ConcurrentLinkedQueue<>();
  private boolean mindsSpelling;
  private volatile Runnable afterSearch = () -> {};

  FakeProvider(InstantSource clock) {
    this.ledger = new FakeLedger(clock);
    this.rewards = new FakeRewards(ledger);
  }

  /** What happens to searches for members. */
  enum Trouble {
    NONE,
    UNREACHABLE,
    UNAUTHORIZED,
    AMBIGUOUS
  }

  FakeLedger ledger() {
    return ledger;
  }

  synchronized MemberId member(String id, MemberIdentity identity) {
    return member(id, identity, MemberStatus.ACTIVE);
  }

  synchronized MemberId member(String id, MemberIdentity identity, MemberStatus status) {
    MemberId memberId = MemberId.of(id);
    members.add(Member.builder(memberId, identity).status(status).build());
    return memberId;
  }

  /** Gives a member another address. */
  synchronized void address(MemberId member, EmailAddress now) {
    members.replaceAll(
        one ->
            one.id().equals(member)
                ? Member.builder(member, MemberIdentity.of(now)).status(one.status()).build()
                : one);
  }

  /** Makes the search mind the spelling of addresses. */
  synchronized void mindSpelling() {
    mindsSpelling = true;
  }

  /** Runs after the next enrolment was stored, such as to lose its answer. */
  void afterEnrolment(Runnable fault) {
    enrolmentFaults.add(fault);
  }

  /** Runs after each search, before its answer is used, outside every lock. */
  void afterSearch(Runnable action) {
    afterSearch = action;
  }

  synchronized void trouble(Trouble value) {
    trouble = value;
  }

  synchronized void cannot(Capability capability) {
    capabilities.remove(capability);
  }

  synchronized void also(Capability capability) {
    capabilities.add(capability);
  }

  synchronized void earningOwner(EarningOwner value) {
    owner = value;
  }

  synchronized void conflict(String sentence) {
    conflict = Optional.of(sentence);
  }

  synchronized int searches() {
    return searches;
  }

  synchronized List<MemberId> memberIds() {
    return members.stream().map(Member::id).toList();
  }

  @Override
  public SystemName name() {
    return FakeLedger.NAME;
  }

  @Override
  public synchronized Set<Capability> capabilities() {
    return Set.copyOf(capabilities);
  }

  @Override
  public synchronized EarningOwner earningOwner() {
    return owner;
  }

  @Override
  public synchronized Optional<String> conflict() {
    return conflict;
  }

  @Override
  public PointsLedger points() {
    return ledger;
  }

  @Override
  public MemberService members() {
    return new Members();
  }

  @Override
  public FakeRewards rewards() {
    return rewards;
  }

  @Override
  public ConsentService consents() {
    throw unsupported(Capability.CONSENT_READ);
  }

  private static UnsupportedCapabilityException unsupported(Capability capability) {
    return new UnsupportedCapabilityException(
        FakeLedger.NAME, capability, "none", Optional.empty());
  }

  private synchronized Optional<Member> search(MemberIdentity identity) {
    searches++;
    FailedCall call = FailedCall.unanswered(FakeLedger.NAME, "searchMembers");
    switch (trouble) {
      case UNREACHABLE -> throw new UnavailableException("connection refused", call);
      case UNAUTHORIZED ->
          throw new AuthenticationException("the key is wrong; set a valid one", call);
      case AMBIGUOUS -> throw new AmbiguousMemberException("two members match", call, 2);
      case NONE -> {}
    }
    return members.stream()
        .filter(
            member ->
                identity.memberId().filter(member.id()::equals).isPresent()
                    || matches(member.identity(), identity))
        .filter(member -> !mindsSpelling || isSpelledAlike(member.identity(), identity))
        .findFirst();
  }

  private static boolean isSpelledAlike(MemberIdentity known, MemberIdentity asked) {
    return asked.email().isEmpty() || spelling(known).equals(spelling(asked));
  }

  private static boolean matches(MemberIdentity known, MemberIdentity asked) {
    boolean byCustomer =
        asked.customerId().isPresent() && asked.customerId().equals(known.customerId());
    boolean byEmail = asked.email().isPresent() && asked.email().equals(known.email());
    return byCustomer || byEmail;
  }

  /** Minds spelling, as a careless provider does: the same address in other letters is somebody else. */
  private synchronized Enrollment create(MemberIdentity identity) {
    Optional<Member> there =
        members.stream()
            .filter(known -> spelling(known.identity()).equals(spelling(identity)))
            .findFirst();
    if (there.isPresent()) {
      return new Enrollment.AlreadyMember(there.get());
    }
    Member made = Member.builder(MemberId.of("M" + (members.size() + 1)), identity).build();
    members.add(made);
    return new Enrollment.Enrolled(made);
  }

  private static Optional<String> spelling(MemberIdentity identity) {
    return identity.email().map(EmailAddress::spelling);
  }

  private final class Members implements MemberService {

    @Override
    public Optional<Member> find(MemberIdentity identity) {
      Optional<Member> found = search(identity);
      afterSearch.run();
      return found;
    }

    @Override
    public Enrollment enroll(MemberIdentity identity, Profile profile) {
      afterSearch.run();
      Enrollment made = create(identity);
      Optional.ofNullable(enrolmentFaults.poll()).ifPresent(Runnable::run);
      return made;
    }

    @Override
    public Member update(MemberId id, Profile profile) {
      throw unsupported(Capability.MEMBER_UPDATE);
    }
  }
}
