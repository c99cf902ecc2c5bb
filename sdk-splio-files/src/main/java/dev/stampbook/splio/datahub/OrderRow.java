package dev.stampbook.splio.datahub;

import dev.stampbook.http.json.PersonalText;
import dev.stampbook.member.CardCode;
import dev.stampbook.order.OrderId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;

/**
 * An order or, with negative amounts, a refund, which is an order of its own (sheet section 16, D1 and D2, and its item 7). Importing an order again deletes its
 * lines: write them again too (pitfall 10).
 *
 * @param order at most 50 characters
 * @param customerKey the unique key of the contact; an e-mail address in lower case
 * @param card makes it a loyalty order
 * @param store at most 50 characters
 * @param at when it was bought; written in the zone of orders, to the second
 * @param total what is paid; its currency has a column of its own
 * @param more configured columns beside these
 */
public record OrderRow(
    OrderId order,
    PersonalText customerKey,
    Optional<CardCode> card,
    String store,
    Optional<Instant> at,
    Optional<Money> total,
    Map<String, PersonalText> more)
    implements DatahubRow {

  public OrderRow {
    more = Map.copyOf(more);
  }

  @Override
  public DatahubScope scope() {
    return DatahubScope.ORDERS;
  }

  @Override
  public void fill(Cells cells) {
    cells.required("order_id", order.value(), Rule.atMost(50));
    cells.required("customer_key", customerKey.value(), Rule.LOWER_CASE_EMAIL);
    cells.given("card_code", card.map(CardCode::value));
    cells.required("store_id", store, Rule.atMost(50));
    cells.given("order_date", at.map(cells::orderTime));
    cells.given("total_amount", total.map(paid -> Cells.number(paid.getAmount())));
    cells.given("currency", total.map(paid -> paid.getCurrencyUnit().getCode()));
  }
}
