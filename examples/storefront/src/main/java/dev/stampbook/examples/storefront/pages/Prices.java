package dev.stampbook.examples.storefront.pages;

import java.util.Locale;
import org.joda.money.Money;
import org.joda.money.format.MoneyFormatter;
import org.joda.money.format.MoneyFormatterBuilder;

/** Writes amounts as shoppers read them. */
final class Prices {

  private static final MoneyFormatter FORM =
      new MoneyFormatterBuilder()
          .appendCurrencySymbolLocalized()
          .appendAmountLocalized()
          .toFormatter(Locale.US);

  private Prices() {}

  static String shown(Money amount) {
    return FORM.print(amount);
  }
}
