package dev.stampbook.splio;

import dev.stampbook.discount.Discount;
import dev.stampbook.http.json.OpenEnum;
import dev.stampbook.order.ProductId;
import dev.stampbook.splio.api.MonetaryType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;
import org.joda.money.Money;

/**
 * What a reward is, read from its custom fields and monetary attributes (sheet section 15.6). Declared types are inconsistent, so fields are
 * read by their content.
 *
 * @param kind what it is; empty when neither fields nor attributes tell
 * @param value percent or amount of a monetary reward
 * @param currency of the value
 * @param minOrderAmount least order amount
 * @param minQuantity least number of articles
 * @param channels where it can be used, as the merchant wrote it; empty for everywhere
 * @param products products of a product reward
 * @param quantity how many of them
 * @param service service of a service reward
 * @param maxShippingAmount most shipping that is waived
 * @param use whether it is for the web shop only
 * @param stockThreshold below which number of codes the stock is renewed
 */
public record RewardTerms(
    Optional<Kind> kind,
    Optional<BigDecimal> value,
    CurrencyUnit currency,
    Optional<BigDecimal> minOrderAmount,
    Optional<Long> minQuantity,
    List<String> channels,
    List<String> products,
    Optional<Long> quantity,
    Optional<String> service,
    Optional<BigDecimal> maxShippingAmount,
    Use use,
    Optional<Long> stockThreshold) {

  /** What a reward is. */
  public enum Kind {
    PERCENTAGE_DISCOUNT,
    VALUE_DISCOUNT,
    PRODUCT,
    /** Free shipping and the like. */
    SERVICE
  }

  /** Where a reward may be used. */
  public enum Use {
    EVERYWHERE,
    WEB_SHOP_ONLY
  }

  private static final String FREE_SHIPPING = "FREE_SHIPPING";

  public RewardTerms {
    channels = List.copyOf(channels);
    products = List.copyOf(products);
  }

  static RewardTerms of(
      RewardFields fields,
      Optional<OpenEnum<MonetaryType>> type,
      Optional<BigDecimal> value,
      CurrencyUnit standard) {
    boolean shipping =
        fields.flag(RewardField.SHIPPING_LINE)
            || fields
                .text(RewardField.SERVICE_CODE)
                .filter(FREE_SHIPPING::equalsIgnoreCase)
                .isPresent();
    Optional<String> service =
        shipping ? Optional.of(FREE_SHIPPING) : fields.text(RewardField.SERVICE_CODE);
    return new RewardTerms(
        kind(fields, type, shipping),
        value,
        fields.text(RewardField.CURRENCY).flatMap(RewardTerms::currency).orElse(standard),
        fields.decimal(RewardField.MIN_ORDER_AMOUNT),
        fields.whole(RewardField.MIN_QUANTITY),
        fields.list(RewardField.CHANNELS),
        fields.list(RewardField.PRODUCT_IDS),
        fields.whole(RewardField.QUANTITY),
        service,
        fields.decimal(RewardField.MAX_SHIPPING_AMOUNT),
        fields.flag(RewardField.ECOMMERCE_ONLY) ? Use.WEB_SHOP_ONLY : Use.EVERYWHERE,
        fields.whole(RewardField.STOCK_THRESHOLD));
  }

  /** A shipping line overrides every other kind, then the merchant's field decides, then the attributes (sheet section 15.6). */
  private static Optional<Kind> kind(
      RewardFields fields, Optional<OpenEnum<MonetaryType>> type, Boolean shipping) {
    if (shipping) {
      return Optional.of(Kind.SERVICE);
    }
    Optional<Kind> named =
        fields
            .text(RewardField.KIND)
            .map(text -> OpenEnum.parse(Kind.class, text.toUpperCase(Locale.ROOT)))
            .flatMap(OpenEnum::known);
    if (named.isPresent()) {
      return named;
    }
    Optional<MonetaryType> monetary = type.flatMap(OpenEnum::known);
    if (monetary.isPresent()) {
      return Optional.of(
          monetary.get() == MonetaryType.PERCENTAGE
              ? Kind.PERCENTAGE_DISCOUNT
              : Kind.VALUE_DISCOUNT);
    }
    return fields.list(RewardField.PRODUCT_IDS).isEmpty()
        ? Optional.empty()
        : Optional.of(Kind.PRODUCT);
  }

  private static Optional<CurrencyUnit> currency(String code) {
    try {
      return Optional.of(CurrencyUnit.of(code.toUpperCase(Locale.ROOT)));
    } catch (IllegalCurrencyException e) {
      return Optional.empty();
    }
  }

  /** Returns what it becomes at checkout; empty where no discount of the neutral kinds says it. */
  public Optional<Discount> discount() {
    if (kind.isEmpty()) {
      return Optional.empty();
    }
    try {
      return switch (kind.get()) {
        case PERCENTAGE_DISCOUNT -> value.map(Discount.PercentOff::new);
        case VALUE_DISCOUNT ->
            value.map(amount -> new Discount.AmountOff(Money.of(currency, amount)));
        case PRODUCT ->
            products.size() == 1
                ? Optional.of(new Discount.FreeProduct(ProductId.of(products.get(0))))
                : Optional.empty();
        case SERVICE ->
            service.filter(FREE_SHIPPING::equals).map(code -> new Discount.FreeShipping());
      };
    } catch (IllegalArgumentException | ArithmeticException outOfRange) {
      return Optional.empty();
    }
  }
}
