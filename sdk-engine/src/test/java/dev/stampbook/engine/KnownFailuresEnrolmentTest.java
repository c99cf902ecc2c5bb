package dev.stampbook.engine;

import static dev.stampbook.engine.Orders.completed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampbook.FailedCall;
import dev.stampbook.OutcomeUnknownException;
import dev.stampbook.engine.SagaWorld.Database;
import dev.stampbook.member.EmailAddress;
import dev.stampbook.member.Enrollment;
import dev.stampbook.member.MemberId;
import dev.stampbook.member.MemberIdentity;
import dev.stampbook.member.PersonName;
import dev.stampbook.member.Profile;
import dev.stampbook.order.OrderId;
import dev.stampbook.points.PointsPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Upper case, spaces and plus signs in e-mail addresses: KF-27. The fake provider minds spelling and makes twins if it is let. */
class KnownFailuresEnrolmentTest {

  private static final Profile NOBODY = Profile.builder().name(PersonName.unknown()).build();

  @TempDir private Path folder;
  private final Locale before = Locale.getDefault();
  private SagaWorld w;

  @BeforeEach
  void inTurkey() {
    Locale.setDefault(Locale.forLanguageTag("tr-TR"));
  }

  @AfterEach
  void back() {
    Locale.setDefault(before);
    w.close();
  }

  private void open(Database database) {
    w = SagaWorld.inRealTime(database, folder, parts -> parts.welcomeBonus(50));
    w.provider.mindSpelling();
  }

  private static MemberIdentity address(String text) {
    return MemberIdentity.of(EmailAddress.of(text));
  }

  private MemberId enroll(LoyaltyProgram on, String address) {
    Enrollment made = on.enroll(address(address), NOBODY);
    return made instanceof Enrollment.Enrolled enrolled
        ? enrolled.member().id()
        : ((Enrollment.AlreadyMember) made).member().id();
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void kf27OneAddressIsOneMemberWithOneBonus(Database database) throws Exception {
    open(database);
    int members = w.provider.memberIds().size(); // the one every world has
    MemberId maria = enroll(w.program(), "  Maria.IVES@Example.COM ");
    assertThat(w.balance(maria)).isEqualTo(50);

    w.deliver(
        completed("O1", 1, "30.00").customer(Orders.customer("21", "maria.ives@example.com")));
    assertThat(w.balance(maria)).isEqualTo(80);

    assertThat(enroll(w.program(), "MARIA.IVES@EXAMPLE.COM")).isEqualTo(maria);
    assertThat(w.balance(maria)).isEqualTo(80);

    MemberId gift = enroll(w.program(), "maria.ives+gift@example.com");
    assertThat(gift).isNotEqualTo(maria);
    assertThat(w.balance(gift)).isEqualTo(50);

    LoyaltyProgram other = w.second();
    List<MemberId> made = Collections.synchronizedList(new ArrayList<>());
    Barrier.run(
        List.of(
            () -> made.add(enroll(w.program(), "new.person@example.com")),
            () -> made.add(enroll(other, "New.Person@example.com"))));
    other.close();
    assertThat(made).hasSize(2);
    assertThat(made.get(0)).isEqualTo(made.get(1));
    assertThat(w.balance(made.get(0))).isEqualTo(50);

    w.deliver(
        completed("O1", 1, "30.00").customer(Orders.customer("21", "maria.ives@example.com")));
    assertThat(List.of(w.balance(maria), w.balance(gift), w.balance(made.get(0))))
        .containsExactly(80L, 50L, 50L);
    assertThat(w.provider.memberIds()).hasSize(members + 3);
    assertThat(w.ledger().entries()).hasSize(4);
    assertThat(EmailAddress.of("  Maria.IVES@Example.COM ").value())
        .isEqualTo("maria.ives@example.com");
  }

  /** Between the provider's making the member and our knowing it, everything is lost: told again, the bonus still comes, once. */
  @Test
  void anEnrolmentWhoseAnswerWasLostGetsItsBonusWhenItIsToldAgain() {
    open(Database.SQLITE);
    w.provider.afterEnrolment(
        () -> {
          throw new OutcomeUnknownException(
              "no answer in time", FailedCall.unanswered(FakeLedger.NAME, "createMember"));
        });
    assertThatThrownBy(() -> enroll(w.program(), "kim@example.com"))
        .isInstanceOf(OutcomeUnknownException.class);
    w.restart();
    MemberId kim = enroll(w.program(), "kim@example.com");
    assertThat(w.balance(kim)).isEqualTo(50);
    assertThat(enroll(w.program(), "kim@example.com")).isEqualTo(kim);
    assertThat(w.balance(kim)).isEqualTo(50);
  }

  /** The address went to somebody else, who is no member: an address is a key only while it belongs to the member (C13). */
  @Test
  void anAddressThatBelongsToAnotherNowFindsNobody() {
    open(Database.SQLITE);
    MemberId kim = enroll(w.program(), "Kim@example.com");
    w.provider.address(kim, EmailAddress.of("kim.new@example.com"));
    w.deliver(completed("O1", 1, "30.00").customer(Orders.customer("22", "kim@example.com")));
    assertThat(w.balance(kim)).isEqualTo(50);
    assertThat(w.program().story(OrderId.of("O1")).member()).isEmpty();
  }

  @Test
  void whoWasAMemberBeforeGetsNoBonus() {
    open(Database.SQLITE);
    MemberId old = w.provider.member("M9", address("old@example.com"));
    assertThat(enroll(w.program(), "old@example.com")).isEqualTo(old);
    assertThat(w.balance(old)).isZero();
  }

  @Test
  void aBonusWhoseAnswerWasLostIsLookedUpAndNotGivenTwice() {
    w =
        new SagaWorld(
            Database.SQLITE, folder, PointsPolicy.perUnit(1), parts -> parts.welcomeBonus(50));
    w.ledger().faultOfSubject("welcome:M2", new Fault.CommitThenTimeout(Duration.ZERO));
    MemberId kim = enroll(w.program(), "kim@example.com");
    assertThat(kim).isEqualTo(MemberId.of("M2"));
    assertThat(w.program().sync().open()).isZero();
    assertThat(w.balance(kim)).isEqualTo(50);
    assertThat(w.ledger().entries()).hasSize(1);
  }
}
