package dev.stampbook.pos.blaze;

import dev.stampbook.discount.DiscountRequest;
import dev.stampbook.http.json.OpenEnum;
import dev.stampbook.order.LargestRemainder;
import dev.stampbook.pos.blaze.api.Cart;
import dev.stampbook.pos.blaze.api.ConsumerCart;
import dev.stampbook.pos.blaze.api.DiscountType;
import dev.stampbook.pos.blaze.api.Document;
import dev.stampbook.pos.blaze.api.OrderItem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A discount spread over the lines by what they cost, to the cent, largest remainder first ({@link DiscountMode#LINES}). Lines with a discount
 * of their own and voided ones are left alone; what the others cost is the most it can take off.
 */
record LinesPlace() implements Place {

  private static final int CENTS = 2;

  @Override
  public Optional<Document> put(
      Document cart, ConsumerCart priced, DiscountRequest request, BigDecimal goods) {
    List<OrderItem> items = items(priced);
    List<BigDecimal> weights =
        items.stream()
            .map(item -> isFree(item) ? Amounts.of(item.cost()) : BigDecimal.ZERO)
            .toList();
    BigDecimal payable = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal wanted = Place.wanted(request.discount(), goods);
    List<Document> lines = lines(cart);
    if (wanted.signum() <= 0 || payable.compareTo(wanted) < 0 || lines.size() != items.size()) {
      return Optional.empty();
    }
    List<BigDecimal> shares = LargestRemainder.spread(wanted, weights, CENTS);
    List<Object> changed = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Document line = lines.get(i);
      changed.add(
          shares.get(i).signum() == 0
              ? line.fields()
              : line.with("discount", shares.get(i))
                  .with("discountType", OpenEnum.of(DiscountType.CASH).raw())
                  .with("discountNotes", RewardNote.of(request))
                  .fields());
    }
    return Optional.of(cart.with("cart", cart.object("cart").with("items", changed)));
  }

  private static boolean isFree(OrderItem item) {
    boolean voided = item.status().filter(status -> status.is(OrderItem.Status.VOID)).isPresent();
    return !voided
        && !Amounts.isPositive(item.discount())
        && !Amounts.isPositive(item.calcDiscount());
  }

  @Override
  public Document take(Document cart, DiscountRequest request) {
    List<Object> changed = new ArrayList<>();
    for (Document line : lines(cart)) {
      Optional<String> note =
          Optional.ofNullable(line.fields().get("discountNotes")).map(String::valueOf);
      changed.add(
          RewardNote.isOf(request, note)
              ? line.with("discount", BigDecimal.ZERO).with("discountNotes", "").fields()
              : line.fields());
    }
    return cart.with("cart", cart.object("cart").with("items", changed));
  }

  @SuppressWarnings("unchecked")
  private static List<Document> lines(Document cart) {
    List<Document> lines = new ArrayList<>();
    if (cart.object("cart").fields().get("items") instanceof List<?> items) {
      for (Object item : items) {
        if (item instanceof Map<?, ?> fields) {
          lines.add(new Document((Map<String, Object>) fields));
        }
      }
    }
    return lines;
  }

  @Override
  public Optional<BigDecimal> worth(ConsumerCart cart, DiscountRequest request) {
    return items(cart).stream()
        .filter(item -> RewardNote.isOf(request, item.discountNotes()))
        .filter(item -> Amounts.isPositive(item.discount()))
        .map(item -> Amounts.of(item.calcDiscount()))
        .reduce(BigDecimal::add);
  }

  /** The lines that are free say whether there is room. */
  @Override
  public boolean isTaken(ConsumerCart cart) {
    return items(cart).stream()
        .anyMatch(item -> item.discountNotes().filter(RewardNote::isOne).isPresent());
  }

  private static List<OrderItem> items(ConsumerCart cart) {
    return cart.cart().map(Cart::items).orElse(List.of());
  }
}
