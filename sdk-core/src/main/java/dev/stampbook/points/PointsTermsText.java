package dev.stampbook.points;

import dev.stampbook.order.CategoryId;
import dev.stampbook.order.ExchangeRate;
import dev.stampbook.order.ProductId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.joda.money.CurrencyUnit;

/** Writes frozen terms as one line of text and reads them back, so that stored orders survive releases and can be read by people. */
public final class PointsTermsText {

  private PointsTermsText() {}

  /** Returns the terms as text, such as {@code v=1;rate=1;multiplier=1;rounding=DOWN;...}. */
  public static String write(PointsTerms terms) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("v", "1");
    if (terms.rate() instanceof EarnRate.PerUnit unit) {
      fields.put("rate", unit.points().toPlainString());
    } else if (terms.rate() instanceof EarnRate.PerBlock block) {
      fields.put("block", block.points().toPlainString() + "/" + block.size().toPlainString());
    }
    fields.put("multiplier", terms.multiplier().toPlainString());
    fields.put("rounding", terms.rounding().name());
    fields.put("scope", terms.scope().name());
    fields.put("counts", join(terms.counts(), Enum::name));
    fields.put("excluded-products", join(terms.excludedProducts(), ProductId::value));
    fields.put("excluded-categories", join(terms.excludedCategories(), CategoryId::value));
    fields.put("refunds", terms.refunds().name());
    fields.put("minimum-base", terms.minimumBase().toPlainString());
    terms.cap().ifPresent(cap -> fields.put("cap", Long.toString(cap)));
    fields.put("currency", terms.currency().getCode());
    terms
        .exchangeRate()
        .ifPresent(
            rate ->
                fields.put(
                    "exchange",
                    rate.from().getCode()
                        + "*"
                        + rate.multiplier().toPlainString()
                        + "/"
                        + rate.divisor().toPlainString()));
    return fields.entrySet().stream()
        .map(field -> field.getKey() + "=" + field.getValue())
        .collect(Collectors.joining(";"));
  }

  /**
   * Reads terms.
   *
   * @throws IllegalArgumentException when the text was written by a newer release or is damaged
   */
  public static PointsTerms read(String text) {
    if (!text.startsWith("v=1;")) {
      throw new IllegalArgumentException(
          "these terms were not written by this release; update Stampbook to read them");
    }
    try {
      return parse(text);
    } catch (IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException damaged) {
      throw new IllegalArgumentException(
          "stored terms are damaged; restore the row or fix the order's terms again: "
              + damaged.getMessage(),
          damaged);
    }
  }

  private static PointsTerms parse(String text) {
    Map<String, String> fields =
        Arrays.stream(text.split(";"))
            .map(field -> field.split("=", 2))
            .filter(field -> field.length == 2)
            .collect(Collectors.toMap(field -> field[0], field -> field[1]));
    CurrencyUnit currency = CurrencyUnit.of(required(fields, "currency"));
    return new PointsTerms(
        fields.containsKey("block")
            ? block(required(fields, "block"))
            : new EarnRate.PerUnit(new BigDecimal(required(fields, "rate"))),
        new BigDecimal(required(fields, "multiplier")),
        RoundingMode.valueOf(required(fields, "rounding")),
        RoundingScope.valueOf(required(fields, "scope")),
        split(required(fields, "counts"), BaseComponent::valueOf),
        split(required(fields, "excluded-products"), PointsTermsText::product),
        split(required(fields, "excluded-categories"), PointsTermsText::category),
        RefundMethod.valueOf(required(fields, "refunds")),
        new BigDecimal(required(fields, "minimum-base")),
        fields.containsKey("cap")
            ? OptionalLong.of(Long.parseLong(required(fields, "cap")))
            : OptionalLong.empty(),
        currency,
        Optional.ofNullable(fields.get("exchange")).map(rate -> exchange(rate, currency)));
  }

  private static EarnRate block(String text) {
    String[] parts = text.split("/", 2);
    return new EarnRate.PerBlock(new BigDecimal(parts[0]), new BigDecimal(parts[1]));
  }

  private static ExchangeRate exchange(String text, CurrencyUnit to) {
    String[] parts = text.split("[*/]", 3);
    return new ExchangeRate(
        CurrencyUnit.of(parts[0]), to, new BigDecimal(parts[1]), new BigDecimal(parts[2]));
  }

  private static ProductId product(String value) {
    return ProductId.of(value);
  }

  private static CategoryId category(String value) {
    return CategoryId.of(value);
  }

  private static String required(Map<String, String> fields, String name) {
    String value = fields.get(name);
    if (value == null) {
      throw new IllegalArgumentException("they lack '" + name + "'");
    }
    return value;
  }

  private static <T> String join(Collection<T> values, Function<T, String> name) {
    return values.stream()
        .map(name)
        .map(PointsTermsText::escaped)
        .sorted()
        .collect(Collectors.joining(","));
  }

  private static <T> Set<T> split(String text, Function<String, T> parse) {
    return Arrays.stream(text.split(","))
        .filter(value -> !value.isEmpty())
        .map(PointsTermsText::unescaped)
        .map(parse)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static String escaped(String value) {
    return value
        .replace("%", "%25")
        .replace(",", "%2C")
        .replace(";", "%3B")
        .replace("\n", "%0A")
        .replace("\r", "%0D");
  }

  private static String unescaped(String value) {
    return value
        .replace("%0D", "\r")
        .replace("%0A", "\n")
        .replace("%3B", ";")
        .replace("%2C", ",")
        .replace("%25", "%");
  }
}
