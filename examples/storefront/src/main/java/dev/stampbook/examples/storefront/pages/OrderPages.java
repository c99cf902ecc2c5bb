package dev.stampbook.examples.storefront.pages;

import dev.stampbook.LoyaltyException;
import dev.stampbook.engine.LoyaltyProgram;
import dev.stampbook.engine.OrderStatus;
import dev.stampbook.engine.OrderStory;
import dev.stampbook.examples.storefront.account.Account;
import dev.stampbook.examples.storefront.account.AccountId;
import dev.stampbook.examples.storefront.counter.Counter;
import dev.stampbook.examples.storefront.loyalty.OrderBook;
import dev.stampbook.examples.storefront.web.Visit;
import dev.stampbook.order.OrderId;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One order: what was bought, what it earned, and why. */
public final class OrderPages {

  private static final Set<OrderStatus> UNDER_WAY =
      Set.of(OrderStatus.NEW, OrderStatus.POSTING, OrderStatus.WAITING_FOR_MEMBER);

  private final Frame frame;
  private final Counter counter;
  private final LoyaltyProgram program;
  private final OrderBook orders;

  /** Shows the orders of this program. */
  public OrderPages(Frame frame, Counter counter, LoyaltyProgram program, OrderBook orders) {
    this.frame = frame;
    this.counter = counter;
    this.program = program;
    this.orders = orders;
  }

  /** Adds the pages. */
  public void routes(RoutesConfig routes) {
    routes.get("/orders/{id}", this::order);
  }

  private void order(Context page) {
    OrderId id = OrderId.of(page.pathParam("id"));
    requireOwner(page, id);
    Optional<OrderStory> story = story(id);
    Map<String, Object> values = new HashMap<>(BillView.of(counter.bill(id)));
    values.put("order", id.value());
    values.put("pending", story.map(one -> UNDER_WAY.contains(one.status())).orElse(true));
    values.put("points", story.map(OrderStory::posted).orElse(0L));
    values.put(
        "explanation",
        story.map(OrderStory::text).orElse("The explanation cannot be shown right now."));
    List<Map<String, Object>> redemptions =
        program.redemptions().of(id).stream()
            .<Map<String, Object>>map(
                one ->
                    Map.of(
                        "name", one.rewardName(),
                        "points", one.points(),
                        "restored", Optional.of(one.restored()).filter(points -> points > 0)))
            .toList();
    values.put("hasRedemptions", !redemptions.isEmpty());
    values.put("redemptions", redemptions);
    frame.show(page, "order", "Order " + id.value(), values);
  }

  /** Somebody else's order looks like one that does not exist, so that trying numbers tells nothing. */
  private void requireOwner(Context page, OrderId id) {
    Optional<AccountId> owner = orders.owner(id);
    boolean own = owner.isPresent() && owner.equals(frame.account(page).map(Account::id));
    boolean staff = frame.visit(page).role() == Visit.Role.STAFF && owner.isPresent();
    if (!own && !staff) {
      throw new NotFoundResponse("There is no such order.");
    }
  }

  private Optional<OrderStory> story(OrderId id) {
    try {
      return Optional.of(program.story(id));
    } catch (LoyaltyException unreachable) {
      return Optional.empty();
    }
  }
}
