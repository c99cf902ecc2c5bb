package dev.stampbook.engine;

import static dev.stampbook.consent.ConsentChannel.EMAIL;
import static dev.stampbook.consent.ConsentState.OUT;
import static dev.stampbook.engine.ConsentForms.ticked;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.stampbook.consent.ConsentAct.Action;
import dev.stampbook.consent.ConsentAct.Medium;
import dev.stampbook.member.CustomerId;
import dev.stampbook.member.EmailAddress;
import dev.stampbook.member.MemberIdentity;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Started registries tell the systems by themselves. */
class ConsentSchedulingTest {

  @Test
  void aStuckOptInKeepsNoOptOutWaiting() throws Exception {
    HikariDataSource database = Postgres.database();
    FakeConsents provider = new FakeConsents("provider");
    CountDownLatch stuck = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    CountDownLatch refused = new CountDownLatch(2);
    provider.before(
        act -> {
          if (act.action() == Action.OPT_IN) {
            stuck.countDown();
            await(release);
          } else {
            refused.countDown();
          }
        });
    try (Store store = Store.jdbc(database);
        Store other = Store.jdbc(database);
        ConsentRegistry a = registry(store, provider);
        ConsentRegistry b = registry(other, provider)) {
      a.start();
      a.start();
      b.start();
      a.checkedOut(person("in"), now(), List.of(ticked(EMAIL)));
      await(stuck);
      a.optedOut(person("out-1"), EMAIL, now());
      b.optedOut(person("out-2"), EMAIL, now());
      await(refused);
      release.countDown();
    }
    assertThat(provider.state("out-1", EMAIL)).isEqualTo(OUT);
    assertThat(provider.state("out-2", EMAIL)).isEqualTo(OUT);
    assertThat(provider.count(EMAIL, Action.OPT_IN)).isEqualTo(1);
    assertThat(provider.count(EMAIL, Action.OPT_OUT)).isEqualTo(2);
    database.close();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(2, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException stop) {
      throw new AssertionError(stop);
    }
  }

  private static ConsentRegistry registry(Store store, FakeConsents provider) {
    return ConsentRegistry.builder().store(store).target(provider.target()).build();
  }

  private static dev.stampbook.consent.Evidence now() {
    return ConsentForms.at(Instant.now(), Medium.CHECKOUT);
  }

  private static MemberIdentity person(String name) {
    return MemberIdentity.builder()
        .customerId(CustomerId.of(name))
        .email(EmailAddress.of(name + "@example.com"))
        .build();
  }
}
