package dev.stampbook.bigcommerce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampbook.discount.CheckoutId;
import dev.stampbook.discount.CouponCode;
import dev.stampbook.discount.Discount;
import dev.stampbook.discount.DiscountApplier.Removal;
import dev.stampbook.discount.DiscountKind;
import dev.stampbook.discount.DiscountOutcome;
import dev.stampbook.discount.DiscountOutcome.Reason;
import dev.stampbook.discount.DiscountRequest;
import dev.stampbook.member.EmailAddress;
import dev.stampbook.reward.RedemptionId;
import dev.stampbook.reward.RewardId;
import dev.stampbook.sandbox.Fault;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DiscountsTest {

  private final TestStore store = new TestStore(20);
  private final BigCommerceDiscounts discounts = store.builder().build().discounts();

  @AfterEach
  void stop() {
    store.close();
  }

  @Test
  void aRedemptionBecomesOneCodeOfOnePromotionOnTheCheckout() {
    DiscountRequest first = request("r-1", cart("USD", 50), usd("5.00"));
    DiscountRequest second = request("r-2", cart("USD", 50), usd("5.00"));

    DiscountOutcome.Applied applied = applied(discounts.apply(first));
    applied(discounts.apply(second));

    assertThat(applied.discount().worth()).contains(Money.parse("USD 5.00"));
    assertThat(applied.discount().code().orElseThrow().value()).matches("LOY-[A-Z0-9]{16}");
    assertThat(count(store.send("GET", "/v3/promotions", ""), "\"redemption_type\"")).isEqualTo(1);
    assertThat(discounts.find(first)).isPresent();
    assertThat(discounts.supported()).containsExactlyInAnyOrder(DiscountKind.values());
    assertThat(store.server.violations()).isEmpty();
  }

  @Test
  void repeatingAnAppliedRequestWritesNothing() {
    DiscountRequest request = request("r-1", cart("USD", 50), usd("5.00"));
    applied(discounts.apply(request));
    long writes = writes();

    assertThat(applied(discounts.apply(request)).discount().worth())
        .contains(Money.parse("USD 5.00"));
    assertThat(applied(discounts.preview(request)).discount().worth()).isPresent();
    assertThat(writes()).isEqualTo(writes);
  }

  /** Whatever happens to a write, the end is one promotion, one code, one coupon on the checkout. */
  @ParameterizedTest
  @EnumSource(Fault.class)
  void aFaultAtAnyWriteEndsWithOneDiscount(Fault fault) {
    for (String path :
        java.util.List.of("/v3/promotions", "/v3/promotions/*/codes", "/v3/checkouts/*/coupons")) {
      DiscountRequest request = request("r-" + path.hashCode(), cart("USD", 50), usd("5.00"));
      store.server.faults().next("POST", path, fault);

      DiscountOutcome.Applied applied = applied(discounts.apply(request));

      assertThat(applied.discount().worth()).as(path).contains(Money.parse("USD 5.00"));
      assertThat(store.server.faults().scriptedLeft()).as(path).isZero();
    }
    assertThat(count(store.send("GET", "/v3/promotions", ""), "\"redemption_type\"")).isEqualTo(1);
  }

  @Test
  void aCartThatChangedMeanwhileIsReadAgain() {
    CheckoutId cart = cart("USD", 50);
    DiscountRequest request = request("r-1", cart, usd("5.00"));
    discounts.preview(request);
    store.send("PUT", "/v3/carts/" + cart, "{\"customer_id\": 1}");

    applied(discounts.apply(request));
  }

  @Test
  void refusalsSayWhy() {
    CheckoutId taken = cart("USD", 50);
    applied(discounts.apply(request("r-1", taken, usd("5.00"))));

    assertThat(refused(discounts.apply(request("r-2", taken, usd("5.00")))))
        .isEqualTo(Reason.OTHER_COUPON_APPLIED);
    assertThat(refused(discounts.preview(request("r-2", taken, usd("5.00")))))
        .isEqualTo(Reason.OTHER_COUPON_APPLIED);
    assertThat(refused(discounts.apply(request("r-3", cart("EUR", 50), usd("5.00")))))
        .isEqualTo(Reason.CURRENCY);
    assertThat(
            refused(
                discounts.apply(
                    request(
                        "r-4",
                        CheckoutId.of("00000000-0000-4000-8000-000000000001"),
                        usd("5.00")))))
        .isEqualTo(Reason.CHECKOUT_GONE);
    assertThat(
            refused(
                discounts.apply(
                    request(
                        "r-5",
                        cart("USD", 50),
                        new Discount.Coupon(CouponCode.of("NO-SUCH-CODE"))))))
        .isEqualTo(Reason.NOT_ELIGIBLE);

    DiscountRequest expired = request("r-6", cart("USD", 50), usd("7.00"));
    discounts.apply(expired);
    discounts.remove(expired);
    String promotions = store.send("GET", "/v3/promotions", "");
    Matcher ids = Pattern.compile("\"id\":(\\d+)").matcher(promotions);
    while (ids.find()) {
      store.send(
          "PUT",
          "/v3/promotions/" + ids.group(1),
          "{\"status\": \"DISABLED\", \"name\": \"off\", \"rules\": []}");
    }
    DiscountRequest onDisabled = request("r-1", cart("USD", 50), usd("5.00"));
    assertThat(refused(discounts.apply(onDisabled))).isEqualTo(Reason.EXPIRED);
  }

  @Test
  void aCodeAnOrderUsedIsNeitherAppliedNorTakenBack() {
    CheckoutId cart = cart("USD", 50);
    DiscountRequest request = request("r-1", cart, usd("5.00"));
    applied(discounts.apply(request));
    store.send("POST", "/v3/checkouts/" + cart + "/orders", "");

    assertThat(discounts.remove(request)).isEqualTo(Removal.ALREADY_USED);
    assertThat(refused(discounts.apply(request("r-1", cart("USD", 60), usd("5.00")))))
        .isEqualTo(Reason.CODE_USED);
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void removingMakesTheCodeWorthlessWhateverHappens(Fault fault) {
    CheckoutId cart = cart("USD", 50);
    DiscountRequest request = request("r-1", cart, usd("5.00"));
    CouponCode code = applied(discounts.apply(request)).discount().code().orElseThrow();
    store.server.faults().next("DELETE", "/v3/promotions/*/codes/*", fault);
    store.server.faults().next("DELETE", "/v3/checkouts/*/coupons/*", fault);

    assertThat(discounts.remove(request)).isEqualTo(Removal.REMOVED);

    assertThat(store.send("GET", "/v3/promotions/codes?code=" + code.value(), ""))
        .contains("\"data\":[]");
    assertThat(store.send("GET", "/v3/checkouts/" + cart, "")).doesNotContain(code.value());
    assertThat(discounts.find(request)).isEmpty();
    assertThat(discounts.remove(request)).isEqualTo(Removal.ABSENT);
  }

  @Test
  void aCodeThatExistsIsAppliedAsItIs() {
    store.send(
        "POST",
        "/v2/coupons",
        "{\"name\":\"x\",\"code\":\"GIVEN-1\",\"type\":\"per_total_discount\",\"amount\":\"3\",\"applies_to\":{\"entity\":\"categories\",\"ids\":[0]}}");
    DiscountRequest request =
        request("r-1", cart("USD", 50), new Discount.Coupon(CouponCode.of("GIVEN-1")));

    assertThat(applied(discounts.apply(request)).discount().worth())
        .contains(Money.parse("USD 3.00"));
  }

  @Test
  void legacyCouponsCarryAnyAmount() {
    BigCommerceDiscounts legacy =
        store
            .builder()
            .discountStrategy(new DiscountStrategy.LegacyCoupon(Duration.ofDays(7)))
            .build()
            .discounts();
    DiscountRequest request = request("r-1", cart("USD", 50), usd("3.17"));
    store.server.faults().next("POST", "/v2/coupons", Fault.CUT_AFTER_APPLY);

    assertThat(applied(legacy.apply(request)).discount().worth()).contains(Money.parse("USD 3.17"));
    assertThat(legacy.remove(request)).isEqualTo(Removal.REMOVED);
    assertThat(store.send("GET", "/v2/coupons", "")).isEmpty();
    assertThat(legacy.supported()).doesNotContain(DiscountKind.FREE_PRODUCT);
    assertThat(
            refused(
                legacy.apply(
                    request(
                        "r-2",
                        cart("USD", 50),
                        new Discount.FreeProduct(dev.stampbook.order.ProductId.of("1"))))))
        .isEqualTo(Reason.UNSUPPORTED_KIND);
  }

  @ParameterizedTest
  @EnumSource(DiscountStrategy.VersionPlace.class)
  void manualDiscountsReplaceNothingOfOthers(DiscountStrategy.VersionPlace place) {
    BigCommerceDiscounts manual =
        store
            .builder()
            .discountStrategy(new DiscountStrategy.ManualDiscount(place))
            .build()
            .discounts();
    DiscountRequest request =
        request("r-1", cart("USD", 50), new Discount.PercentOff(new BigDecimal("10")));
    store.server.faults().next("POST", "/metafields", Fault.CUT_AFTER_APPLY);
    store.server.faults().next("POST", "/discounts", Fault.CUT_AFTER_APPLY);

    DiscountOutcome.Applied applied = applied(manual.apply(request));

    assertThat(applied.discount().worth()).isPresent();
    assertThat(applied(manual.apply(request)).discount().worth())
        .isEqualTo(applied.discount().worth());
    assertThat(refused(manual.apply(request("r-2", request.checkout(), usd("1.00")))))
        .isEqualTo(Reason.OTHER_COUPON_APPLIED);
    assertThat(manual.find(request)).isPresent();
    assertThat(manual.remove(request)).isEqualTo(Removal.REMOVED);
    assertThat(manual.find(request)).isEmpty();
    assertThat(manual.remove(request)).isEqualTo(Removal.ABSENT);
  }

  @Test
  void giftCertificatesAreMadeOnceAndEntered() {
    BigCommerceDiscounts certificates =
        store
            .builder()
            .discountStrategy(
                new DiscountStrategy.GiftCertificate(
                    "The shop", EmailAddress.of("shop@example.com")))
            .build()
            .discounts();
    DiscountRequest request = request("r-1", cart("USD", 50), usd("5.00"));
    store.server.faults().next("POST", "/v2/gift_certificates", Fault.CUT_AFTER_APPLY);

    DiscountOutcome outcome = certificates.apply(request);

    assertThat(outcome)
        .isInstanceOf(DiscountOutcome.CodeToEnter.class)
        .isEqualTo(certificates.apply(request));
    assertThat(((DiscountOutcome.CodeToEnter) outcome).code().value()).hasSize(20);
    assertThat(count(store.send("GET", "/v2/gift_certificates", ""), "\"balance\"")).isEqualTo(1);
    assertThat(certificates.remove(request)).isEqualTo(Removal.REMOVED);
    assertThat(certificates.find(request)).isEmpty();
  }

  private CheckoutId cart(String currency, int price) {
    int product =
        store.shop.products().stream().filter(p -> p.earns()).findFirst().orElseThrow().id();
    String made =
        store.send(
            "POST",
            "/v3/carts",
            "{\"line_items\":[{\"product_id\":%d,\"quantity\":1,\"list_price\":%d}],\"currency\":{\"code\":\"%s\"}}"
                .formatted(product, price, currency));
    Matcher id = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"").matcher(made);
    assertThat(id.find()).as(made).isTrue();
    return CheckoutId.of(id.group(1));
  }

  private static DiscountRequest request(
      String redemption, CheckoutId checkout, Discount discount) {
    return new DiscountRequest(
        RedemptionId.of(redemption), RewardId.of("five-off"), checkout, discount, "Your reward");
  }

  private static Discount usd(String amount) {
    return new Discount.AmountOff(Money.parse("USD " + amount));
  }

  private long writes() {
    return store.server.calls().byOperation().entrySet().stream()
        .filter(entry -> !entry.getKey().startsWith("GET"))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private static DiscountOutcome.Applied applied(DiscountOutcome outcome) {
    assertThat(outcome).isInstanceOf(DiscountOutcome.Applied.class);
    return (DiscountOutcome.Applied) outcome;
  }

  private static Reason refused(DiscountOutcome outcome) {
    assertThat(outcome).isInstanceOf(DiscountOutcome.Refused.class);
    return ((DiscountOutcome.Refused) outcome).reason();
  }

  private static long count(String text, String part) {
    return Pattern.compile(Pattern.quote(part)).matcher(text).results().count();
  }
}
