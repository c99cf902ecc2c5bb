package dev.stampbook.sandbox.world;

import static dev.stampbook.sandbox.SandboxJson.object;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stampbook.sandbox.EmulatorRequest;
import dev.stampbook.sandbox.EmulatorResponse;
import dev.stampbook.sandbox.Sandbox;
import dev.stampbook.sandbox.shop.OrderStatus;
import dev.stampbook.sandbox.shop.PointsRule;
import dev.stampbook.sandbox.shop.Shop;
import dev.stampbook.sandbox.shop.ShopCustomer;
import dev.stampbook.sandbox.shop.ShopEvent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Adds the shop to a sandbox's control API, so that another process can change it and ask for the
 * truth.
 *
 * <ul>
 *   <li>{@code GET /control/shop}: counts of the shop.
 *   <li>{@code GET /control/truth}: points by customer, for the rule in the query: {@code
 *       points_per_unit} (1), {@code counting} (none; {@code
 *       tax,shipping,handling,wrapping,fees}), {@code refunds} ({@code recompute}, {@code
 *       proportional} or {@code none}), {@code rounding} ({@code down}, {@code half_up}, ...),
 *       {@code earning} (numbers of states, {@code 2,10}).
 *   <li>{@code POST /control/changes}: lets {@code count} (1) changes of {@code seed} (1) happen.
 *       {@code checkpoint=true} first declares that every reader has caught up, see {@link
 *       Shop#checkpoint()}.
 * </ul>
 */
public final class ShopControl {

  private static final int MAX_CHANGES = 10_000;

  private final CommerceSide commerce;

  private ShopControl(CommerceSide commerce) {
    this.commerce = commerce;
  }

  /** Adds the emulator and its control routes to a sandbox. */
  public static Sandbox.Builder addTo(Sandbox.Builder sandbox, CommerceSide commerce) {
    ShopControl control = new ShopControl(commerce);
    return sandbox
        .add(commerce.emulator())
        .control("GET", "/control/shop", control::shop)
        .control("GET", "/control/truth", control::truth)
        .control("POST", "/control/changes", control::changes);
  }

  private EmulatorResponse shop(EmulatorRequest request) {
    Shop.Summary summary = commerce.summary();
    ObjectNode json = object().put("orders", summary.orders());
    json.put("guest_orders", summary.guestOrders()).put("customers", summary.customers());
    json.put("refunds", summary.refunds());
    json.put("last_modified", summary.lastModified().toString());
    ObjectNode states = json.putObject("states");
    summary.states().forEach((status, count) -> states.put(status.label(), count));
    return EmulatorResponse.json(200, json);
  }

  private EmulatorResponse truth(EmulatorRequest request) {
    PointsRule rule = rule(request);
    Map<Integer, String> emails =
        commerce.customers().stream()
            .collect(Collectors.toMap(ShopCustomer::id, ShopCustomer::email));
    ObjectNode json = object();
    ArrayNode customers = json.putArray("customers");
    commerce
        .truth(rule)
        .forEach(
            (id, points) -> {
              ObjectNode row = customers.addObject().put("id", id);
              Optional.ofNullable(emails.get(id)).ifPresent(email -> row.put("email", email));
              row.put("points", points);
            });
    return EmulatorResponse.json(200, json);
  }

  /** Reads the rule of a query; what is missing is as in {@link PointsRule#standard()}. */
  static PointsRule rule(EmulatorRequest request) {
    PointsRule standard = PointsRule.standard();
    return new PointsRule(
        value(request, "points_per_unit", BigDecimal::new).orElse(standard.pointsPerUnit()),
        value(request, "counting", text -> names(text, PointsRule.Counted::valueOf))
            .orElse(standard.counted()),
        value(request, "refunds", text -> PointsRule.Refunds.valueOf(upper(text)))
            .orElse(standard.refunds()),
        value(request, "rounding", text -> RoundingMode.valueOf(upper(text)))
            .orElse(standard.rounding()),
        value(request, "earning", text -> names(text, id -> OrderStatus.of(Integer.parseInt(id))))
            .orElse(standard.earning()));
  }

  private EmulatorResponse changes(EmulatorRequest request) {
    int count = value(request, "count", Integer::valueOf).orElse(1);
    long seed = value(request, "seed", Long::valueOf).orElse(1L);
    if (count < 0 || count > MAX_CHANGES) {
      throw new IllegalArgumentException("count is a number from 0 to " + MAX_CHANGES + ".");
    }
    if (value(request, "checkpoint", Boolean::valueOf).orElse(false)) {
      commerce.checkpoint();
    }
    List<ShopEvent> events = commerce.change(seed, count);
    ObjectNode json = object().put("count", count);
    ArrayNode rows = json.putArray("events");
    for (ShopEvent event : events) {
      ObjectNode row = rows.addObject().put("type", event.getClass().getSimpleName());
      row.put("order_id", commerce.orderId(event.orderId())).put("at", event.at().toString());
      if (event instanceof ShopEvent.StatusUpdated moved) {
        row.put("previous", moved.previous().id()).put("next", moved.next().id());
      } else if (event instanceof ShopEvent.RefundCreated refunded) {
        row.put("refund_id", refunded.refundId());
      }
    }
    return EmulatorResponse.json(200, json);
  }

  private static <T> Optional<T> value(
      EmulatorRequest request, String name, Function<String, T> parse) {
    try {
      return request.queryValue(name).filter(text -> !text.isBlank()).map(parse);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("The query parameter " + name + " is not valid.", e);
    }
  }

  private static <T> Set<T> names(String text, Function<String, T> parse) {
    return Arrays.stream(text.split(",", -1))
        .map(name -> parse.apply(upper(name)))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static String upper(String text) {
    return text.trim().toUpperCase(Locale.ROOT);
  }
}
