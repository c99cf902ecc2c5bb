package dev.stampbook.sandbox.treez;

import static dev.stampbook.sandbox.SandboxJson.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stampbook.sandbox.EmulatorResponse;
import dev.stampbook.sandbox.SandboxJson;
import dev.stampbook.sandbox.shop.OrderStatus;
import dev.stampbook.sandbox.shop.ShopOrder;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Answers the ticket endpoints (section 3.2). */
final class TicketEndpoints {

  private static final Duration REACH_BACK = Duration.ofDays(30);
  private static final String PAGES = "/page/{page}/pagesize/{pagesize}";

  private final TicketBook book;
  private final TicketWriter writer;
  private final TicketCoupons coupons;
  private final TicketJson json;
  private final TreezSettings settings;
  private final BiConsumer<TicketBook.Entry, String> changed;
  private final Consumer<String> usedCodes;

  TicketEndpoints(
      TicketBook book,
      TicketWriter writer,
      TicketCoupons coupons,
      TicketJson json,
      TreezSettings settings,
      BiConsumer<TicketBook.Entry, String> changed,
      Consumer<String> usedCodes) {
    this.book = book;
    this.writer = writer;
    this.coupons = coupons;
    this.json = json;
    this.settings = settings;
    this.changed = changed;
    this.usedCodes = usedCodes;
  }

  void routes(TreezRoutes routes) {
    routes.add("POST ticket/previewticket", this::preview);
    routes.add("POST ticket/detailticket", this::create);
    routes.add("PUT ticket/update/{id}", this::update);
    routes.add("GET ticket/{id}", call -> inList(List.of(entry(call))));
    routes.add("GET ticket/ordernumber/{number}", this::byNumber);
    routes.add("GET ticket/history/{id}", this::history);
    routes.add("GET ticket/status/{status}" + PAGES, this::byStatus);
    routes.add(
        "GET ticket/customer/{customer}" + PAGES,
        call ->
            page(call, entry -> call.variable("customer").equals("" + entry.sale().customerId())));
    routes.add(
        "GET ticket/opendate/{date}" + PAGES,
        call -> {
          LocalDate day = call.day("date");
          return page(call, entry -> day(entry.created()).equals(day));
        });
    routes.add(
        "GET ticket/closedate/{date}" + PAGES,
        call -> {
          LocalDate day = call.day("date");
          return page(call, entry -> entry.closed().map(this::day).filter(day::equals).isPresent());
        });
    routes.add("GET ticket/lastUpdated/after/{time}" + PAGES, this::updatedAfter);
    boolean described =
        settings.version() == TreezSettings.Version.V3
            && settings.deltaPaths() == TreezSettings.DeltaPaths.OF_THE_VERSION;
    if (described) {
      routes.add("GET ticket/lastUpdated/{time}" + PAGES, this::updatedAfter);
    }
  }

  private LocalDate day(Instant time) {
    return LocalDate.ofInstant(time, settings.zone());
  }

  private TicketBook.Entry entry(TreezCall call) {
    return book.find(call.variable("id")).orElseThrow(TreezRefusal::noTicket);
  }

  private EmulatorResponse byNumber(TreezCall call) {
    String number = call.variable("number");
    TicketBook.Entry found =
        book.all().stream()
            .filter(entry -> entry.orderNumber().equals(number))
            .findFirst()
            .orElseThrow(TreezRefusal::noTicket);
    return inData(json.ticket(found));
  }

  /** Changes are told for 30 days; who asks for more gets those 30 days and no word about it. */
  private EmulatorResponse updatedAfter(TreezCall call) {
    Instant oldest = settings.clock().instant().minus(REACH_BACK);
    Instant asked = call.time("time");
    Instant after = asked.isBefore(oldest) ? oldest : asked;
    return page(call, entry -> entry.updated().isAfter(after));
  }

  private EmulatorResponse byStatus(TreezCall call) {
    String status = call.variable("status");
    if (!TreezStatus.LISTED.contains(status)) {
      throw TreezRefusal.invalid(
          "INVALID_TICKET_STATUS", "Allowed: " + String.join(", ", TreezStatus.LISTED));
    }
    List<TicketBook.Entry> rows = rows(entry -> entry.status().equals(status));
    List<TicketBook.Entry> shown = cut(call, rows);
    ObjectNode body = success().put("pageElements", shown.size());
    body.put("totalElements", rows.size());
    return list(body, shown);
  }

  private EmulatorResponse page(TreezCall call, Predicate<TicketBook.Entry> fits) {
    return list(success(), cut(call, rows(fits)));
  }

  /** Newest first (section 6). */
  private List<TicketBook.Entry> rows(Predicate<TicketBook.Entry> fits) {
    return book.all().stream()
        .filter(fits)
        .sorted(
            Comparator.comparing(TicketBook.Entry::updated)
                .thenComparing(TicketBook.Entry::ticketId)
                .reversed())
        .toList();
  }

  private List<TicketBook.Entry> cut(TreezCall call, List<TicketBook.Entry> rows) {
    return rows.stream().skip(call.skip(settings.firstPage())).limit(call.size()).toList();
  }

  private EmulatorResponse inList(List<TicketBook.Entry> entries) {
    return list(success(), entries);
  }

  private EmulatorResponse list(ObjectNode body, List<TicketBook.Entry> entries) {
    ArrayNode rows = body.putArray("ticketList");
    entries.forEach(entry -> rows.add(json.ticket(entry)));
    return EmulatorResponse.json(200, body);
  }

  private static EmulatorResponse inData(JsonNode ticket) {
    ObjectNode body = success();
    body.set("data", ticket);
    return EmulatorResponse.json(200, body);
  }

  static ObjectNode success() {
    return object().put("resultCode", "SUCCESS").putNull("resultReason").putNull("resultDetail");
  }

  private EmulatorResponse history(TreezCall call) {
    TicketBook.Entry entry = entry(call);
    ObjectNode body = success();
    ArrayNode rows = body.putArray("data");
    rows.addObject().put("status", "AWAITING_PROCESSING").put("date", entry.created().toString());
    entry
        .closed()
        .ifPresent(at -> rows.addObject().put("status", entry.status()).put("date", at.toString()));
    return EmulatorResponse.json(200, body.put("totalPages", 1).put("totalElements", rows.size()));
  }

  private EmulatorResponse preview(TreezCall call) {
    return inData(json.preview(writer.create(call.body(), 0, now())));
  }

  private EmulatorResponse create(TreezCall call) {
    return inData(json.ticket(created(call.body())));
  }

  /** Opens the ticket that a body describes. */
  TicketBook.Entry created(JsonNode body) {
    TicketBook.Entry made = writer.create(body, book.nextOrderId(), now());
    TicketBook.Entry kept = book.put(made.sale(), made.extras());
    changed.accept(kept, "created");
    return kept;
  }

  private EmulatorResponse update(TreezCall call) {
    return inData(json.ticket(updated(entry(call), call.body())));
  }

  /** Changes a ticket as a body says. */
  TicketBook.Entry updated(TicketBook.Entry entry, JsonNode body) {
    if (entry.refund().isPresent() || TreezStatus.isClosed(entry.sale().status())) {
      throw TreezRefusal.invalid("INVALID_REQUEST", "The ticket is closed");
    }
    String status = body.path("order_status").asText();
    TicketBook.Entry after =
        body.path("payments").isArray() && !body.path("payments").isEmpty()
            ? paid(entry, body)
            : unpaid(entry, body, status);
    if (status.equals("COMPLETED")) {
      after = completed(after);
    }
    TicketBook.Entry kept = book.put(after.sale(), after.extras());
    changed.accept(kept, "updated");
    return kept;
  }

  /** All or nothing, in a call of its own (section 3.2). */
  private TicketBook.Entry paid(TicketBook.Entry entry, JsonNode body) {
    if (entry.extras().isPaid() || body.has("items")) {
      throw TreezRefusal.invalid("INVALID_REQUEST", "A payment comes alone and once");
    }
    BigDecimal sum = BigDecimal.ZERO;
    for (JsonNode payment : body.path("payments")) {
      if (!payment.path("payment_source").isTextual()
          || !payment.path("payment_method").isTextual()) {
        throw TreezRefusal.invalid("INVALID_REQUEST", "A payment names its source and its method");
      }
      sum = sum.add(payment.path("amount_paid").decimalValue());
    }
    if (sum.compareTo(entry.sale().money().total().incTax()) != 0) {
      throw TreezRefusal.invalid("INCORRECT_VALUE", "The payment must be the total");
    }
    ShopOrder order = entry.sale().change().modified(now()).build();
    ArrayNode payments = SandboxJson.array().addAll((ArrayNode) body.path("payments"));
    return new TicketBook.Entry(order, entry.extras().paidBy(payments), Optional.empty());
  }

  private TicketBook.Entry unpaid(TicketBook.Entry entry, JsonNode body, String status) {
    if (status.equals("COMPLETED") && entry.extras().isPaid()) {
      return entry;
    }
    if (!TicketBook.isChangeable(entry)) {
      throw TreezRefusal.invalid("INVALID_REQUEST", "A paid ticket cannot be changed");
    }
    if (status.equals("COMPLETED")) {
      throw TreezRefusal.invalid("INVALID_REQUEST", "A ticket is completed with its payment");
    }
    if (status.equals("CANCELED")) {
      ShopOrder order = entry.sale().change().status(OrderStatus.CANCELLED).modified(now()).build();
      return new TicketBook.Entry(order, entry.extras(), Optional.empty());
    }
    return writer.change(entry, body, now());
  }

  private TicketBook.Entry completed(TicketBook.Entry entry) {
    ShopOrder order = entry.sale().change().status(OrderStatus.COMPLETED).modified(now()).build();
    coupons.use(entry.extras().couponCodes());
    entry.extras().couponCodes().forEach(usedCodes);
    return new TicketBook.Entry(order, entry.extras(), Optional.empty());
  }

  private Instant now() {
    return settings.clock().instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
