package dev.stampbook.splio.datahub;

import dev.stampbook.http.json.PersonalText;
import dev.stampbook.member.CardCode;
import dev.stampbook.order.OrderId;
import dev.stampbook.order.ProductId;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * A line of an order (sheet section 16, D3). Lines cannot be changed, only imported again together, so give the lines of an order one behind the
 * other: they are never divided over two files for their number (pitfall 10).
 *
 * @param order at most 50 characters
 * @param product the product
 * @param unitPrice price of one unit, in the currency of the order
 * @param card for rules about products (pitfall 11); needs {@code splio.datahub.column.ordersitems.card-code}, because no document names its column
 * @param more configured columns beside these
 */
public record OrderItemRow(
    OrderId order,
    ProductId product,
    Optional<BigDecimal> unitPrice,
    Optional<CardCode> card,
    Map<String, PersonalText> more)
    implements DatahubRow {

  public OrderItemRow {
    more = Map.copyOf(more);
  }

  @Override
  public DatahubScope scope() {
    return DatahubScope.ORDERS_ITEMS;
  }

  @Override
  public String together() {
    return order.value();
  }

  /** Columns stay although a value is absent: a line is always new, so an empty value has nothing to erase. */
  @Override
  public void fill(Cells cells) {
    cells.required("order_id", order.value(), Rule.atMost(50));
    cells.required("product_id", product.value());
    cells.column("unit_price", unitPrice.map(Cells::number));
    card.ifPresentOrElse(
        code -> cells.needed(DatahubFact.CARD_CODE, code.value()),
        () -> cells.fact(DatahubFact.CARD_CODE, Optional.of("")));
  }
}
