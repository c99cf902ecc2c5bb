package dev.stampbook.examples.storefront.pages;

import dev.stampbook.examples.storefront.counter.Bill;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A bill as the template {@code bill} shows it. */
final class BillView {

  private BillView() {}

  static Map<String, Object> of(Bill bill) {
    Map<String, Object> values = new HashMap<>();
    values.put(
        "billLines",
        bill.lines().stream()
            .map(
                line ->
                    Map.of(
                        "name", line.name(),
                        "quantity", line.quantity(),
                        "refunded", Optional.of(line.refunded()).filter(units -> units > 0),
                        "sum", Prices.shown(line.sum())))
            .toList());
    values.put(
        "billDiscounts",
        bill.discounts().stream()
            .map(
                discount ->
                    Map.of("label", discount.label(), "amount", Prices.shown(discount.amount())))
            .toList());
    values.put(
        "shipping",
        Optional.of(bill.shipping()).filter(amount -> amount.isPositive()).map(Prices::shown));
    values.put("tax", Prices.shown(bill.tax()));
    values.put("total", Prices.shown(bill.total()));
    return values;
  }
}
