package dev.stampbook.engine;

import static dev.stampbook.engine.AuditOutcome.DEFERRED;
import static dev.stampbook.engine.AuditOutcome.DUPLICATE;
import static dev.stampbook.engine.AuditOutcome.MANUAL;
import static dev.stampbook.engine.AuditOutcome.POSTED;
import static dev.stampbook.engine.AuditOutcome.SKIPPED;
import static dev.stampbook.engine.AuditOutcome.STALE;
import static dev.stampbook.engine.Orders.completed;
import static dev.stampbook.engine.Orders.eur;
import static dev.stampbook.engine.Orders.guest;
import static dev.stampbook.engine.Orders.order;
import static dev.stampbook.engine.Orders.refund;
import static dev.stampbook.engine.Scenario.seen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampbook.Capability;
import dev.stampbook.member.EmailAddress;
import dev.stampbook.member.MemberId;
import dev.stampbook.member.MemberStatus;
import dev.stampbook.member.PhoneNumber;
import dev.stampbook.order.Order;
import dev.stampbook.order.OrderChange;
import dev.stampbook.order.OrderId;
import dev.stampbook.order.OrderMark;
import dev.stampbook.order.OrderState;
import dev.stampbook.points.EarningOwner;
import dev.stampbook.points.GuestRule;
import dev.stampbook.points.PointsPolicy;
import dev.stampbook.points.PolicyRules;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the engine promises beside the known failures: rehearsal, holds, guests, reports, audit, privacy. */
class EngineContractTest {

  private static final PointsPolicy ONE = PointsPolicy.perUnit(1);

  @TempDir Path folder;

  @Test
  void aDryRunSaysWhatASyncPostsAndWritesNothingAnywhere() throws Exception {
    Scenario s = new Scenario(folder, ONE);
    FakeFeed feed = FakeFeed.numbered(s.shop, 2);
    s.shop.feed(feed);
    assertThat(s.deliver(completed("old", 1, "50.00")).posting()).isEqualTo(50);
    s.shop.put(completed("old", 2, "50.00").refund(refund("R", "20.00")).build());
    s.shop.put(completed("a", 1, "10.00").build());
    s.shop.put(completed("b", 1, "11.00").build());
    s.shop.put(completed("signalled", 1, "12.00").build());
    s.shop.put(completed("marked", 1, "13.00").build());
    feed.row("a", Orders.NOON)
        .row("b", Orders.NOON.plusSeconds(1))
        .row("old", Orders.NOON.plusSeconds(2));
    s.shop.feed(
        FakeFeed.numbered(s.shop, 10)
            .named("refunds")
            .row(new OrderChange.Mark(OrderId.of("marked"), Orders.NOON, "r1")));
    s.program().orderChanged(OrderId.of("signalled"));
    List<String> before = Tables.dump(s.file());
    int writes = s.ledger().writes();

    SyncReport dry = s.program().dryRun(SyncProgress.none());

    assertThat(s.ledger().writes()).isEqualTo(writes);
    assertThat(Tables.dump(s.file())).isEqualTo(before);
    assertThat(dry.planned())
        .containsExactlyInAnyOrder(
            planned("a", 10),
            planned("b", 11),
            planned("old", -20),
            planned("signalled", 12),
            planned("marked", 13));
    SyncReport real = s.sync();
    assertThat(real.pointsPosted())
        .isEqualTo(dry.planned().stream().mapToLong(PlannedPosting::points).sum());
    assertThat(real.postings()).isEqualTo(5);
    assertThat(real.planned()).isEmpty();
    s.check();
  }

  private static PlannedPosting planned(String order, long points) {
    return new PlannedPosting(OrderId.of(order), Optional.of(MemberId.of("M1")), points);
  }

  @Test
  void pointsAreHeldUntilTheHoldTimeIsOverAndAReturnBeforeLeavesNoTrace() {
    Scenario s = new Scenario(folder, ONE.hold(Duration.ofDays(7)));
    Order.Builder returned = completed("R", 1, "30.00");

    assertThat(s.deliver(completed("K", 1, "20.00"))).isEqualTo(seen(0, 0, DEFERRED));
    assertThat(s.deliver(returned)).isEqualTo(seen(0, 0, DEFERRED));
    assertThat(s.signal("K")).isEqualTo(seen(0, 0, DUPLICATE));
    s.clock.advance(Duration.ofDays(6));
    assertThat(s.deliver(returned.refund(refund("R1", "30.00")))).isEqualTo(seen(0, 0, SKIPPED));
    assertThat(s.run("K")).isEqualTo(seen(0, 0));
    s.clock.advance(Duration.ofDays(1).plusSeconds(2));
    assertThat(s.run("K")).isEqualTo(seen(20, 20, POSTED));
    assertThat(s.ledger().pointsOf("R")).isEmpty();
    s.check();
  }

  @Test
  void aDisputeFreezesThePointsUntilItEnds() {
    Scenario s = new Scenario(folder, ONE);
    Order.Builder frozen =
        order("D", 2, OrderState.DISPUTED).goods("1", 1, eur("40.00")).refund(refund("R", "15.00"));

    assertThat(s.deliver(completed("D", 1, "40.00"))).isEqualTo(seen(40, 40, POSTED));
    assertThat(s.deliver(frozen)).isEqualTo(seen(0, 40, SKIPPED));
    assertThat(s.deliver(completed("D", 3, "40.00").refund(refund("R", "15.00"))))
        .isEqualTo(seen(-15, 25, POSTED));
    s.check();
  }

  @Test
  void guestsEarnByTheRuleOfThePolicy() {
    Scenario s = new Scenario(folder, ONE);
    Order.Builder g = completed("G", 1, "20.00").customer(guest("buyer@example.com"));
    assertThat(s.deliver(g)).isEqualTo(seen(0, 0, SKIPPED));
    assertThat(s.signal("G")).isEqualTo(seen(0, 0, DUPLICATE));

    s.restart(PolicyRules.always(ONE.guests(new GuestRule.MatchIdentity())));
    assertThat(s.signal("G")).isEqualTo(seen(20, 20, POSTED));
    assertThat(s.deliver(completed("N", 1, "5.00").customer(guest("nobody@example.com"))))
        .isEqualTo(seen(0, 20, DEFERRED));
    s.provider.member("M2", guest("nobody@example.com"));
    s.clock.advance(Duration.ofHours(7));
    assertThat(s.run("N").outcomes()).containsExactly(POSTED);
    assertThat(s.ledger().runningBalance(MemberId.of("M2"))).isEqualTo(5);
    s.check();
  }

  @Test
  void excludedMembersTestOrdersAndImportedOnesEarnNothing() {
    Scenario s = new Scenario(folder, ONE);
    s.provider.member("X", Orders.customer("99", "x@example.com"), MemberStatus.DISABLED);

    assertThat(
            s.deliver(completed("1", 1, "5.00").customer(Orders.customer("99", "x@example.com"))))
        .isEqualTo(seen(0, 0, SKIPPED));
    assertThat(s.deliver(completed("2", 1, "5.00").mark(OrderMark.TEST)))
        .isEqualTo(seen(0, 0, SKIPPED));
    assertThat(s.deliver(completed("3", 1, "5.00").mark(OrderMark.MIGRATED)))
        .isEqualTo(seen(0, 0, SKIPPED));
    assertThat(s.deliver(order("4", 1, OrderState.PENDING).goods("1", 1, eur("5.00"))))
        .isEqualTo(seen(0, 0, SKIPPED));
    assertThat(s.provider.searches()).isEqualTo(1);
    s.close();
  }

  @Test
  void anUnknownCurrencyWaitsForAPersonAndIsPostedAfterMending() {
    Scenario s = new Scenario(folder, ONE.currency(CurrencyUnit.EUR));
    Order.Builder zar =
        order("Z", 1, OrderState.COMPLETED, "ZAR").goods("1", 1, BigMoney.parse("ZAR 100.00"));

    assertThat(s.deliver(zar)).isEqualTo(seen(0, 0, MANUAL));
    assertThat(s.signal("Z")).isEqualTo(seen(0, 0, DUPLICATE));
    assertThat(s.program().waitingForPerson(10))
        .singleElement()
        .satisfies(head -> assertThat(head.note()).contains("no rate for ZAR"));
    s.restart(
        PolicyRules.always(
            ONE.currency(CurrencyUnit.EUR).rate(CurrencyUnit.of("ZAR"), new BigDecimal("0.05"))));
    s.program().retry(OrderId.of("Z"));
    assertThat(s.run("Z")).isEqualTo(seen(5, 5, POSTED));
    s.check();
  }

  @Test
  void whoeverReportsPurchasesBesideTheSdkIsAConflict() {
    Scenario s = new Scenario(folder, ONE);
    s.provider.conflict("the provider's own connector is on; switch it off");
    assertThatThrownBy(s::sync)
        .isInstanceOf(EarningConflictException.class)
        .hasMessageContaining("own connector");
    assertThatThrownBy(() -> s.program().runOnce(1)).isInstanceOf(EarningConflictException.class);
    assertThatThrownBy(() -> s.program().start()).isInstanceOf(EarningConflictException.class);
    s.provider.earningOwner(EarningOwner.POS);
    assertThatThrownBy(s::second)
        .isInstanceOf(EarningConflictException.class)
        .hasMessageContaining("double");
    assertThat(s.ledger().writes()).isZero();
    s.close();
  }

  @Test
  void aCommerceSystemThatReportsThePurchasesItselfIsAConflictToo() {
    Scenario s = new Scenario(folder, ONE);
    s.shop.conflict("the till's own link is on; switch it off");
    assertThatThrownBy(s::sync)
        .isInstanceOf(EarningConflictException.class)
        .hasMessageContaining("the till's own link is on");
    assertThatThrownBy(() -> s.program().runOnce(1)).isInstanceOf(EarningConflictException.class);
    assertThatThrownBy(() -> s.program().start()).isInstanceOf(EarningConflictException.class);
    assertThat(s.ledger().writes()).isZero();
    s.close();
  }

  @Test
  void aPolicyThatMeasuresBalancesNeedsAProviderThatTellsThem() {
    Scenario s = new Scenario(folder, ONE);
    s.provider.cannot(Capability.BALANCE_READ);
    s.restart();
    assertThatThrownBy(
            () ->
                s.restart(
                    PolicyRules.always(
                        ONE.negativeBalance(dev.stampbook.points.NegativeBalance.CLAMP_FORGIVE))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("balance");
    s.close();
  }

  @Test
  void signalsThatMeetOneStillWaitingJoinIt() {
    Scenario s = new Scenario(folder, ONE);
    s.shop.put(completed("O", 1, "10.00").build());
    for (int i = 0; i < 5; i++) {
      s.program().orderChanged(OrderId.of("O"));
    }
    s.program().runOnce(10);

    assertThat(s.outcomes("O")).containsExactly(DUPLICATE, DUPLICATE, DUPLICATE, DUPLICATE, POSTED);
    assertThat(s.shop.reads()).isEqualTo(1);
    assertThat(s.program().runOnce(10)).isZero();
    s.delivered("O");
    s.check();
  }

  @Test
  void aSignalThatArrivesDuringARunCausesAnotherRun() {
    Scenario s = new Scenario(folder, ONE);
    s.shop.put(completed("O", 1, "10.00").build());
    s.shop.afterRead(
        id -> {
          s.shop.afterRead(again -> {});
          s.shop.put(completed("O", 2, "25.00").build());
          s.program().orderChanged(id);
        });
    s.program().orderChanged(OrderId.of("O"));
    s.program().runOnce(10);
    assertThat(s.balance()).isEqualTo(10);
    assertThat(s.program().runOnce(10)).isEqualTo(1);
    assertThat(s.balance()).isEqualTo(25);
    s.delivered("O");
    s.check();
  }

  @Test
  void aSignalThatArrivesWhileThePostingIsUnderWayCausesAnotherRun() {
    Scenario s = new Scenario(folder, ONE);
    s.shop.put(completed("O", 1, "10.00").build());
    s.ledger()
        .beforePost(
            posting -> {
              s.ledger().beforePost(more -> {});
              s.shop.put(completed("O", 2, "25.00").build());
              s.program().orderChanged(OrderId.of("O"));
            });
    s.program().orderChanged(OrderId.of("O"));
    s.program().runOnce(10);
    assertThat(s.program().runOnce(10)).isEqualTo(1);
    assertThat(s.balance()).isEqualTo(25);
    s.delivered("O");
    s.check();
  }

  @Test
  void ofTwoReadingsWithOneVersionTheEarlierOneIsStale() {
    Scenario s = new Scenario(folder, ONE);
    FakeFeed feed = FakeFeed.numbered(s.shop, 10);
    s.shop.feed(feed);
    s.shop.put(completed("O", 7, "10.00").build());
    feed.row("O", Orders.NOON);
    feed.afterPage(
        page -> {
          if (page == 1) { // the page holds the order as it was a moment ago, at the same second
            s.clock.advance(Duration.ofMillis(300));
            s.deliver(completed("O", 7, "25.00"));
          }
        });
    SyncReport report = s.sync();

    assertThat(report.count(STALE)).isEqualTo(1);
    assertThat(s.ledger().pointsOf("O")).containsExactly(25L);
    feed.row("O", Orders.NOON);
    s.check();
  }

  @Test
  void anAbsenceReadBeforeTheOrderAppearedTakesNothingBack() {
    Scenario s = new Scenario(folder, ONE);
    s.shop.afterRead(
        id -> {
          s.shop.afterRead(again -> {});
          s.clock.advance(Duration.ofSeconds(1));
          s.shop.put(completed("O", 1, "10.00").build());
          LoyaltyProgram second = s.second();
          second.runOnce(10);
          second.close();
        });
    assertThat(s.signal("O").posting()).isEqualTo(10);
    assertThat(s.ledger().pointsOf("O")).containsExactly(10L);
    s.check();
  }

  @Test
  void theAuditAnswersByOrderMemberOutcomeAndPeriod() {
    Scenario s = new Scenario(folder, ONE);
    s.deliver(completed("A", 1, "10.00"));
    s.clock.advance(Duration.ofHours(1));
    s.deliver(completed("B", 1, "20.00"));
    s.clock.advance(Duration.ofHours(1));
    s.signal("A");
    AuditLog log = s.program().audit();

    assertThat(log.find(AuditQuery.newest().order(OrderId.of("A"))))
        .extracting(AuditEntry::outcome)
        .containsExactly(DUPLICATE, POSTED);
    assertThat(log.find(AuditQuery.newest().member(s.member))).hasSize(3);
    assertThat(log.find(AuditQuery.newest().member(MemberId.of("other")))).isEmpty();
    assertThat(log.find(AuditQuery.newest().outcome(POSTED)))
        .extracting(AuditEntry::entity)
        .containsExactly("B", "A");
    assertThat(
            log.find(
                AuditQuery.newest()
                    .between(Orders.NOON.plusSeconds(1), Orders.NOON.plus(Duration.ofHours(2)))))
        .extracting(AuditEntry::entity)
        .containsExactly("B");
    AuditEntry posted = log.find(AuditQuery.newest().outcome(POSTED).limit(1)).get(0);
    assertThat(posted.points()).isEqualTo(20);
    assertThat(posted.reference().orElseThrow().value()).isEqualTo("sdk:v1:main:order:B:1");
    assertThat(log.find(AuditQuery.newest().run(posted.run()))).containsExactly(posted);
    s.check();
  }

  @Test
  void aPayloadIsKeptForItsTimeAndThenForgotten() {
    Scenario s = new Scenario(folder, ONE);
    s.deliver(completed("A", 1, "10.00"));
    String hash = s.newestAudit("A").payloadHash().orElseThrow();
    assertThat(s.program().audit().payload(hash).orElseThrow())
        .contains("order A version 1")
        .contains("10");

    s.clock.advance(Duration.ofDays(29));
    s.sync();
    assertThat(s.program().audit().payload(hash)).isPresent();
    s.clock.advance(Duration.ofDays(2));
    s.sync();
    assertThat(s.program().audit().payload(hash)).isEmpty();
    s.check();
  }

  @Test
  void theReportCountsWhatHappened() {
    Scenario s = new Scenario(folder, ONE);
    FakeFeed feed = FakeFeed.numbered(s.shop, 2);
    s.shop.feed(feed);
    String[] ids = {"posted", "skipped", "refused", "open", "nobody"};
    for (String id : ids) {
      Order.Builder order =
          id.equals("skipped")
              ? order(id, 1, OrderState.CANCELLED).goods("1", 1, eur("10.00"))
              : completed(id, 1, "10.00");
      if (id.equals("nobody")) {
        order.customer(Orders.customer("404", "nobody@example.com"));
      }
      s.shop.put(order.build());
      feed.row(id, Orders.NOON.plusSeconds(id.length()));
    }
    feed.row(
        new OrderChange.Unreadable(OrderId.of("broken"), Orders.NOON.plusSeconds(60), "no total"));
    s.ledger().fault("refused", new Fault.Refused());
    for (int i = 0; i < 20; i++) {
      s.ledger().fault("open", new Fault.ConnectionRefused());
    }

    SyncReport report = s.sync();

    assertThat(report.rowsRead()).isEqualTo(6);
    assertThat(report.postings()).isEqualTo(1);
    assertThat(report.pointsPosted()).isEqualTo(10);
    assertThat(report.count(SKIPPED)).isEqualTo(1);
    assertThat(report.count(MANUAL)).isEqualTo(2);
    assertThat(report.open()).isEqualTo(1);
    assertThat(report.waitingForPerson()).isEqualTo(2);
    assertThat(report.attention())
        .extracting(AuditEntry::entity)
        .containsExactlyInAnyOrder("refused", "broken");
    assertThat(report.text()).contains("posted 10 points in 1 postings", "2 wait for a person");
    assertThat(s.program().postedSoFar()).isEqualTo(new LoyaltyProgram.PostedSoFar(1, 10));
    s.close();
  }

  @Test
  void noAddressAndNoPhoneNumberEndsUpInTheStore() throws Exception {
    Scenario s =
        new Scenario(folder, ONE.guests(new GuestRule.ClaimAfterVerification(Duration.ofDays(9))));
    s.deliver(completed("A", 1, "10.00"));
    s.deliver(completed("G", 1, "10.00").customer(guest("guest@example.com")));
    s.deliver(
        completed("P", 1, "10.00")
            .customer(
                dev.stampbook.member.MemberIdentity.builder()
                    .phone(PhoneNumber.of("+12025550123"))
                    .build()));
    s.program().registered(EmailAddress.of("guest@example.com"), s.now());
    s.program().emailVerified(EmailAddress.of("guest@example.com"), s.now());
    s.program().runOnce(10);
    s.close();

    String bytes = new String(Files.readAllBytes(s.file()), StandardCharsets.ISO_8859_1);
    assertThat(bytes).contains("sdk:v1:main:order:A:1");
    assertThat(bytes).doesNotContain("example.com").doesNotContain("2025550123");
  }

  @Test
  void aStoryTellsDerivationPostingsAndAudit() {
    Scenario s = new Scenario(folder, ONE);
    s.deliver(completed("A", 1, "10.00"));
    s.deliver(completed("A", 2, "10.00").refund(refund("R", "4.00")));

    OrderStory story = s.story("A");

    assertThat(story.posted()).isEqualTo(6);
    assertThat(story.postings()).extracting(JournalEntry::points).containsExactly(10L, -4L);
    assertThat(story.postings())
        .extracting(posting -> posting.reference().value())
        .containsExactly("sdk:v1:main:order:A:1", "sdk:v1:main:order:A:2");
    assertThat(story.text()).contains("earn base", "posted: 6 points", "sdk:v1:main:order:A:2");
    assertThat(s.program().explain(OrderId.of("A")).entitlement()).isEqualTo(6);
    assertThatThrownBy(() -> s.program().explain(OrderId.of("none")))
        .isInstanceOf(IllegalArgumentException.class);
    s.check();
  }
}
