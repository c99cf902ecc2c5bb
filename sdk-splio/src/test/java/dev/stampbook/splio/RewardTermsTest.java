package dev.stampbook.splio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampbook.discount.Discount;
import dev.stampbook.http.json.OpenEnum;
import dev.stampbook.http.json.PersonalText;
import dev.stampbook.order.ProductId;
import dev.stampbook.splio.api.CustomField;
import dev.stampbook.splio.api.FieldType;
import dev.stampbook.splio.api.MonetaryType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** What custom fields say about a reward, read by content (sheet section 15.6). */
class RewardTermsTest {

  private static RewardTerms terms(String monetary, String value, String... fields) {
    List<CustomField> all = new ArrayList<>();
    for (int i = 0; i < fields.length; i += 2) {
      all.add(
          new CustomField(
              Optional.of((long) i),
              Optional.of(fields[i]),
              Optional.of(PersonalText.of(fields[i + 1])),
              Optional.of(OpenEnum.of(FieldType.TEXT)))); // whatever the type is said to be
    }
    return RewardTerms.of(
        new RewardFields(all, Map.of(RewardField.CURRENCY, "money")),
        Optional.of(OpenEnum.parse(MonetaryType.class, monetary)),
        value.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(value)),
        CurrencyUnit.EUR);
  }

  @Test
  void monetaryAttributesDecideWhereNoFieldSaysMore() {
    assertThat(terms("value", "5").discount())
        .contains(new Discount.AmountOff(Money.of(CurrencyUnit.EUR, 5)));
    assertThat(terms("discount", "5").kind()).contains(RewardTerms.Kind.VALUE_DISCOUNT);
    assertThat(terms("percentage", "12.5").discount())
        .contains(new Discount.PercentOff(new BigDecimal("12.5")));
    assertThat(terms("", "").kind()).isEmpty();
    assertThat(terms("", "").discount()).isEmpty();
  }

  @Test
  void whatCannotBeADiscountIsNone() {
    assertThat(terms("percentage", "0").discount()).isEmpty();
    assertThat(terms("percentage", "101").discount()).isEmpty();
    assertThat(terms("value", "0").discount()).isEmpty();
    assertThat(terms("value", "5.001").discount()).isEmpty();
    assertThat(terms("value", "").discount()).isEmpty();
  }

  @Test
  void fieldsTellKindCurrencyLimitsAndProducts() {
    RewardTerms value =
        terms(
            "value",
            "5",
            "reward_kind",
            "value_discount",
            "money",
            "usd",
            "min_order_amount",
            "50");
    assertThat(value.discount()).contains(new Discount.AmountOff(Money.of(CurrencyUnit.USD, 5)));
    assertThat(value.minOrderAmount()).contains(new BigDecimal("50"));

    RewardTerms product =
        terms("", "", "reward_kind", "PRODUCT", "product_ids", "P-1", "quantity", "2");
    assertThat(product.discount()).contains(new Discount.FreeProduct(ProductId.of("P-1")));
    assertThat(product.quantity()).contains(2L);
    RewardTerms choice =
        terms("", "", "product_ids", "P-1, P-2", "product_ids_2", "P-3", "product_ids_4", "P-9");
    assertThat(choice.products()).containsExactly("P-1", "P-2", "P-3");
    assertThat(choice.kind()).contains(RewardTerms.Kind.PRODUCT);
    assertThat(choice.discount()).isEmpty(); // which one, nobody says
  }

  @Test
  void servicesAndTheVendorsOwnNamesAreUnderstood() {
    RewardTerms shipping =
        terms("", "", "service_code", "free_shipping", "max_shipping_amount", "9.9");
    assertThat(shipping.discount()).contains(new Discount.FreeShipping());
    assertThat(shipping.maxShippingAmount()).contains(new BigDecimal("9.9"));
    assertThat(terms("value", "5", "shp_shipping_line", "1").discount())
        .contains(new Discount.FreeShipping());
    assertThat(terms("value", "5", "shp_shipping_line", "0").kind())
        .contains(RewardTerms.Kind.VALUE_DISCOUNT);
    RewardTerms aliases =
        terms(
            "value",
            "5",
            "shp_discounts_min_amount",
            "40",
            "shp_discounts_min_quantity",
            "3",
            "shp_renew_stock_threshold",
            "350",
            "shp_discounts_entitled_product_ids",
            "P-1;P-2");
    assertThat(aliases.minOrderAmount()).contains(new BigDecimal("40"));
    assertThat(aliases.minQuantity()).contains(3L);
    assertThat(aliases.stockThreshold()).contains(350L);
    assertThat(aliases.products()).containsExactly("P-1", "P-2");
  }

  @Test
  void contentDecidesWhateverTheTypeSays() {
    assertThat(terms("value", "5", "ecommerce_only", "true").use())
        .isEqualTo(RewardTerms.Use.WEB_SHOP_ONLY);
    assertThat(terms("value", "5", "ecommerce_only", "Yes").use())
        .isEqualTo(RewardTerms.Use.WEB_SHOP_ONLY);
    assertThat(terms("value", "5", "ecommerce_only", "false").use())
        .isEqualTo(RewardTerms.Use.EVERYWHERE);
    assertThat(terms("value", "5", "stock_threshold", "350.0").stockThreshold()).contains(350L);
    assertThat(terms("value", "5", "stock_threshold", "some").stockThreshold()).isEmpty();
    assertThat(terms("value", "5", "money", "no such").currency()).isEqualTo(CurrencyUnit.EUR);
    assertThat(RewardField.problem(FieldType.DATE, "2026-03-04 09:30:00")).isEmpty();
    assertThat(RewardField.problem(FieldType.DATE, "2026-03-04")).contains("is no date");
  }
}
