package dev.stampbook.engine;

import static dev.stampbook.consent.ConsentChannel.SMS;
import static dev.stampbook.consent.ConsentState.IN;
import static dev.stampbook.consent.ConsentState.OUT;
import static dev.stampbook.engine.ConsentForms.KIM;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.stampbook.consent.ConsentAct.Action;
import dev.stampbook.consent.ConsentAct.Medium;
import dev.stampbook.consent.ConsentState;
import dev.stampbook.engine.FakeConsents.Applied;
import dev.stampbook.member.CustomerId;
import dev.stampbook.member.EmailAddress;
import dev.stampbook.member.MemberIdentity;
import dev.stampbook.member.PhoneNumber;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Between any two transactions, and in any call, another node or another act may come in; no always has the last word. */
class ConsentInterleavingTest {

  private static final long SEED = 20_251_126;

  @TempDir Path folder;

  @Test
  void aNoThatIsSaidAtAnyMomentOfTellingAYesHasTheLastWord() {
    int moment = 0;
    boolean reached = true;
    while (reached) {
      moment++;
      Moments moments = new Moments(folder.resolve("m" + moment + ".db"));
      TestClock clock = new TestClock(ConsentDesk.NOON);
      FakeConsents provider = new FakeConsents("provider");
      try (Store counted = Store.jdbc(moments.counted());
          Store plain = Store.jdbc(moments.plain());
          ConsentRegistry first = registry(counted, provider, clock);
          ConsentRegistry second = registry(plain, provider, clock)) {
        say(first, clock, true);
        moments.before(
            moment,
            () -> {
              clock.advance(Duration.ofSeconds(1));
              say(second, clock, false);
              second.runOnce(10);
            });
        first.runOnce(10);
        reached = moments.isOver();
        settle(second, clock);
        if (reached) {
          assertThat(provider.state("kim", SMS)).as("moment %s", moment).isEqualTo(OUT);
          assertThat(provider.count(SMS, Action.OPT_OUT)).isPositive();
        } else {
          assertThat(provider.state("kim", SMS)).isEqualTo(IN);
        }
        assertThat(second.verify().faults()).isEmpty();
      }
    }
    assertThat(moment).as("moments tried").isBetween(4, 40);
  }

  @Test
  void twoNodesAtWorkOnManyPeopleLeaveEverybodyAsTheyDecidedLast() throws Exception {
    System.out.println("seed " + SEED);
    Random random = new Random(SEED);
    HikariDataSource database = Postgres.database();
    TestClock clock = new TestClock(ConsentDesk.NOON);
    FakeConsents provider = new FakeConsents("provider");
    int people = 12;
    List<ConsentState> last = new ArrayList<>();
    try (Store store = Store.jdbc(database);
        Store other = Store.jdbc(database);
        ConsentRegistry a = registry(store, provider, clock);
        ConsentRegistry b = registry(other, provider, clock)) {
      for (int round = 0; round < 6; round++) {
        clock.advance(Duration.ofMinutes(5));
        List<Boolean> answers = new ArrayList<>();
        last.clear();
        for (int i = 0; i < people; i++) {
          answers.add(random.nextBoolean());
          last.add(answers.get(i) ? IN : OUT);
        }
        for (int i = 0; i < 3; i++) {
          provider.timeOut(random.nextBoolean() ? Applied.BEFORE_FAILING : Applied.NOT);
        }
        Instant at = clock.instant();
        Barrier.run(
            List.of(
                () -> tellAll(a, at, answers, 0),
                () -> tellAll(b, at, answers, 1),
                () -> work(a),
                () -> work(b)));
      }
      settle(a, clock);
      for (int i = 0; i < people; i++) {
        assertThat(a.state(person(i)).state(SMS)).isEqualTo(last.get(i));
        assertThat(provider.state("c" + i, SMS)).as("person %s", i).isEqualTo(last.get(i));
      }
      assertThat(b.verify().faults()).isEmpty();
    }
    database.close();
  }

  /** Each node is told of every other person twice and of the rest once: an act told to both is one act. */
  private static void tellAll(
      ConsentRegistry registry, Instant at, List<Boolean> answers, int odd) {
    for (int i = 0; i < answers.size(); i++) {
      if (i % 3 != odd) {
        registry.optionsChanged(
            person(i),
            ConsentForms.at(at, Medium.ACCOUNT_PAGE),
            List.of(answers.get(i) ? ConsentForms.ticked(SMS) : ConsentForms.cleared(SMS)));
      }
    }
  }

  private static void work(ConsentRegistry registry) {
    for (int i = 0; i < 10; i++) {
      registry.runOnce(5);
    }
  }

  private static MemberIdentity person(int i) {
    return MemberIdentity.builder()
        .customerId(CustomerId.of("c" + i))
        .email(EmailAddress.of("c" + i + "@example.com"))
        .phone(PhoneNumber.of("+1312555010" + i % 10))
        .build();
  }

  private static void say(ConsentRegistry registry, TestClock clock, boolean yes) {
    registry.optionsChanged(
        KIM,
        ConsentForms.at(clock.instant(), Medium.ACCOUNT_PAGE),
        List.of(yes ? ConsentForms.ticked(SMS) : ConsentForms.cleared(SMS)));
  }

  private static void settle(ConsentRegistry registry, TestClock clock) {
    for (int i = 0; i < 8; i++) {
      registry.runOnce(100);
      clock.advance(Duration.ofMinutes(1));
    }
    assertThat(registry.counts().waitingOptOuts()).isZero();
    assertThat(registry.counts().waitingOptIns()).isZero();
  }

  private static ConsentRegistry registry(Store store, FakeConsents provider, TestClock clock) {
    return ConsentRegistry.builder().store(store).target(provider.target()).clock(clock).build();
  }
}
