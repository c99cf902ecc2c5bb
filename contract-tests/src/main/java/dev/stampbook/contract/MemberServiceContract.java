package dev.stampbook.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampbook.Capability;
import dev.stampbook.NotFoundException;
import dev.stampbook.consent.ConsentChannel;
import dev.stampbook.member.Enrollment;
import dev.stampbook.member.Member;
import dev.stampbook.member.MemberId;
import dev.stampbook.member.MemberIdentity;
import dev.stampbook.member.MemberService;
import dev.stampbook.member.PersonName;
import dev.stampbook.member.Profile;
import dev.stampbook.sandbox.Fault;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every {@link MemberService} promises (C11, C13, C14). */
public abstract class MemberServiceContract extends ServiceContract {

  private static final Profile NAMED =
      Profile.builder().name(new PersonName("Ada", "Sample")).build();

  /** Returns the service. */
  protected abstract MemberService members();

  /** Adds a new member at the emulator, without consent. */
  protected abstract KnownMember known();

  /** Returns a new identity that is at nobody's, with all that enrolling asks for. */
  protected abstract MemberIdentity stranger();

  /** Returns the profile of Ada Sample, with all that enrolling asks for; the name alone unless said otherwise. */
  protected Profile named() {
    return NAMED;
  }

  /** Returns a well-formed id that no member has. */
  protected abstract MemberId nobody();

  /** Returns how many members the emulator keeps for this person. */
  protected abstract long membersAtProvider(MemberIdentity identity);

  /** Returns the name the emulator keeps for a member. */
  protected abstract PersonName nameAtProvider(MemberId member);

  /** Returns the channels on which the emulator would send marketing to this member; empty where it keeps no consent. */
  protected abstract Set<ConsentChannel> agreedAtProvider(MemberId member);

  /** Returns the call that searches, made by {@link MemberService#find} of a known member. */
  protected abstract WireCall findCall();

  /** Returns the writes of an enrolment, in order; empty where members cannot be created. */
  protected abstract List<WireCall> enrollCalls();

  @Test
  void findsWhoIsThereAndNobodyElse() {
    KnownMember known = known();

    assertThat(members().find(known.identity()).map(Member::id)).contains(known.id());
    assertThat(members().find(stranger())).isEmpty();
  }

  @Test
  void aFailedSearchIsNeverNobody() {
    KnownMember known = known();

    assertFailureIsNoAnswer(findCall(), () -> members().find(known.identity()));
  }

  @Test
  void enrollingTwiceGivesTheSameMember() {
    MemberIdentity person = stranger();
    if (!can(Capability.MEMBER_CREATE)) {
      assertNobodyIsCreated(person);
      return;
    }
    Enrollment first = members().enroll(person, named());
    settle();
    Enrollment second = members().enroll(person, named());

    assertThat(first).isInstanceOf(Enrollment.Enrolled.class);
    assertThat(second).isInstanceOf(Enrollment.AlreadyMember.class);
    MemberId id = member(first).id();
    assertThat(member(second).id()).isEqualTo(id);
    assertThat(members().find(person).map(Member::id)).contains(id);
    assertThat(membersAtProvider(person)).isEqualTo(1);
    assertThat(nameAtProvider(id)).isEqualTo(NAMED.name());
    assertThat(agreedAtProvider(id)).as("consent nobody gave").isEmpty();
  }

  /** Without the capability the answer is "later" or the exception, and nothing is written. */
  private void assertNobodyIsCreated(MemberIdentity person) {
    Attempt<Enrollment> attempt = Attempt.of(() -> members().enroll(person, named()));

    attempt.answer().ifPresent(answer -> assertThat(answer).isInstanceOf(Enrollment.Pending.class));
    attempt
        .failure()
        .ifPresent(
            why ->
                assertUndeclared(
                    Capability.MEMBER_CREATE, () -> members().enroll(person, named())));
    assertThat(membersAtProvider(person)).isZero();
    assertThat(enrollCalls()).isEmpty();
  }

  @Test
  void whoIsKnownIsNotEnrolledAgain() {
    KnownMember known = known();

    Enrollment enrollment = members().enroll(known.identity(), named());

    assertThat(enrollment).isInstanceOf(Enrollment.AlreadyMember.class);
    assertThat(member(enrollment).id()).isEqualTo(known.id());
    assertThat(membersAtProvider(known.identity())).isEqualTo(1);
    assertThat(agreedAtProvider(known.id())).isEmpty();
  }

  /** An enrolment is safe to repeat, whatever became of the first one and at whichever write. */
  @ParameterizedTest
  @EnumSource(Fault.class)
  void anEnrolmentThatWasCutEndsWithOneMember(Fault fault) {
    assertThat(enrollCalls().isEmpty()).isEqualTo(!can(Capability.MEMBER_CREATE));
    if (enrollCalls().isEmpty()) {
      assertNobodyIsCreated(stranger());
    }
    for (WireCall write : enrollCalls()) {
      MemberIdentity person = stranger();
      disturb(write, fault);

      Attempt<Enrollment> first = Attempt.of(() -> members().enroll(person, named()));
      settle();
      if (enrollCalls().size() == 1) {
        first.neverClaimsRejectedWhenIt(() -> membersAtProvider(person) > 0);
      }
      Enrollment last = Attempt.settled(() -> members().enroll(person, named()));
      settle();

      assertDisturbed(write);
      assertThat(membersAtProvider(person)).as("members after %s at %s", fault, write).isEqualTo(1);
      MemberId id = member(last).id();
      first.answer().ifPresent(answer -> assertThat(member(answer).id()).isEqualTo(id));
      assertThat(members().find(person).map(Member::id)).contains(id);
      assertThat(agreedAtProvider(id)).as("consent nobody gave").isEmpty();
    }
  }

  @Test
  void anUpdateChangesWhatItNamesAndNeverConsent() {
    KnownMember known = known();
    if (!can(Capability.MEMBER_UPDATE)) {
      assertUndeclared(Capability.MEMBER_UPDATE, () -> members().update(known.id(), NAMED));
      return;
    }
    Set<ConsentChannel> agreed = agreedAtProvider(known.id());

    assertThat(members().update(known.id(), NAMED).id()).isEqualTo(known.id());
    settle();
    assertThat(nameAtProvider(known.id())).isEqualTo(NAMED.name());
    members().update(known.id(), Profile.empty());
    settle();

    assertThat(nameAtProvider(known.id())).isEqualTo(NAMED.name());
    assertThat(agreedAtProvider(known.id())).isEqualTo(agreed);
    assertThat(membersAtProvider(known.identity())).isEqualTo(1);
    assertThatThrownBy(() -> members().update(nobody(), NAMED))
        .isInstanceOf(NotFoundException.class);
  }

  private static Member member(Enrollment enrollment) {
    if (enrollment instanceof Enrollment.Enrolled made) {
      return made.member();
    }
    if (enrollment instanceof Enrollment.AlreadyMember known) {
      return known.member();
    }
    throw new AssertionError("expected a member, not " + enrollment);
  }
}
