package dev.stampbook.splio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampbook.InvalidRequestException;
import dev.stampbook.NotFoundException;
import dev.stampbook.OutcomeUnknownException;
import dev.stampbook.contract.EmulatedSystem;
import dev.stampbook.discount.CouponCode;
import dev.stampbook.member.MemberId;
import dev.stampbook.reward.RedemptionId;
import dev.stampbook.reward.Reward;
import dev.stampbook.reward.RewardClaim;
import dev.stampbook.reward.RewardId;
import dev.stampbook.sandbox.Fault;
import dev.stampbook.sandbox.SandboxJson;
import dev.stampbook.splio.SplioBurns.Burn;
import dev.stampbook.splio.SplioBurns.Outcome;
import dev.stampbook.splio.api.IntervalType;
import dev.stampbook.splio.api.RewardCreate;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Used codes, uploaded codes and the stock (sheet sections 3.5, 8, 9 and 15.6). */
class SplioBurnsTest {

  private static final String BURN_MANY = "POST /loyalty/v1/rewards/burn";

  private static MemberId withCodes(EmulatedSplio emulated, String email, String... codes) {
    Splio splio = emulated.rules();
    if (splio.rewards().rewards().isEmpty()) {
      emulated.universe.addReward("EUR5", "5 EUR voucher", 5, "value", new BigDecimal("5"));
    }
    MemberId member = emulated.member(email, 100);
    Reward reward = splio.rewards().rewards().get(0);
    for (String code : codes) {
      splio
          .rewards()
          .issue(
              new RewardClaim(
                  RedemptionId.of("red-" + code),
                  member,
                  reward,
                  5,
                  Optional.of(CouponCode.of(code))));
    }
    return member;
  }

  private static Burn burn(EmulatedSplio emulated, MemberId member, String code) {
    return new Burn(
        member, CouponCode.of(code), emulated.clock.instant(), "order SO-1", Optional.empty());
  }

  @Test
  void aRepeatedBurnIsOursWhenItsTimeIsTheSame() {
    try (EmulatedSplio emulated = new EmulatedSplio()) {
      MemberId ada = withCodes(emulated, "ada@example.com", "A-1");
      SplioBurns burns = emulated.rules().burns();
      Burn first = burn(emulated, ada, "A-1");

      assertThat(burns.burn(first)).isEqualTo(Outcome.BURNED);
      assertThat(burns.burn(first)).isEqualTo(Outcome.BURNED_BEFORE);
      emulated.clock.advance(Duration.ofMinutes(5));
      assertThat(burns.burn(burn(emulated, ada, "A-1"))).isEqualTo(Outcome.USED_ELSEWHERE);
    }
  }

  @Test
  void aBurnWhoseAnswerWasLostIsSettledByRepeatingIt() {
    try (EmulatedSplio emulated = new EmulatedSplio()) {
      MemberId ada = withCodes(emulated, "ada@example.com", "A-1");
      SplioBurns burns = emulated.rules().burns();
      Burn burn = burn(emulated, ada, "A-1");
      emulated.fault("POST", "/burn", Fault.CUT_AFTER_APPLY);

      assertThatThrownBy(() -> burns.burn(burn)).isInstanceOf(OutcomeUnknownException.class);
      assertThat(burns.burn(burn)).isEqualTo(Outcome.BURNED_BEFORE);
    }
  }

  @Test
  void whatCannotBeBurnedIsTold() {
    try (EmulatedSplio emulated = new EmulatedSplio()) {
      MemberId ada = withCodes(emulated, "ada@example.com", "A-1");
      MemberId ben = emulated.member("ben@example.com", 0);
      SplioBurns burns = emulated.rules().burns();

      assertThat(burns.burn(burn(emulated, ada, "NEVER"))).isEqualTo(Outcome.UNKNOWN_CODE);
      assertThat(burns.burn(burn(emulated, ben, "A-1"))).isEqualTo(Outcome.REFUSED);
      emulated.clock.advance(Duration.ofDays(400));
      assertThat(burns.burn(burn(emulated, ada, "A-1"))).isEqualTo(Outcome.REFUSED);
    }
  }

  @Test
  void aBatchGivesEveryCodeItsOwnOutcome() {
    try (EmulatedSplio emulated = new EmulatedSplio()) {
      MemberId ada = withCodes(emulated, "ada@example.com", "A-1", "A-2");
      MemberId ben = withCodes(emulated, "ben@example.com", "B-1");
      SplioBurns burns = emulated.rules().burns();
      List<Burn> all =
          List.of(
              burn(emulated, ada, "A-1"),
              burn(emulated, ada, "NEVER"),
              burn(emulated, ben, "B-1"),
              burn(emulated, ben, "A-2"));

      assertThat(burns.burnAll(all))
          .containsExactly(Outcome.BURNED, Outcome.UNKNOWN_CODE, Outcome.BURNED, Outcome.REFUSED);
      // the whole batch is refused now, so each is asked about alone
      assertThat(burns.burnAll(all))
          .containsExactly(
              Outcome.BURNED_BEFORE, Outcome.UNKNOWN_CODE, Outcome.BURNED_BEFORE, Outcome.REFUSED);
      assertThat(burns.burnAll(List.of(burn(emulated, ada, "A-2"))))
          .containsExactly(Outcome.BURNED); // a bare list
      assertThat(emulated.calls(BURN_MANY)).isEqualTo(3);
      assertThat(burns.burnAll(List.of())).isEmpty();
    }
  }

  private static RewardCreate limited(String id, Boolean generated) {
    return new RewardCreate(
        id,
        "Voucher",
        5,
        0,
        Optional.empty(),
        Optional.of(generated),
        Optional.of(true),
        Optional.of("10"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(false),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static List<CouponCode> codes(int count) {
    return IntStream.range(0, count).mapToObj(i -> CouponCode.of("CODE-" + i)).toList();
  }

  @Test
  void codesAreUploadedInBatchesAndNeverTwice() {
    try (EmulatedSplio emulated = new EmulatedSplio()) {
      SplioCodes codes = emulated.builder().codesBatchSize(10).build().codes();
      codes.create(limited("OWN", false), Map.of());
      RewardId reward = RewardId.of("OWN");

      SplioCodes.Upload upload = codes.upload(reward, codes(25));

      assertThat(upload.codes()).isEqualTo(25);
      assertThat(upload.before()).hasValue(0);
      assertThat(codes.stock(reward)).hasValue(25);
      assertThat(emulated.calls("POST /loyalty/rewards/OWN/instances/send")).isEqualTo(3);
      List<CouponCode> twice = List.of(CouponCode.of("X"), CouponCode.of("X"));
      assertThatThrownBy(() -> codes.upload(reward, twice))
          .isInstanceOf(InvalidRequestException.class)
          .hasMessageContaining("twice");
      codes.create(limited("THEIRS", true), Map.of());
      assertThatThrownBy(() -> codes.upload(RewardId.of("THEIRS"), codes(1)))
          .isInstanceOf(InvalidRequestException.class);
      assertThatThrownBy(() -> codes.upload(RewardId.of("NONE"), codes(1)))
          .isInstanceOf(NotFoundException.class);
    }
  }

  @Test
  void theStockGrowsByTheCallOrWhereThatIsGoneByTheCount() {
    try (EmulatedSplio emulated = new EmulatedSplio()) {
      SplioCodes codes = emulated.rules().codes();
      codes.create(limited("THEIRS", true), Map.of());
      RewardId reward = RewardId.of("THEIRS");

      codes.addStock(reward, 5);
      assertThat(codes.stock(reward)).hasValue(15);
      emulated.builder().stockTopUp(SplioStockTopUp.PATCH).build().codes().addStock(reward, 5);
      assertThat(codes.stock(reward)).hasValue(20);
      emulated.system.tamper(
          (request, answer) ->
              request.path().endsWith("/stock/add")
                  ? dev.stampbook.sandbox.EmulatorResponse.text(
                      405, "text/plain", "Method Not Allowed.")
                  : answer);
      long before = codes.stock(reward).getAsLong();
      codes.addStock(
          reward, 7); // the emulator adds behind the tampered answer, the count adds again
      assertThat(codes.stock(reward)).hasValue(before + 14);
      SplioCodes strict = emulated.builder().stockTopUp(SplioStockTopUp.ADD).build().codes();
      assertThatThrownBy(() -> strict.addStock(reward, 1))
          .isInstanceOf(InvalidRequestException.class);
    }
  }

  @Test
  void customFieldsAreCheckedBeforeAnythingIsSent() {
    try (EmulatedSplio emulated = new EmulatedSplio()) {
      SplioCodes codes = emulated.rules().codes();
      emulated.universe.field("rewards", 0, "reward_kind", "text");
      emulated.universe.field("rewards", 1, "min_order_amount", "double");
      emulated.universe.field("rewards", 2, "product_ids", "text");
      emulated.universe.field("rewards", 3, "product_ids_2", "text");
      emulated.universe.field("rewards", 4, "product_ids_3", "text");
      String ids = String.join(",", IntStream.range(0, 60).mapToObj(i -> "P-1000" + i).toList());

      codes.create(
          limited("GIFT", true), Map.of(RewardField.KIND, "PRODUCT", RewardField.PRODUCT_IDS, ids));

      Splio splio = emulated.rules();
      RewardTerms terms = splio.rewards().terms(splio.api().loyalty().getReward("GIFT"));
      assertThat(terms.kind()).contains(RewardTerms.Kind.PRODUCT);
      assertThat(terms.products()).hasSize(60).endsWith("P-100059");
      long calls = emulated.system.server().calls().total();
      for (Map<RewardField, String> bad :
          List.of(
              Map.of(RewardField.MIN_ORDER_AMOUNT, "50,5"),
              Map.of(RewardField.STOCK_THRESHOLD, "1.5"),
              Map.of(RewardField.KIND, "x".repeat(256)))) {
        assertThatThrownBy(() -> codes.describe(RewardId.of("GIFT"), bad))
            .isInstanceOf(InvalidRequestException.class);
      }
      assertThat(emulated.system.server().calls().total()).isEqualTo(calls);
      assertThatThrownBy(
              () -> codes.describe(RewardId.of("GIFT"), Map.of(RewardField.QUANTITY, "2")))
          .isInstanceOf(InvalidRequestException.class)
          .hasMessageContaining("not a field of rewards");
      codes.describe(RewardId.of("GIFT"), Map.of(RewardField.MIN_ORDER_AMOUNT, "50.5"));
    }
  }

  private static final RewardValidity SIX_WEEKS = new RewardValidity.Lasting(6, IntervalType.WEEKS);
  private static final RewardValidity JULY = // in Paris
      new RewardValidity.Window(
          Instant.parse("2026-06-30T22:00:00Z"), Instant.parse("2026-07-31T22:00:00Z"));

  /** U15: half of a validity would be another one, six months instead of six weeks. */
  @Test
  void aValidityIsNotChangedWhileTheSpellingIsOpen() {
    try (EmulatedSplio emulated = new EmulatedSplio()) {
      SplioCodes codes = emulated.rules().codes();

      assertThatThrownBy(() -> codes.validity(RewardId.of("EUR5"), SIX_WEEKS))
          .isInstanceOf(InvalidRequestException.class)
          .hasMessageContaining("validity_interval_count")
          .hasMessageContaining("splio.reward.patchSpelling");
      assertThatThrownBy(() -> codes.validity(RewardId.of("EUR5"), JULY))
          .isInstanceOf(InvalidRequestException.class)
          .hasMessageContaining("forced_validity_end");
      assertThat(emulated.system.server().calls().total()).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "AS_PUBLISHED, valitidy_interval_count, forced_valitidy_end",
    "CORRECTED, validity_interval_count, forced_validity_end"
  })
  void aValidityIsChangedInTheSpellingThatIsSet(
      SplioPatchSpelling spelling, String count, String end) throws Exception {
    try (EmulatedSplio emulated = new EmulatedSplio()) {
      emulated.universe.addReward("EUR5", "5 EUR voucher", 5, "value", new BigDecimal("5"));
      List<String> sent = new ArrayList<>();
      emulated.system.tamper(
          (request, answer) -> {
            if (request.method().equals("PATCH")) {
              sent.add(EmulatedSystem.text(request.body()));
            }
            return answer;
          });
      Splio splio = emulated.builder().patchSpelling(spelling).build();

      dev.stampbook.splio.api.Reward weeks = splio.codes().validity(RewardId.of("EUR5"), SIX_WEEKS);
      dev.stampbook.splio.api.Reward july = splio.codes().validity(RewardId.of("EUR5"), JULY);

      assertThat(SandboxJson.MAPPER.readTree(sent.get(0)))
          .isEqualTo(
              SandboxJson.MAPPER.readTree(
                  "{\"validity_interval_type\":\"weeks\",\"%s\":6,\"forced_validity\":false}"
                      .formatted(count)));
      assertThat(SandboxJson.MAPPER.readTree(sent.get(1)))
          .isEqualTo(
              SandboxJson.MAPPER.readTree(
                  "{\"forced_validity\":true,\"forced_validity_start\":\"2026-07-01 00:00:00\",\"%s\":\"2026-08-01 00:00:00\"}"
                      .formatted(end)));
      assertThat(weeks.validityIntervalCount()).contains(6L);
      assertThat(july.forcedValidityEnd()).contains(LocalDateTime.of(2026, 8, 1, 0, 0));
    }
  }

  @Test
  void aValidityLastsAndEndsAfterItStarts() {
    Instant noon = Instant.parse("2026-07-01T12:00:00Z");
    assertThatThrownBy(() -> new RewardValidity.Lasting(0, IntervalType.DAYS))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RewardValidity.Window(noon, noon))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
