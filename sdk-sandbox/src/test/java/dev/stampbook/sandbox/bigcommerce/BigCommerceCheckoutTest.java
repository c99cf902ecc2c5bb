package dev.stampbook.sandbox.bigcommerce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stampbook.sandbox.SandboxCoupon;
import dev.stampbook.sandbox.bigcommerce.StoreClient.Answer;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BigCommerceCheckoutTest extends EmulatedStore {

  @Test
  void aPromotionCodeOfOurOwnIsUsedOnceAndTakesItsAmountOff() {
    int promotion =
        store
            .post(
                "/v3/promotions",
                """
                {"name":"Five off","redemption_type":"COUPON","coupon_type":"BULK",
                 "currency_code":"USD","rules":[{"action":{"cart_value":{"discount":
                 {"fixed_amount":"5"}}},"condition":{"cart":{"minimum_spend":"5"}}}]}""")
            .json()
            .path("data")
            .path("id")
            .intValue();
    String codes = "/v3/promotions/" + promotion + "/codes";
    String code = "{\"code\":\"LOY-7F3A9C21\",\"max_uses\":1,\"max_uses_per_customer\":1}";
    assertThat(store.post(codes, code).status()).isEqualTo(201);
    assertThat(store.post(codes, code).status()).isEqualTo(422);
    assertThat(store.get("/v3/promotions/codes?code=LOY-7F3A9C21").json().path("data")).hasSize(1);

    String cart = cart();
    JsonNode before = store.get("/v3/checkouts/" + cart).json().path("data");
    int version = before.path("version").intValue();
    String apply = "{\"coupon_code\":\"LOY-7F3A9C21\",\"version\":%d}";
    String coupons = "/v3/checkouts/" + cart + "/coupons";
    assertThat(store.post(coupons, apply.formatted(version + 1)).status()).isEqualTo(409);
    JsonNode after = store.post(coupons, apply.formatted(version)).json().path("data");
    assertThat(after.path("coupons").path(0).path("code").textValue()).isEqualTo("LOY-7F3A9C21");
    // 2 x 9.99 = 19.98 less 5.00, plus 8 % of 14.98 = 1.1984.
    assertThat(after.path("grand_total").decimalValue()).isEqualByComparingTo("16.18");
    assertThat(store.post(coupons, apply.formatted(version)).status())
        .as("the version of the first call is over")
        .isEqualTo(409);
    Answer second = store.post(coupons, "{\"coupon_code\":\"UNKNOWN\"}");
    assertThat(second.status()).isEqualTo(400);
    assertThat(second.json().path("detail").textValue()).isNotEmpty();

    int order = convert(cart);
    JsonNode coupon = store.get("/v2/orders/" + order + "/coupons").json().path(0);
    assertThat(coupon.path("code").textValue()).isEqualTo("LOY-7F3A9C21");
    assertThat(coupon.path("discount").decimalValue()).isEqualByComparingTo("5.00");
    assertThat(store.get("/v2/orders?cart_id=" + cart).json()).hasSize(1);
    JsonNode used = store.get("/v3/promotions/codes?code=LOY-7F3A9C21").json();
    assertThat(used.path("data").path(0).path("current_uses").intValue()).isOne();
    assertThat(usedCodes).containsExactly("LOY-7F3A9C21");
    Answer again = store.post("/v3/checkouts/" + cart() + "/coupons", apply.formatted(1));
    assertThat(again.status()).isEqualTo(400);

    assertThat(convert(cart)).as("each call makes another order").isNotEqualTo(order);
    assertThat(usedCodes).hasSize(1);
    assertThat(store.delete("/v3/promotions/codes?code=LOY-7F3A9C21").status()).isEqualTo(204);
    assertThat(store.get("/v3/promotions/codes?code=LOY-7F3A9C21").json().path("data")).isEmpty();
  }

  @Test
  void codesAreGeneratedForBulkPromotions() {
    String promotion =
        "{\"name\":\"P\",\"redemption_type\":\"COUPON\",\"coupon_type\":\"%s\",\"rules\":[]}";
    int bulk = id(store.post("/v3/promotions", promotion.formatted("BULK")));
    int single = id(store.post("/v3/promotions", promotion.formatted("SINGLE")));
    String wish = "{\"batch_size\":20,\"prefix\":\"LOY\",\"delimiter\":\"-\",\"code_length\":8}";
    Answer made = store.post("/v3/promotions/" + bulk + "/codegen", wish);
    assertThat(made.status()).isEqualTo(201);
    Set<String> codes = new HashSet<>();
    made.json().path("data").path("codes").forEach(c -> codes.add(c.path("code").textValue()));
    assertThat(codes).hasSize(20).allMatch(code -> code.matches("LOY-[A-Z0-9]{8}"));
    assertThat(store.post("/v3/promotions/" + single + "/codegen", wish).status()).isEqualTo(422);
    assertThat(store.get("/v3/promotions/" + bulk + "/codes?limit=250").json().path("data"))
        .hasSize(20);
    assertThat(store.get("/v3/promotions/" + bulk + "/codes?limit=251").status()).isEqualTo(422);
  }

  @Test
  void aCouponIssuedElsewhereWorksOnceUntilItExpires() {
    emulator.coupons().issued(coupon("smile-5-abc", Optional.empty()));
    emulator.coupons().issued(coupon("smile-late", Optional.of(NOW)));
    String cart = cart();
    String coupons = "/v3/checkouts/" + cart + "/coupons";
    assertThat(store.post(coupons, "{\"coupon_code\":\"smile-late\"}").status()).isEqualTo(400);
    assertThat(store.post(coupons, "{\"coupon_code\":\"smile-5-abc\"}").status()).isEqualTo(200);
    assertThat(store.delete(coupons + "/smile-5-abc").status()).isEqualTo(200);
    assertThat(store.post(coupons, "{\"coupon_code\":\"smile-5-abc\"}").status()).isEqualTo(200);
    assertThat(usedCodes).isEmpty();
    int order = convert(cart);
    assertThat(usedCodes).containsExactly("smile-5-abc");
    assertThat(shop.order(order).orElseThrow().money().couponDiscount())
        .isEqualByComparingTo("5.00");
    assertThat(
            store
                .post("/v3/checkouts/" + cart() + "/coupons", "{\"coupon_code\":\"smile-5-abc\"}")
                .status())
        .isEqualTo(400);
  }

  private static SandboxCoupon coupon(String code, Optional<Instant> end) {
    return new SandboxCoupon(
        code, "5 off", SandboxCoupon.Kind.AMOUNT_OFF, new BigDecimal("5"), end);
  }

  @Test
  void aManualDiscountReplacesEverythingAndLegacyCouponsKnowTheirLimits() {
    String legacy =
        "{\"name\":\"Ten\",\"code\":\"TEN\",\"type\":\"per_total_discount\",\"amount\":\"10\","
            + "\"max_uses\":1,\"applies_to\":{\"entity\":\"categories\",\"ids\":[0]}}";
    assertThat(store.get("/v2/coupons").status()).isEqualTo(204);
    assertThat(store.post("/v2/coupons", legacy).status()).isEqualTo(201);
    assertThat(store.post("/v2/coupons", legacy).status()).isEqualTo(409);
    String cart = cart();
    String checkout = "/v3/checkouts/" + cart;
    assertThat(store.post(checkout + "/coupons", "{\"coupon_code\":\"TEN\"}").status())
        .isEqualTo(200);
    JsonNode manual =
        store
            .post(
                checkout + "/discounts",
                "{\"cart\":{\"discounts\":[{\"discounted_amount\":3}]},\"version\":2}")
            .json()
            .path("data");
    assertThat(manual.path("coupons")).isEmpty();
    // 19.98 - 3.00 = 16.98 plus 1.3584 tax.
    assertThat(manual.path("grand_total").decimalValue()).isEqualByComparingTo("18.34");
    int certificate =
        store
            .post(
                "/v2/gift_certificates",
                "{\"to_name\":\"A\",\"to_email\":\"a@example.com\",\"from_name\":\"B\","
                    + "\"from_email\":\"b@example.com\",\"amount\":\"5\","
                    + "\"code\":\"ABCDEFGHIJKLMNOPQRSTUVWXYZ\"}")
            .json()
            .path("id")
            .intValue();
    JsonNode read = store.get("/v2/gift_certificates/" + certificate).json();
    assertThat(read.path("code").textValue()).isEqualTo("ABCDEFGHIJKLMNOPQRST");
    assertThat(read.path("purchase_date").textValue()).matches("\\d{10}");
  }
}
