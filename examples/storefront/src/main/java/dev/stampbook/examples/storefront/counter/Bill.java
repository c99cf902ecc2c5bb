package dev.stampbook.examples.storefront.counter;

import dev.stampbook.order.LineId;
import java.util.List;
import org.joda.money.Money;

/**
 * What a checkout or an order holds and costs.
 *
 * @param lines the goods
 * @param discounts what is taken off, each positive
 * @param shipping what shipping costs
 * @param tax the tax in the total
 * @param total what is to pay
 */
public record Bill(
    List<Line> lines, List<Discount> discounts, Money shipping, Money tax, Money total) {

  public Bill {
    lines = List.copyOf(lines);
    discounts = List.copyOf(discounts);
  }

  /**
   * Goods of one kind.
   *
   * @param id the line's number
   * @param name what the shopper reads
   * @param quantity how many
   * @param refunded how many of them were given back
   * @param sum what they cost before discounts
   */
  public record Line(LineId id, String name, int quantity, int refunded, Money sum) {}

  /**
   * Something taken off.
   *
   * @param label what the shopper reads
   * @param amount how much, positive
   */
  public record Discount(String label, Money amount) {}
}
