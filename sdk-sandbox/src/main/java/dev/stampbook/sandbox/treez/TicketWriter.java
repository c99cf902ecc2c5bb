package dev.stampbook.sandbox.treez;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.stampbook.sandbox.SandboxJson;
import dev.stampbook.sandbox.shop.Basket;
import dev.stampbook.sandbox.shop.Basket.Discount;
import dev.stampbook.sandbox.shop.OrderStatus;
import dev.stampbook.sandbox.shop.Shop;
import dev.stampbook.sandbox.shop.ShopCurrency;
import dev.stampbook.sandbox.shop.ShopOrder;
import dev.stampbook.sandbox.shop.ShopProduct;
import dev.stampbook.sandbox.shop.Taxation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Makes and changes tickets from request bodies (section 3.2), and refuses what the fact sheet says is refused. */
final class TicketWriter {

  private static final BigDecimal TAX_RATE = new BigDecimal("0.13");
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final Set<String> TYPES =
      Set.of("DELIVERY", "PICKUP", "EXPRESS", "POS", "DRIVE_THRU", "CURBSIDE");
  private static final Set<String> SOURCES =
      Set.of("ECOMMERCE", "IN_STORE", "VENDING_MACHINE", "KIOSK");

  private final Shop shop;
  private final TreezSettings settings;
  private final TicketCoupons coupons;

  TicketWriter(Shop shop, TreezSettings settings, TicketCoupons coupons) {
    this.shop = shop;
    this.settings = settings;
    this.coupons = coupons;
  }

  /** Returns the ticket a body describes, not yet kept. */
  TicketBook.Entry create(JsonNode body, int orderId, Instant now) {
    OrderStatus status = openStatus(body);
    int customerId = customer(body);
    Basket empty =
        new Basket(
            ShopCurrency.USD,
            Taxation.EXCLUSIVE,
            TAX_RATE,
            List.of(),
            List.of(),
            ShopCurrency.USD.zero(),
            ShopCurrency.USD.zero(),
            ShopCurrency.USD.zero(),
            List.of());
    String email = shop.customer(customerId).map(known -> known.email()).orElse("");
    ShopOrder order =
        ShopOrder.builder(orderId, customerId, empty, now).email(email).status(status).build();
    return filled(
        new TicketBook.Entry(order, head(body, Optional.empty()), Optional.empty()), body, now);
  }

  /** Returns an open ticket changed to what the body says. */
  TicketBook.Entry change(TicketBook.Entry entry, JsonNode body, Instant now) {
    OrderStatus status = openStatus(body);
    ShopOrder order = entry.sale().change().status(status).modified(now).build();
    return filled(
        new TicketBook.Entry(order, head(body, Optional.of(entry.extras())), Optional.empty()),
        body,
        now);
  }

  private static OrderStatus openStatus(JsonNode body) {
    if (!TYPES.contains(body.path("type").asText())
        || !SOURCES.contains(body.path("order_source").asText())
        || body.path("revenue_source").asText().isBlank()) {
      throw TreezRefusal.invalid("TICKET_FORMAT_ERROR", "A mandatory field is missing");
    }
    String status = body.path("order_status").asText();
    return TreezStatus.open(status)
        .orElseThrow(
            () ->
                TreezRefusal.invalid(
                    "INVALID_TICKET_STATUS", "Allowed: " + String.join(", ", TreezStatus.LISTED)));
  }

  private int customer(JsonNode body) {
    String id = body.path("customer_id").asText("");
    if (id.isEmpty()) {
      return 0;
    }
    if (!id.matches("\\d{1,9}") || shop.customer(Integer.parseInt(id)).isEmpty()) {
      throw TreezRefusal.noCustomer();
    }
    return Integer.parseInt(id);
  }

  private static TicketExtras head(JsonNode body, Optional<TicketExtras> before) {
    return new TicketExtras(
        body.path("type").asText(),
        body.path("order_source").asText(),
        Optional.of(body.path("revenue_source").asText()),
        text(body, "external_order_number")
            .or(() -> before.flatMap(TicketExtras::externalOrderNumber)),
        text(body, "ticket_note").or(() -> before.flatMap(TicketExtras::note)),
        before.map(TicketExtras::couponCodes).orElse(List.of()),
        before.map(TicketExtras::asked).orElse(Map.of()),
        before.map(TicketExtras::withoutAutomatic).orElse(List.of()),
        before.map(TicketExtras::payments).orElseGet(SandboxJson::array));
  }

  private static Optional<String> text(JsonNode body, String field) {
    return Optional.of(body.path(field)).filter(JsonNode::isTextual).map(JsonNode::textValue);
  }

  private TicketBook.Entry filled(TicketBook.Entry entry, JsonNode body, Instant now) {
    ShopOrder order = entry.sale();
    TicketExtras extras = entry.extras();
    Basket basket = order.basket();
    if (body.has("items")) {
      Lines lines = lines(basket, body.path("items"));
      basket = basket.withItems(lines.items());
      extras =
          new TicketExtras(
              extras.type(),
              extras.orderSource(),
              extras.revenueSource(),
              extras.externalOrderNumber(),
              extras.note(),
              extras.couponCodes(),
              lines.asked(),
              lines.withoutAutomatic(),
              extras.payments());
    }
    if (body.has("fees")) {
      basket = withFees(basket, body.path("fees"));
    }
    if (body.has("coupon_codes")) {
      List<String> codes = new ArrayList<>();
      body.path("coupon_codes").forEach(code -> codes.add(code.asText()));
      basket = coupons.on(basket, codes, now);
      extras =
          new TicketExtras(
              extras.type(),
              extras.orderSource(),
              extras.revenueSource(),
              extras.externalOrderNumber(),
              extras.note(),
              codes,
              extras.asked(),
              extras.withoutAutomatic(),
              extras.payments());
    }
    return new TicketBook.Entry(order.change().basket(basket).build(), extras, Optional.empty());
  }

  private record Lines(
      List<Basket.Item> items, Map<Integer, JsonNode> asked, List<Integer> withoutAutomatic) {}

  private Lines lines(Basket before, JsonNode sent) {
    List<Basket.Item> unmatched = new ArrayList<>(before.items());
    List<Basket.Item> items = new ArrayList<>();
    Map<Integer, JsonNode> asked = new HashMap<>();
    List<Integer> withoutAutomatic = new ArrayList<>();
    for (JsonNode line : sent) {
      ShopProduct product = product(line);
      Optional<Basket.Item> same =
          unmatched.stream().filter(item -> item.product().equals(product)).findFirst();
      same.ifPresent(unmatched::remove);
      int lineId = same.map(Basket.Item::lineId).orElseGet(shop::nextId);
      BigDecimal price = same.map(Basket.Item::unitPrice).orElse(product.price());
      BigDecimal quantity = line.path("quantity").decimalValue();
      if (quantity.signum() <= 0 || quantity.stripTrailingZeros().scale() > 0) {
        throw TreezRefusal.invalid(
            "INCORRECT_VALUE", "The quantity must be a whole number above 0");
      }
      JsonNode discounts = line.path(settings.discountKey());
      ArrayNode kept = SandboxJson.array();
      discounts.forEach(kept::add);
      boolean automatic = line.path("apply_automatic_discounts").asBoolean(true);
      asked.put(lineId, kept);
      if (!automatic) {
        withoutAutomatic.add(lineId);
      }
      Basket.Item plain =
          new Basket.Item(
              lineId, product, quantity.intValueExact(), price, List.of(), ShopCurrency.USD.zero());
      List<Discount> own = new ArrayList<>();
      if (automatic) {
        own.addAll(same.map(TicketWriter::automatic).orElse(List.of()));
        own.addAll(configured(plain, kept.isEmpty()));
      }
      own.addAll(asked(plain, own, kept));
      items.add(
          new Basket.Item(lineId, product, plain.quantity(), price, own, ShopCurrency.USD.zero()));
    }
    return new Lines(items, asked, withoutAutomatic);
  }

  private ShopProduct product(JsonNode line) {
    OptionalInt id = TreezIds.productOf(line.path("size_id").asText());
    return (id.isPresent() ? shop.product(id.getAsInt()) : Optional.<ShopProduct>empty())
        .orElseThrow(() -> TreezRefusal.invalid("PRODUCT_NOT_FOUND", "The product does not exist"));
  }

  /** The automatic discounts the shop itself had given; those this store is set up with are worked out anew. */
  private static List<Discount> automatic(Basket.Item item) {
    return item.discounts().stream()
        .filter(discount -> discount.kind() == Discount.Kind.AUTOMATIC)
        .filter(discount -> discount.couponId() == 0)
        .toList();
  }

  private List<Discount> configured(Basket.Item item, boolean noOther) {
    return settings.automaticDiscounts().stream()
        .filter(discount -> noOther || discount.stacking() == TreezSettings.Stacking.WITH_OTHERS)
        .map(
            discount ->
                new Discount(
                    Discount.Kind.AUTOMATIC,
                    discount.title(),
                    "",
                    1,
                    percent(gross(item), discount.percent())))
        .toList();
  }

  /** Discounts asked for come off what is left of the line, one after the other (section 13). */
  private static List<Discount> asked(Basket.Item item, List<Discount> before, ArrayNode sent) {
    List<Discount> all = new ArrayList<>();
    BigDecimal left = gross(item);
    for (Discount discount : before) {
      left = left.subtract(discount.amount()).max(BigDecimal.ZERO);
    }
    for (JsonNode one : sent) {
      BigDecimal value = one.path("discount_amount").decimalValue();
      boolean percent = one.path("discount_method").asText().equals("PERCENT");
      if (value.signum() < 0 || (percent && value.compareTo(HUNDRED) > 0)) {
        throw TreezRefusal.invalid("INCORRECT_VALUE", "The discount is out of range");
      }
      if (one.path("cart").asBoolean(false)) {
        throw TreezRefusal.invalid("INVALID_REQUEST", "Discounts apply to single lines only");
      }
      BigDecimal amount =
          percent ? percent(left, value) : value.setScale(2, RoundingMode.HALF_UP).min(left);
      left = left.subtract(amount);
      all.add(
          new Discount(Discount.Kind.MANUAL, one.path("discount_title").asText(), "", 0, amount));
    }
    return all;
  }

  private static BigDecimal gross(Basket.Item item) {
    return item.unitPrice().multiply(BigDecimal.valueOf(item.quantity()));
  }

  private static BigDecimal percent(BigDecimal amount, BigDecimal percent) {
    return amount.multiply(percent).divide(HUNDRED, 2, RoundingMode.HALF_UP);
  }

  private Basket withFees(Basket basket, JsonNode sent) {
    List<Basket.Fee> fees = new ArrayList<>();
    for (JsonNode fee : sent) {
      BigDecimal amount = fee.path("total_amount").decimalValue();
      String name = fee.path("type").asText("DELIVERY FEE");
      fees.add(new Basket.Fee(shop.nextId(), name, amount.setScale(2, RoundingMode.HALF_UP)));
    }
    return new Basket(
        basket.currency(),
        basket.taxation(),
        basket.taxRate(),
        basket.items(),
        basket.discounts(),
        basket.shippingList(),
        basket.shippingPaid(),
        basket.handling(),
        fees);
  }
}
