package dev.stampbook.springbig;

import static dev.stampbook.springbig.EmulatedSpringbig.customer;
import static dev.stampbook.springbig.EmulatedSpringbig.dollars;
import static dev.stampbook.springbig.EmulatedSpringbig.earning;
import static dev.stampbook.springbig.EmulatedSpringbig.free;
import static dev.stampbook.springbig.EmulatedSpringbig.order;
import static dev.stampbook.springbig.EmulatedSpringbig.posting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stampbook.Capability;
import dev.stampbook.InvalidRequestException;
import dev.stampbook.LoyaltyException;
import dev.stampbook.MalformedResponseException;
import dev.stampbook.OutcomeUnknownException;
import dev.stampbook.RemoteEffect;
import dev.stampbook.UnavailableException;
import dev.stampbook.UnsupportedCapabilityException;
import dev.stampbook.contract.EmulatedSystem;
import dev.stampbook.http.Secret;
import dev.stampbook.member.MemberId;
import dev.stampbook.member.Profile;
import dev.stampbook.order.ChannelId;
import dev.stampbook.order.Order;
import dev.stampbook.order.OrderState;
import dev.stampbook.order.Refund;
import dev.stampbook.order.RefundId;
import dev.stampbook.order.Taxed;
import dev.stampbook.points.EarningOwner;
import dev.stampbook.points.PointsPolicy;
import dev.stampbook.points.Posting;
import dev.stampbook.points.PostingMode;
import dev.stampbook.points.PostingReason;
import dev.stampbook.points.PostingReceipt;
import dev.stampbook.points.RefundMethod;
import dev.stampbook.sandbox.Fault;
import dev.stampbook.sandbox.springbig.SpringbigEmulator;
import dev.stampbook.sandbox.springbig.SpringbigEntry;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SpringbigPointsTest {

  private static final PointsPolicy ECOM = PointsPolicy.springbigEcom();

  private final EmulatedSpringbig sandbox = new EmulatedSpringbig();
  private final MemberId member = sandbox.member("c-1", "0101", 0);
  private final SpringbigPoints points = sandbox.evidenced().build().points();
  private final SpringbigPoints routed = sandbox.routed().build().points();

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private SpringbigEntry only() {
    assertThat(sandbox.visits("c-1")).hasSize(1);
    return sandbox.visits("c-1").get(0);
  }

  /** Sheet section 16: 43.00 without tax earns 43, and shipping does not count. */
  @Test
  void aCompletedOrderOf43WithoutTaxEarns43() {
    Order order =
        order("5501", OrderState.COMPLETED)
            .goodsWithoutLines(new Taxed(dollars("43.00"), dollars("3.44")))
            .shipping(Taxed.untaxed(dollars("7.50")))
            .build();

    PostingReceipt receipt =
        points.post(posting(member, "sdk:v1:main:order:5501:1", order, ECOM, 0));

    assertThat(receipt.points()).isEqualTo(43);
    assertThat(receipt.entry().value()).isEqualTo(Long.toString(only().id()));
    assertThat(only().total()).contains(new BigDecimal("43.00"));
    assertThat(only().posId()).isEqualTo("5501");
    assertThat(only().date()).contains("2026-02-10T17:04:11");
    assertThat(only().location()).isEmpty();
    assertThat(only().lines()).isZero();
    assertThat(sandbox.points("c-1")).isEqualTo(43);
    assertThat(points.mode()).isEqualTo(PostingMode.PURCHASES);
  }

  @Test
  void theWireIsTheOneThatWasSeen() {
    List<String> bodies = new ArrayList<>();
    sandbox.system.tamper(
        (request, answer) -> {
          bodies.add(EmulatedSystem.text(request.body()));
          return answer;
        });

    points.post(earning(member, "5501", "43.00"));

    assertThat(bodies)
        .containsExactly(
            "{\"pos_id\":\"5501\",\"pos_user\":\"c-1\",\"pos_type\":\"examplepos\","
                + "\"transaction_date\":\"2026-02-10T17:04:11\",\"transaction_total\":43.00,"
                + "\"send_notification\":false,"
                + "\"visit_detail_attributes\":[{\"price\":21.50,\"quantity\":2}]}");
  }

  @ParameterizedTest
  @CsvSource({"43.00, 43", "43.99, 43", "1.00, 1", "1234567.89, 1234567"})
  void theExpectedPointsAreThoseSpringbigComputes(String amount, long expected) {
    assertThat(points.post(earning(member, "5501", amount)).points()).isEqualTo(expected);
    assertThat(sandbox.points("c-1")).isEqualTo(expected);
  }

  /** Corrections of one order: every visit has a key of its own, and the sum is what the policy wants. */
  @Test
  void correctionsAddUpForAnyAmountsAndRates() {
    long seed = 20_260_210;
    Random random = new Random(seed);
    for (int round = 0; round < 60; round++) {
      int rate = 1 + random.nextInt(12);
      PointsPolicy policy = PointsPolicy.perUnit(rate).refunds(RefundMethod.NONE);
      try (EmulatedSpringbig other =
          new EmulatedSpringbig(builder -> builder.perDollar(BigDecimal.valueOf(rate)))) {
        MemberId someone = other.member("c-9", "0109", 0);
        SpringbigPoints ledger = other.routed().build().points();
        long posted = 0;
        for (int change = 1; change <= 4; change++) {
          BigDecimal amount = BigDecimal.valueOf(1 + random.nextInt(50_000), 2);
          Order order =
              order("77", OrderState.COMPLETED)
                  .goods("1", 1, dollars(amount.toPlainString()))
                  .build();
          String reference = "sdk:v1:main:order:77:" + change;
          for (Posting posting : changeOf(someone, reference, order, policy, posted)) {
            ledger.post(posting);
            posted += posting.points();
          }
          assertThat(other.points("c-9")).as("seed %s, round %s", seed, round).isEqualTo(posted);
        }
        assertThat(other.account.repeatedKeys()).as("seed %s, round %s", seed, round).isEmpty();
      }
    }
  }

  /** No posting where the points stay as they are. */
  private static List<Posting> changeOf(
      MemberId member, String reference, Order order, PointsPolicy policy, long posted) {
    try {
      return List.of(posting(member, reference, order, policy, posted));
    } catch (IllegalArgumentException nothingToPost) {
      return List.of();
    }
  }

  /** The share of a refund is rounded by itself, so the money that is left need not give the points that are left. */
  @Test
  void anOrderThatWasRefundedBeforeItsFirstPostingGetsExactlyItsPoints() {
    long seed = 20_261_125;
    Random random = new Random(seed);
    PointsPolicy policy = PointsPolicy.perUnit(1).refunds(RefundMethod.PROPORTIONAL);
    long expected = 0;
    int shares = 0;
    for (int i = 0; i < 200; i++) {
      int cents = 500 + random.nextInt(20_000);
      int back = 1 + random.nextInt(cents - 200);
      Order order =
          order("r" + i, OrderState.COMPLETED)
              .goods("1", 1, dollars(BigDecimal.valueOf(cents, 2).toPlainString()))
              .refund(
                  Refund.ofAmount(
                      RefundId.of("b" + i),
                      EmulatedSystem.START,
                      dollars(BigDecimal.valueOf(back, 2).toPlainString())))
              .build();
      for (Posting posting : changeOf(member, "sdk:v1:main:order:r" + i + ":1", order, policy, 0)) {
        expected += points.post(posting).points();
        shares += posting.points() == (cents - back) / 100 ? 0 : 1;
        assertThat(sandbox.points("c-1")).as("seed %s, order %s", seed, i).isEqualTo(expected);
      }
    }
    assertThat(shares).as("orders whose money that is left would give other points").isPositive();
  }

  /** A posting that waited is sent again when the order has changed: its own points count, not those of the order now. */
  @Test
  void aPostingThatWaitedReportsItsOwnPoints() {
    Posting now = earning(member, "5501", "60.00");
    Posting waited =
        new Posting(now.reference(), member, 43, PostingReason.ORDER, "Order 5501", now.purchase());

    points.post(waited);

    assertThat(only().total()).contains(new BigDecimal("43.00"));
    assertThat(sandbox.points("c-1")).isEqualTo(43);
  }

  @Test
  void theKeyIsTheOrderForItsFirstPostingAndTheReferenceForOthers() {
    Visits byOrder = new Visits(sandbox.evidenced().settings());
    Visits byReference = new Visits(sandbox.evidenced().visitId(VisitId.REFERENCE).settings());

    assertThat(byOrder.posId(free(member, "sdk:v1:main:order:5501:1", 1, PostingReason.ORDER)))
        .isEqualTo("5501");
    assertThat(byOrder.posId(free(member, "sdk:v1:main:order:a%2Fb:c:1", 1, PostingReason.ORDER)))
        .isEqualTo("a/b:c");
    for (String reference :
        List.of("sdk:v1:main:order:5501:2", "sdk:v1:main:order:5501:11", "mine:order:5501:1")) {
      assertThat(byOrder.posId(free(member, reference, 1, PostingReason.ORDER)))
          .isEqualTo(reference);
    }
    assertThat(byReference.posId(free(member, "sdk:v1:main:order:5501:1", 1, PostingReason.ORDER)))
        .isEqualTo("sdk:v1:main:order:5501:1");
  }

  @ParameterizedTest
  @EnumSource(
      value = OrderState.class,
      names = {"PENDING", "AWAITING_PAYMENT", "PAID", "PROCESSING", "ON_HOLD", "INCOMPLETE"})
  void anOrderThatIsOnlyPlacedIsNotReported(OrderState state) {
    Order open = order("5501", state).goods("1", 1, dollars("43.00")).build();

    assertThatThrownBy(
            () -> points.post(posting(member, "sdk:v1:main:order:5501:1", open, ECOM, 0)))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("not complete");
    assertThat(sandbox.visits("c-1")).isEmpty();
  }

  /** Sheet section 12: a wrong tax setting is the usual cause of wrong points. */
  @Test
  void aPolicyThatCountsTaxNeedsTheOtherBasis() {
    Order order =
        order("5501", OrderState.COMPLETED)
            .goodsWithoutLines(new Taxed(dollars("43.00"), dollars("3.00")))
            .build();
    Posting withTax = posting(member, "sdk:v1:main:order:5501:1", order, ECOM.includingTax(), 0);
    SpringbigPoints postTax =
        sandbox.evidenced().pointsBasis(PointsBasis.TOTAL_WITH_TAX).build().points();

    assertThatThrownBy(() -> points.post(withTax)).hasMessageContaining("springbig.pointsBasis");
    assertThatThrownBy(() -> postTax.post(earning(member, "5502", "43.00")))
        .hasMessageContaining("springbig.pointsBasis");
    assertThat(sandbox.visits("c-1")).isEmpty();
    assertThat(postTax.post(withTax).points()).isEqualTo(46);
    assertThat(sandbox.points("c-1")).isEqualTo(46);
  }

  @Test
  void termsThatSpringbigCannotFollowAreRefused() {
    Order order = order("5501", OrderState.COMPLETED).goods("1", 1, dollars("43.00")).build();

    assertThatThrownBy(
            () -> points.post(posting(member, "sdk:v1:main:order:5501:1", order, ECOM.cap(10), 0)))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("caps");
    assertThat(sandbox.visits("c-1")).isEmpty();
  }

  @Test
  void everySwitchOfAVisitReachesTheWire() {
    try (EmulatedSpringbig other =
        new EmulatedSpringbig(
            builder -> builder.wrappedVisits().locationToken("north", "token_north"))) {
      MemberId someone = other.member("c-2", "0102", 0);
      List<String> bodies = new ArrayList<>();
      List<String> tokens = new ArrayList<>();
      other.system.tamper(
          (request, answer) -> {
            bodies.add(EmulatedSystem.text(request.body()));
            tokens.add(request.header("auth-token").orElse(""));
            return answer;
          });
      SpringbigPoints ledger =
          other
              .evidenced()
              .visitEnvelope(Envelope.WRAPPED)
              .orderSource(2)
              .timeZone(ZoneId.of("America/Denver"))
              .dateTimeStyle(DateTimeStyle.WITH_OFFSET)
              .visitNotification(VisitNotification.TELL_MEMBER)
              .extraField("url_encoded", true)
              .location(ChannelId.of("7"), "North Street")
              .authToken(ChannelId.of("7"), Secret.of("token_north"))
              .build()
              .points();
      Order order =
          order("5501", OrderState.COMPLETED)
              .goodsWithoutLines(Taxed.untaxed(dollars("43.00")))
              .channel(ChannelId.of("7"))
              .build();

      ledger.post(posting(someone, "sdk:v1:main:order:5501:1", order, ECOM, 0));
      ledger.post(earning(someone, "5502", "1.00"));

      assertThat(bodies.get(0))
          .isEqualTo(
              "{\"visit\":{\"pos_id\":\"5501\",\"pos_user\":\"c-2\",\"pos_type\":\"examplepos\","
                  + "\"transaction_date\":\"2026-02-10T10:04:11-07:00\",\"transaction_total\":43.00,"
                  + "\"order_source\":2,\"send_notification\":true,\"location\":\"North Street\","
                  + "\"url_encoded\":true}}");
      assertThat(tokens).containsExactly("token_north", EmulatedSpringbig.TOKEN);
    }
  }

  /** Sheet section 9: nobody can be asked, so nothing is sent again. */
  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {
        "CUT_BEFORE",
        "CUT_AFTER_APPLY",
        "SERVER_ERROR_BEFORE",
        "SERVER_ERROR_AFTER_APPLY",
        "TRUNCATED_BODY",
        "GARBLED_BODY",
        "HTML_ERROR_PAGE"
      })
  void anUncertainVisitIsNeverSentAgain(Fault fault) {
    sandbox.system.fault("POST", "/visits", fault);

    assertThatThrownBy(() -> points.post(earning(member, "5501", "43.00")))
        .isInstanceOfSatisfying(
            OutcomeUnknownException.class,
            unknown -> assertThat(unknown.effect()).isEqualTo(RemoteEffect.UNKNOWN));
    assertThat(sandbox.calls("POST /pos/v1/visits")).isEqualTo(1);
    assertThatThrownBy(() -> points.find(earning(member, "5501", "43.00"), EmulatedSystem.START))
        .isInstanceOfSatisfying(
            UnsupportedCapabilityException.class,
            refused -> {
              assertThat(refused.capability()).isEqualTo(Capability.POSTING_LOOKUP);
              assertThat(refused.setting()).contains("springbig.routes.findVisit");
            });
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"CUT_BEFORE", "CUT_AFTER_APPLY", "SERVER_ERROR_BEFORE", "SERVER_ERROR_AFTER_APPLY"})
  void anUncertainVisitIsRepeatedUnderItsKeyWhenThatIsConfirmed(Fault fault) {
    try (EmulatedSpringbig merging =
        new EmulatedSpringbig(SpringbigEmulator.Builder::mergingVisits)) {
      MemberId someone = merging.member("c-2", "0102", 0);
      merging.system.fault("POST", "/visits", fault);

      merging
          .evidenced()
          .uncertainVisits(UncertainVisits.REPEAT)
          .build()
          .points()
          .post(earning(someone, "5501", "43.00"));

      assertThat(merging.calls("POST /pos/v1/visits")).isEqualTo(2);
      assertThat(merging.points("c-2")).isEqualTo(43);
      assertThat(merging.account.repeatedKeys()).isEmpty();
    }
  }

  @Test
  void whatWasTurnedAwayUnprocessedIsSentAgain() {
    sandbox.system.fault("POST", "/visits", Fault.TOO_MANY_REQUESTS, Fault.TOO_MANY_REQUESTS);

    points.post(earning(member, "5501", "43.00"));

    assertThat(sandbox.calls("POST /pos/v1/visits")).isEqualTo(3);
    assertThat(sandbox.points("c-1")).isEqualTo(43);
    assertThat(Duration.between(EmulatedSystem.START, sandbox.clock.instant()))
        .isBetween(Duration.ofSeconds(2), Duration.ofMillis(2_300));
  }

  @Test
  void anEmptyAnswerIsSuccessAndTheKeyNamesTheEntry() {
    sandbox.system.fault("POST", "/visits", Fault.EMPTY_BODY);

    PostingReceipt receipt = points.post(earning(member, "5501", "43.00"));

    assertThat(receipt.entry().value()).isEqualTo("5501");
    assertThat(sandbox.points("c-1")).isEqualTo(43);
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"CUT_BEFORE", "CUT_AFTER_APPLY", "SERVER_ERROR_AFTER_APPLY", "GARBLED_BODY"})
  void withARouteAnUncertainVisitIsLookedUp(Fault fault) {
    Posting posting = earning(member, "5501", "43.00");
    sandbox.system.fault("POST", "/visits", fault);
    assertThatThrownBy(() -> routed.post(posting)).isInstanceOf(OutcomeUnknownException.class);

    Optional<PostingReceipt> found = routed.find(posting, EmulatedSystem.START);

    assertThat(found.map(PostingReceipt::points))
        .isEqualTo(fault == Fault.CUT_BEFORE ? Optional.empty() : Optional.of(43L));
    assertThat(found.isPresent()).isEqualTo(sandbox.points("c-1") == 43);
    assertThat(routed.find(earning(member, "5502", "43.00"), EmulatedSystem.START)).isEmpty();
  }

  @Test
  void aLookUpBelievesOnlyTheKeyAndAFailureIsNotAbsence() {
    Posting posting = earning(member, "5501", "43.00");
    routed.post(earning(member, "5599", "1.00"));
    sandbox.system.tamper(
        (request, answer) ->
            request.method().equals("GET")
                ? EmulatedSystem.json(200, "{\"visits\":[{\"id\":1,\"pos_id\":\"5599\"}]}")
                : answer);
    assertThat(routed.find(posting, EmulatedSystem.START))
        .as("a server that ignores the filter")
        .isEmpty();
    sandbox.system.tamper((request, answer) -> EmulatedSystem.json(500, "{}"));
    assertThatThrownBy(() -> routed.find(posting, EmulatedSystem.START))
        .isInstanceOf(UnavailableException.class);
    sandbox.system.tamper((request, answer) -> EmulatedSystem.json(200, ""));
    assertThatThrownBy(() -> routed.find(posting, EmulatedSystem.START))
        .as("an answer without a body is no absence")
        .isInstanceOf(MalformedResponseException.class);
    assertThatThrownBy(() -> routed.balance(member)).isInstanceOf(MalformedResponseException.class);
  }

  /** A visit of somebody who is not linked could make a twin, so it waits until they are. */
  @Test
  void anUnlinkedMemberGetsNoVisitUntilTheyAreLinked() {
    sandbox.account.addUnlinked(Optional.of("2025550177"), Optional.empty());
    SpringbigMembers members = sandbox.evidenced().build().members();
    MemberId unlinked = members.find(customer("c-7", "0177")).orElseThrow().id();
    Order order =
        order("5501", OrderState.COMPLETED)
            .goods("1", 1, dollars("43.00"))
            .customer(customer("c-7", "0177"))
            .build();
    Posting posting = posting(unlinked, "sdk:v1:main:order:5501:1", order, ECOM, 0);

    UnavailableException waits =
        catchThrowableOfType(UnavailableException.class, () -> points.post(posting));
    assertThat(waits.effect()).isEqualTo(RemoteEffect.NOT_SENT);
    assertThat(waits.retryAfter()).contains(Duration.ofHours(1));
    assertThat(sandbox.calls("POST /pos/v1/visits")).isZero();

    members.enroll(customer("c-7", "0177"), Profile.empty());
    points.post(posting);
    assertThat(sandbox.points("c-7")).isEqualTo(43);
    Order edited =
        order("5501", OrderState.COMPLETED)
            .goods("1", 1, dollars("40.00"))
            .customer(customer("c-7", "0177"))
            .build();
    routed.post(posting(unlinked, "sdk:v1:main:order:5501:2", edited, ECOM, 43));
    assertThat(sandbox.points("c-7")).as("the order keeps the id of then").isEqualTo(40);
  }

  @Test
  void anotherOwnerOfEarningMeansNoVisits() {
    Springbig pos = sandbox.routed().earning(EarningOwner.POS).build();

    assertThat(pos.earningOwner()).isEqualTo(EarningOwner.POS);
    assertThat(pos.capabilities()).doesNotContain(Capability.POINTS_EARN_BY_PURCHASE);
    assertThatThrownBy(() -> pos.points().post(earning(member, "5501", "43.00")))
        .isInstanceOfSatisfying(
            UnsupportedCapabilityException.class,
            refused -> assertThat(refused.setting()).contains("springbig.earning=SDK"));
    assertThat(sandbox.visits("c-1")).isEmpty();
  }

  @Test
  void nothingReadsALedger() {
    assertThatThrownBy(() -> routed.history(member, EmulatedSystem.START))
        .isInstanceOfSatisfying(
            UnsupportedCapabilityException.class,
            refused -> assertThat(refused.capability()).isEqualTo(Capability.LEDGER_HISTORY));
  }

  @Test
  void refusalsSayWhatIsWrongAndNeverWho() {
    LoyaltyException refused =
        catchThrowableOfType(
            InvalidRequestException.class,
            () -> points.post(earning(MemberId.of("c-unknown"), "5501", "43.00")));

    assertThat(refused.effect()).isEqualTo(RemoteEffect.REJECTED);
    assertThat(((InvalidRequestException) refused).fields()).containsKey("pos_user");
    assertThat(refused).hasMessageNotContaining("c-unknown");
  }
}
