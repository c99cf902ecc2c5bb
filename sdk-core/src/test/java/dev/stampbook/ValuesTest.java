package dev.stampbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Named.named;

import dev.stampbook.consent.ConsentActId;
import dev.stampbook.discount.AppliedDiscount;
import dev.stampbook.discount.CheckoutId;
import dev.stampbook.discount.CouponCode;
import dev.stampbook.discount.Discount;
import dev.stampbook.discount.DiscountOutcome;
import dev.stampbook.discount.DiscountRequest;
import dev.stampbook.member.CardCode;
import dev.stampbook.member.CustomerGroupId;
import dev.stampbook.member.CustomerId;
import dev.stampbook.member.EmailAddress;
import dev.stampbook.member.Enrollment;
import dev.stampbook.member.Member;
import dev.stampbook.member.MemberId;
import dev.stampbook.member.MemberIdentity;
import dev.stampbook.member.PersonName;
import dev.stampbook.member.PhoneNumber;
import dev.stampbook.member.PosId;
import dev.stampbook.member.Profile;
import dev.stampbook.member.TierName;
import dev.stampbook.order.CategoryId;
import dev.stampbook.order.ChannelId;
import dev.stampbook.order.ExchangeRate;
import dev.stampbook.order.FeedName;
import dev.stampbook.order.FeedStyle;
import dev.stampbook.order.LineId;
import dev.stampbook.order.Order;
import dev.stampbook.order.OrderDiscount;
import dev.stampbook.order.OrderDiscountId;
import dev.stampbook.order.OrderId;
import dev.stampbook.order.OrderLine;
import dev.stampbook.order.OrderState;
import dev.stampbook.order.OrderVersion;
import dev.stampbook.order.ProductId;
import dev.stampbook.order.Refund;
import dev.stampbook.order.RefundId;
import dev.stampbook.order.RefundPart;
import dev.stampbook.order.Taxed;
import dev.stampbook.points.EarnRate;
import dev.stampbook.points.LedgerEntryId;
import dev.stampbook.points.LookupSchedule;
import dev.stampbook.points.PointsPolicy;
import dev.stampbook.points.PointsTermsText;
import dev.stampbook.points.Posting;
import dev.stampbook.points.PostingReason;
import dev.stampbook.points.PostingReference;
import dev.stampbook.points.TierRules;
import dev.stampbook.reward.ClaimMarker;
import dev.stampbook.reward.IssuedReward;
import dev.stampbook.reward.RedemptionId;
import dev.stampbook.reward.Reward;
import dev.stampbook.reward.RewardClaim;
import dev.stampbook.reward.RewardCost;
import dev.stampbook.reward.RewardId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values refuse bad input with a sentence that helps, and never show what is personal or secret. */
class ValuesTest {

  private static final Instant NOON = Instant.parse("2025-03-01T12:00:00Z");
  private static final BigMoney TEN = BigMoney.parse("EUR 10.00");
  private static final BigMoney MINUS = BigMoney.parse("EUR -0.01");
  private static final BigMoney DOLLARS = BigMoney.parse("USD 10.00");

  static Stream<Arguments> identifiers() {
    return Stream.of(
        identifier("member id", MemberId::of, 200),
        identifier("customer id", CustomerId::of, 200),
        identifier("customer group id", CustomerGroupId::of, 100),
        identifier("POS id", PosId::of, 200),
        identifier("card code", CardCode::of, 100),
        identifier("tier name", TierName::of, 200),
        identifier("order id", OrderId::of, 100),
        identifier("line id", LineId::of, 100),
        identifier("discount id", OrderDiscountId::of, 200),
        identifier("refund id", RefundId::of, 100),
        identifier("product id", ProductId::of, 100),
        identifier("category id", CategoryId::of, 100),
        identifier("channel id", ChannelId::of, 100),
        identifier("checkout id", CheckoutId::of, 100),
        identifier("coupon code", CouponCode::of, 50),
        identifier("reward id", RewardId::of, 200),
        identifier("redemption id", RedemptionId::of, 60),
        identifier("ledger entry id", LedgerEntryId::of, 200),
        identifier("consent act id", ConsentActId::of, 100),
        identifier("posting reference", PostingReference::of, 120));
  }

  private static Arguments identifier(String name, Function<String, Object> create, int most) {
    return Arguments.of(name, create, most);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("identifiers")
  void identifiersHaveOneToSoManyCharacters(
      String name, Function<String, Object> create, int most) {
    assertThat(create.apply("x".repeat(most))).isEqualTo(create.apply("x".repeat(most)));
    for (String bad : List.of("", "  ", "secret-".repeat(most))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> create.apply(bad))
          .withMessageContaining(name + " has 1 to " + most)
          .withMessageNotContaining("secret");
    }
  }

  static Stream<Arguments> badInput() {
    return Stream.of(
        bad("give each line its own", () -> order().goods("1", 1, TEN).goods("1", 1, TEN).build()),
        bad(
            "give each discount its own",
            () -> order().discount(coupon(TEN)).discount(coupon(TEN)).build()),
        bad(
            "only refunds may be in another currency",
            () -> order().goods("1", 1, TEN).goods("2", 1, DOLLARS).build()),
        bad("an amount in USD", () -> order().discount(coupon(DOLLARS)).build()),
        bad("an amount in USD", () -> order().shipping(Taxed.untaxed(DOLLARS)).build()),
        bad("an amount in USD", () -> order().total(DOLLARS).build()),
        bad("an amount in USD", () -> order().creditTender(DOLLARS).build()),
        bad("an amount in USD", () -> order().goodsWithoutLines(Taxed.untaxed(DOLLARS)).build()),
        bad(
            "leave one of them out",
            () -> order().goods("1", 1, TEN).goodsWithoutLines(Taxed.untaxed(TEN)).build()),
        bad("net and tax are in one currency", () -> new Taxed(TEN, DOLLARS)),
        bad("its sign is implied", () -> coupon(MINUS)),
        bad(
            "state its amount without a sign",
            () -> Refund.ofAmount(RefundId.of("R"), NOON, MINUS)),
        bad(
            "state them without a sign",
            () -> RefundPart.unitsOf(LineId.of("1"), new BigDecimal("-1"))),
        bad(
            "the quantity of line 1 is zero or positive, not -1",
            () -> OrderLine.goods(LineId.of("1"), new BigDecimal("-1"), TEN)),
        bad("discount shares of line 1", () -> allocated(MINUS)),
        bad(
            "an exchange rate is positive",
            () -> ExchangeRate.worth(CurrencyUnit.EUR, CurrencyUnit.USD, BigDecimal.ZERO)),
        bad("lower-case letters and hyphens", () -> new FeedName("Orders")),
        bad(
            "at least one row",
            () ->
                new FeedStyle(
                    FeedStyle.Paging.SINGLE,
                    FeedStyle.Bound.INCLUSIVE,
                    FeedStyle.Sort.OTHER,
                    Duration.ofSeconds(1),
                    Duration.ZERO,
                    Optional.empty(),
                    0)),
        bad("lower-case letters, digits and hyphens", () -> SystemName.of("Smile!")),
        bad("zero or positive, not -1", () -> PointsPolicy.perUnit(-1)),
        bad("for a positive amount", () -> PointsPolicy.perBlock(1, BigDecimal.ZERO)),
        bad("zero or positive, not -2", () -> new EarnRate.PerUnit(new BigDecimal("-2"))),
        bad(
            "zero or positive, not -3",
            () -> policy().rate(CurrencyUnit.JPY, new BigDecimal("-3"))),
        bad("leave it out for no limit", () -> policy().cap(-1)),
        bad("zero for none or positive", () -> policy().minimumBase(new BigDecimal("-1"))),
        bad("a hold time is zero or positive", () -> policy().hold(Duration.ofDays(-1))),
        bad("choose a mode other than", () -> policy().rounding(RoundingMode.UNNECESSARY)),
        bad("the first tier starts at a net spend of 0", () -> tiers("10", "20")),
        bad("give it its own", () -> tiers("0", "0.00")),
        bad(
            "the multiplier of tier Gold is positive",
            () -> new TierRules.Tier(TierName.of("Gold"), BigDecimal.ZERO, BigDecimal.ZERO)),
        bad("at least 1", () -> posting(0, "")),
        bad("at most 120 characters", () -> posting(1, "x".repeat(121))),
        bad("1 to 10 delays", () -> new LookupSchedule(List.of(), 1)),
        bad(
            "ascend",
            () -> new LookupSchedule(List.of(Duration.ofSeconds(3), Duration.ofSeconds(1)), 1)),
        bad("update Stampbook", () -> PointsTermsText.read("v=2;rate=1")),
        bad("they lack 'currency'", () -> PointsTermsText.read("v=1;rate=1")),
        bad("stored terms are damaged", () -> PointsTermsText.read("v=1;v=1")),
        bad(
            "stored terms are damaged",
            () -> PointsTermsText.read(written().replace("rate=1", "block=5"))),
        bad(
            "stored terms are damaged",
            () -> PointsTermsText.read(written().replace("DOWN", "SIDEWAYS"))),
        bad("an amount off is positive", () -> new Discount.AmountOff(Money.parse("EUR 0.00"))),
        bad("at most 100", () -> new Discount.PercentOff(new BigDecimal("100.01"))),
        bad("a fixed cost is at least 1 point", () -> new RewardCost.Fixed(0)),
        bad("a step is at least 1 point", () -> VariableCostTest.variable(0, 1, 2)),
        bad(
            "no number of whole steps of 10",
            () -> VariableCostTest.variable(10, Long.MAX_VALUE, Long.MAX_VALUE)),
        bad("a claim takes 0 or more points", () -> claim(-1, "K1")),
        bad("at most 500 characters", () -> new ClaimMarker("x".repeat(501))),
        bad("1 to 100 characters", () -> request(" ")));
  }

  private static Arguments bad(String sentence, ThrowingCallable construction) {
    return Arguments.of(sentence, named(sentence, construction));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badInput")
  void badInputIsRefusedWithASentenceThatHelps(String sentence, ThrowingCallable construction) {
    assertThatIllegalArgumentException().isThrownBy(construction).withMessageContaining(sentence);
  }

  @Test
  void aRefundDeliveredTwiceIsOneFact() {
    Refund first = Refund.ofAmount(RefundId.of("R2"), NOON, TEN);
    Order order =
        order()
            .refund(first)
            .refund(Refund.ofAmount(RefundId.of("R1"), NOON, TEN))
            .refund(new Refund(first.id(), NOON, Refund.State.VOIDED, first.amount(), List.of()))
            .build();

    assertThat(order.refunds())
        .extracting(refund -> refund.id() + " " + refund.state())
        .containsExactly("R1 VALID", "R2 VOIDED");
  }

  @Test
  void aSnapshotCannotBeChangedFromOutside() {
    Order.Builder builder = order().goods("1", 1, TEN);
    Order before = builder.build();
    builder.goods("2", 1, TEN).refund(Refund.ofAmount(RefundId.of("R"), NOON, TEN)).build();

    assertThat(before.lines()).hasSize(1);
    assertThat(before.refunds()).isEmpty();
    assertThat(before.total()).isEqualTo(TEN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "  Maria.IVES@Example.COM ",
        "MARIA.IVES@EXAMPLE.COM",
        "\tmaria.ives@example.com\n",
        "\u00a0maria.ives@example.com\u2003"
      })
  void anAddressIsTheSameKeyInEveryLocaleAndSpelling(String spelled) {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      assertThat(EmailAddress.of(spelled).value()).isEqualTo("maria.ives@example.com");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void differentMailboxesStayDifferent() {
    assertThat(EmailAddress.of("maria.ives+gift@example.com"))
        .isNotEqualTo(EmailAddress.of("maria.ives@example.com"));
    assertThat(EmailAddress.of("mariaives@example.com"))
        .isNotEqualTo(EmailAddress.of("maria.ives@example.com"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "@example.com",
        "maria@",
        "maria",
        "a@b@example.com",
        "maria ives@example.com",
        "maria\u00a0ives@example.com",
        "maria\u0000@example.com"
      })
  void whatIsNoAddressIsRefusedWithoutBeingShown(String spelled) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EmailAddress.of(spelled))
        .withMessage(
            "an e-mail address has the form name@domain, without blanks, at most 254 characters");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EmailAddress.of("m".repeat(250) + "@example.com"));
  }

  @Test
  void aPhoneNumberIsItsDigits() {
    assertThat(PhoneNumber.of("+1 (202) 555-0100").value()).isEqualTo("+12025550100");
    assertThat(PhoneNumber.of("202.555.0100")).isEqualTo(PhoneNumber.of("2025550100"));
    for (String bad :
        List.of("", "+", "1234", "1234567890123456", "202-555-CALL", "1+2025550100")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> PhoneNumber.of(bad))
          .withMessageContaining("5 to 15 digits")
          .withMessageNotContaining("CALL");
    }
  }

  @Test
  void nothingPersonalOrSecretIsShown() {
    MemberIdentity identity = everything().build();
    Member member =
        Member.builder(MemberId.of("m-1"), identity).tier(TierName.of("Gold")).balance(7).build();
    Order order =
        order()
            .customer(identity)
            .goods("1", 1, TEN)
            .refund(Refund.ofAmount(RefundId.of("R"), NOON, TEN))
            .build();
    Profile profile =
        Profile.builder()
            .name(new PersonName("Maria", "Ives"))
            .birthDate(LocalDate.of(1990, 7, 23))
            .attribute("nickname", "Mimi")
            .build();
    CouponCode code = CouponCode.of("SPRING-8471-XQ");
    IssuedReward issued =
        new IssuedReward(
            claim(5, "SPRING-8471-XQ"),
            "issue-1",
            5,
            Optional.of(code),
            Optional.of(new Discount.Coupon(code)),
            Optional.empty());
    List<Object> all =
        List.of(
            identity,
            member,
            order,
            profile,
            profile.name(),
            code,
            issued,
            issued.claim(),
            new AppliedDiscount(request("5 off"), Optional.empty(), Optional.of(code)),
            new DiscountOutcome.CodeToEnter(code),
            new Enrollment.Enrolled(member),
            identity.email(),
            identity.phone(),
            identity.cardCode());

    for (Object shown : all) {
      assertThat(shown.toString())
          .doesNotContainIgnoringCase("maria")
          .doesNotContain("Ives", "Mimi", "1990", "example.com", "5550100", "CARD-77", "8471");
    }
    assertThat(CouponCode.of("SHORT123")).hasToString("code(...)");
    assertThat(code).hasToString("code(SPRI...)");
    assertThat(identity)
        .hasToString("identity(member id m-1, customer id 42, e-mail hidden, phone hidden)");
  }

  @Test
  void anIdentityNeedsAtLeastOnePart() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MemberIdentity.builder().build())
        .withMessageContaining(
            "needs a member id, card code, POS id, customer id, e-mail or phone");
    for (MemberIdentity.Builder one :
        List.of(
            MemberIdentity.builder().memberId(MemberId.of("m-1")),
            MemberIdentity.builder().cardCode(CardCode.of("CARD-77")),
            MemberIdentity.builder().posId(PosId.of("p-1")),
            MemberIdentity.builder().customerId(CustomerId.of("42")),
            MemberIdentity.builder().email(EmailAddress.of("maria.ives@example.com")),
            MemberIdentity.builder().phone(PhoneNumber.of("+12025550100")))) {
      assertThat(one.build()).isEqualTo(one.build().toBuilder().build());
    }
  }

  @Test
  void anIdentityKeepsEveryPartAndIsEqualByAllOfThem() {
    MemberIdentity identity = everything().build();

    assertThat(identity.toBuilder().build()).isEqualTo(identity).hasSameHashCodeAs(identity);
    assertThat(identity.toBuilder().memberId(MemberId.of("m-2")).build()).isNotEqualTo(identity);
    assertThat(identity.toBuilder().cardCode(CardCode.of("x")).build()).isNotEqualTo(identity);
    assertThat(identity.toBuilder().posId(PosId.of("x")).build()).isNotEqualTo(identity);
    assertThat(identity.toBuilder().customerId(CustomerId.of("x")).build()).isNotEqualTo(identity);
    assertThat(identity.toBuilder().email(EmailAddress.of("x@example.com")).build())
        .isNotEqualTo(identity);
    assertThat(identity.toBuilder().phone(PhoneNumber.of("2025550101")).build())
        .isNotEqualTo(identity);
  }

  private static MemberIdentity.Builder everything() {
    return MemberIdentity.builder()
        .memberId(MemberId.of("m-1"))
        .cardCode(CardCode.of("CARD-77"))
        .posId(PosId.of("p-1"))
        .customerId(CustomerId.of("42"))
        .email(EmailAddress.of("maria.ives@example.com"))
        .phone(PhoneNumber.of("+1 202 555 0100"));
  }

  private static Order.Builder order() {
    return Order.builder(
        OrderId.of("1"), OrderVersion.of(1), OrderState.COMPLETED, CurrencyUnit.EUR, NOON);
  }

  private static OrderDiscount coupon(BigMoney amount) {
    return new OrderDiscount(
        OrderDiscountId.of("c"), OrderDiscount.Source.COUPON, amount, Set.of());
  }

  private static OrderLine allocated(BigMoney share) {
    return new OrderLine(
        LineId.of("1"),
        OrderLine.Kind.GOODS,
        Optional.empty(),
        Set.of(),
        BigDecimal.ONE,
        TEN,
        BigMoney.zero(CurrencyUnit.EUR),
        Map.of(OrderDiscountId.of("c"), share));
  }

  private static PointsPolicy policy() {
    return PointsPolicy.perUnit(1);
  }

  private static String written() {
    return PointsTermsText.write(policy().termsFor(order().build(), BigDecimal.ONE).orElseThrow());
  }

  private static TierRules tiers(String first, String second) {
    return new TierRules(
        List.of(
            new TierRules.Tier(TierName.of("A"), new BigDecimal(first), BigDecimal.ONE),
            new TierRules.Tier(TierName.of("B"), new BigDecimal(second), BigDecimal.ONE)),
        TierRules.Downgrade.STICKY);
  }

  private static Posting posting(long points, String description) {
    return new Posting(
        PostingReference.of("r"),
        MemberId.of("m-1"),
        points,
        PostingReason.BONUS,
        description,
        Optional.empty());
  }

  private static RewardClaim claim(long points, String code) {
    Reward reward = Reward.builder(RewardId.of("r-1"), "5 off", new RewardCost.Fixed(5)).build();
    return new RewardClaim(
        RedemptionId.of("red-1"),
        MemberId.of("m-1"),
        reward,
        points,
        Optional.of(CouponCode.of(code)));
  }

  private static DiscountRequest request(String label) {
    return new DiscountRequest(
        RedemptionId.of("red-1"),
        RewardId.of("r-1"),
        CheckoutId.of("co-1"),
        new Discount.Coupon(CouponCode.of("SPRING-8471-XQ")),
        label);
  }
}
