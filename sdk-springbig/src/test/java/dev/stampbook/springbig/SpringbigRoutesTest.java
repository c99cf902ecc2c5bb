package dev.stampbook.springbig;

import static dev.stampbook.springbig.EmulatedSpringbig.dollars;
import static dev.stampbook.springbig.EmulatedSpringbig.earning;
import static dev.stampbook.springbig.EmulatedSpringbig.free;
import static dev.stampbook.springbig.EmulatedSpringbig.order;
import static dev.stampbook.springbig.EmulatedSpringbig.posting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stampbook.Capability;
import dev.stampbook.InsufficientPointsException;
import dev.stampbook.InvalidRequestException;
import dev.stampbook.MalformedResponseException;
import dev.stampbook.NotFoundException;
import dev.stampbook.RemoteEffect;
import dev.stampbook.UnsupportedCapabilityException;
import dev.stampbook.contract.EmulatedSystem;
import dev.stampbook.member.MemberId;
import dev.stampbook.order.Order;
import dev.stampbook.order.OrderState;
import dev.stampbook.order.Refund;
import dev.stampbook.order.RefundId;
import dev.stampbook.points.PointsPolicy;
import dev.stampbook.points.Posting;
import dev.stampbook.points.PostingReason;
import dev.stampbook.points.PostingReceipt;
import dev.stampbook.points.RefundMethod;
import dev.stampbook.sandbox.springbig.SpringbigEmulator;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Points that come back, points that hang on no order, and balances: each needs a route of its own (sheet section 14). */
class SpringbigRoutesTest {

  private final EmulatedSpringbig sandbox = new EmulatedSpringbig();
  private final MemberId member = sandbox.member("c-1", "0101", 0);
  private final SpringbigPoints points = sandbox.evidenced().build().points();
  private final SpringbigPoints routed = sandbox.routed().build().points();

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private Posting refunded(String amount, String refund, RefundMethod method) {
    Order order =
        order("5501", OrderState.COMPLETED)
            .goods("1", 1, dollars(amount))
            .refund(Refund.ofAmount(RefundId.of("r-1"), EmulatedSystem.START, dollars(refund)))
            .build();
    return posting(
        member, "sdk:v1:main:order:5501:2", order, PointsPolicy.perUnit(1).refunds(method), 43);
  }

  @Test
  void pointsComeBackOnlyByARoute() {
    routed.post(earning(member, "5501", "43.00"));
    Posting back = refunded("43.00", "43.00", RefundMethod.PROPORTIONAL);

    assertThatThrownBy(() -> points.post(back))
        .isInstanceOfSatisfying(
            UnsupportedCapabilityException.class,
            refused -> {
              assertThat(refused.capability()).isEqualTo(Capability.POINTS_REVERSE);
              assertThat(refused.setting()).contains("springbig.routes.reverse");
              assertThat(refused.effect()).isEqualTo(RemoteEffect.NOT_SENT);
            });
    assertThat(sandbox.points("c-1")).isEqualTo(43);

    assertThat(routed.post(back).points()).isEqualTo(-43);
    assertThat(sandbox.points("c-1")).isZero();
    assertThat(routed.find(back, EmulatedSystem.START).map(PostingReceipt::points)).contains(-43L);
  }

  /** Sheet section 12: with partial refunds the member keeps everything, unless the merchant decides otherwise. */
  @Test
  void aPartialRefundTakesPointsOnlyWhenTheMerchantSaysSo() {
    routed.post(earning(member, "5501", "43.00"));
    Posting part = refunded("43.00", "10.75", RefundMethod.PROPORTIONAL);
    assertThat(part.points()).isEqualTo(-11);
    SpringbigPoints keeping =
        sandbox.routed().partialRefundPolicy(PartialRefunds.NONE).build().points();

    assertThatThrownBy(() -> keeping.post(part))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("springbig.partialRefundPolicy");
    assertThat(sandbox.points("c-1")).isEqualTo(43);
    routed.post(part);
    assertThat(sandbox.points("c-1")).isEqualTo(32);
  }

  @Test
  void theMoneyOfAReversalIsThereForRoutesThatWantIt() {
    List<String> bodies = new ArrayList<>();
    sandbox.system.tamper(
        (request, answer) -> {
          bodies.add(EmulatedSystem.text(request.body()));
          return answer;
        });
    SpringbigPoints wordy =
        sandbox
            .routed()
            .reverseRoute(
                Route.parse(
                    "POST reversals pos_user={pos_user} pos_type={pos_type} pos_id={pos_id}-{order_id} points={points} total={total}"))
            .build()
            .points();

    wordy.post(refunded("43.00", "10.75", RefundMethod.PROPORTIONAL));
    assertThat(bodies.get(0))
        .contains("\"pos_id\":\"sdk:v1:main:order:5501:2-5501\"")
        .contains("\"points\":11,\"total\":11.00");
    Posting gone = free(member, "sdk:v1:main:order:5501:3", -32, PostingReason.ORDER);
    assertThatThrownBy(() -> wordy.post(gone))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("{order_id}");
    routed.post(gone);
    assertThat(sandbox.points("c-1")).isEqualTo(-43);
  }

  @Test
  void aRefusedReversalIsInsufficientPointsOnlyWhenTheBalanceSaysSo() {
    try (EmulatedSpringbig strict =
        new EmulatedSpringbig(SpringbigEmulator.Builder::refusingBelowZero)) {
      MemberId someone = strict.member("c-2", "0102", 10);
      Posting back = free(someone, "sdk:v1:main:order:1:2", -43, PostingReason.ORDER);
      InsufficientPointsException refused =
          catchThrowableOfType(
              InsufficientPointsException.class, () -> strict.routed().build().points().post(back));
      assertThat(refused.have()).hasValue(10);
      assertThat(refused.need()).isEqualTo(43);

      SpringbigPoints blind =
          strict
              .evidenced()
              .reverseRoute(
                  Route.parse(
                      "POST reversals pos_user={pos_user} pos_type={pos_type} pos_id={pos_id} points={points}"))
              .build()
              .points();
      assertThatThrownBy(() -> blind.post(back)).isInstanceOf(InvalidRequestException.class);
    }
  }

  @Test
  void pointsThatHangOnNoOrderNeedTheirOwnRoute() {
    for (Posting posting :
        List.of(
            free(member, "bonus", 5, PostingReason.BONUS),
            free(member, "spend", -2, PostingReason.REDEMPTION))) {
      assertThatThrownBy(() -> points.post(posting))
          .isInstanceOfSatisfying(
              UnsupportedCapabilityException.class,
              refused -> {
                assertThat(refused.capability()).isEqualTo(Capability.POINTS_POST);
                assertThat(refused.setting()).contains("springbig.routes.adjustPoints");
              });
      routed.post(posting);
    }
    routed.post(free(member, "debt", -1, PostingReason.DEBT));
    assertThat(sandbox.points("c-1")).isEqualTo(2);
    assertThatThrownBy(() -> points.post(free(member, "o", 5, PostingReason.ORDER)))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("no order");
  }

  /** A merchant may know how to ask for visits and for nothing else: an empty list of visits would have points taken or given twice. */
  @Test
  void visitsAreNoEvidenceForWhatIsNoVisit() {
    SpringbigPoints visitsOnly =
        sandbox
            .evidenced()
            .findVisitRoute(Route.parse("GET visits pos_type={pos_type} pos_id={pos_id}"))
            .build()
            .points();

    assertThat(visitsOnly.find(earning(member, "5501", "43.00"), EmulatedSystem.START)).isEmpty();
    assertAsksForItsOwnRoute(
        visitsOnly,
        free(member, "sdk:v1:main:order:5501:2", -43, PostingReason.ORDER),
        "springbig.routes.findReversal");
    assertAsksForItsOwnRoute(
        visitsOnly,
        free(member, "bonus", 5, PostingReason.BONUS),
        "springbig.routes.findAdjustment");
  }

  private static void assertAsksForItsOwnRoute(
      SpringbigPoints points, Posting posting, String setting) {
    assertThatThrownBy(() -> points.find(posting, EmulatedSystem.START))
        .isInstanceOfSatisfying(
            UnsupportedCapabilityException.class,
            refused -> {
              assertThat(refused.capability()).isEqualTo(Capability.POSTING_LOOKUP);
              assertThat(refused.setting()).contains(setting);
            });
  }

  @Test
  void theBalanceIsReadWhereItsPlaceIsConfiguredAndNeverMadeUp() {
    sandbox.account.adjust(sandbox.person("c-1").id(), -7);
    assertThat(routed.balance(member)).isEqualTo(-7);
    assertThatThrownBy(() -> routed.balance(MemberId.of("nobody")))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> points.balance(member))
        .isInstanceOfSatisfying(
            UnsupportedCapabilityException.class,
            refused ->
                assertThat(refused.setting())
                    .contains("springbig.routes.balance and springbig.fields.balance"));

    for (String wrong : List.of("null", "\"many\"", "1.5", "true")) {
      sandbox.system.rewrite(
          "GET",
          "/members/c-1",
          body -> body.replace("{\"points\":-7}", "{\"points\":" + wrong + "}"));
      assertThatThrownBy(() -> routed.balance(member))
          .isInstanceOf(MalformedResponseException.class)
          .hasMessageContaining("springbig.fields.balance");
    }
    sandbox.system.rewrite(
        "GET", "/members/c-1", body -> body.replace("{\"points\":-7}", "{\"points\":\"120.00\"}"));
    assertThat(routed.balance(member)).isEqualTo(120);
  }
}
