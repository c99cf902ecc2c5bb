package dev.stampbook.sandbox.treez;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stampbook.sandbox.EmulatorResponse;
import dev.stampbook.sandbox.shop.Shop;
import dev.stampbook.sandbox.shop.ShopCustomer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Answers the customer endpoints (section 3.1): one object for an id, a list for an e-mail address or a phone number on version 2. */
final class CustomerEndpoints {

  private static final Set<String> PATIENT_TYPES = Set.of("ADULT", "MEDICAL", "MEDICAL_MMID");

  private final Shop shop;
  private final CustomerBook book;
  private final TreezSettings settings;
  private final Consumer<ShopCustomer> changed;

  CustomerEndpoints(
      Shop shop, CustomerBook book, TreezSettings settings, Consumer<ShopCustomer> changed) {
    this.shop = shop;
    this.book = book;
    this.settings = settings;
    this.changed = changed;
  }

  void routes(TreezRoutes routes) {
    routes.add("GET customer/{id}", call -> one(known(call.variable("id"))));
    routes.add(
        "GET customer/email/{email}",
        call -> found(book.byEmail(call.variable("email")).stream().toList()));
    routes.add("GET customer/phone/{phone}", call -> found(book.byPhone(call.variable("phone"))));
    routes.add("GET customer/firstname/{first}/lastname/{last}", this::byName);
    routes.add("GET customer/queue", call -> many(List.of()));
    routes.add("GET customer/caregivers", call -> many(List.of()));
    routes.add(
        "GET customer/lastUpdated/after/{time}/page/{page}/pagesize/{pagesize}",
        this::updatedAfter);
    routes.add("POST customer/detailcustomer", this::create);
    routes.add("PATCH customer/update/{id}", this::update);
    routes.add("POST customer/merge", this::merge);
  }

  private ShopCustomer known(String id) {
    return book.find(id).orElseThrow(TreezRefusal::noCustomer);
  }

  private EmulatorResponse one(ShopCustomer customer) {
    ObjectNode body = TicketEndpoints.success();
    body.set("data", book.json(customer));
    return EmulatorResponse.json(200, body);
  }

  private EmulatorResponse many(List<ShopCustomer> customers) {
    ObjectNode body = TicketEndpoints.success();
    ArrayNode rows = body.putArray("data");
    customers.forEach(customer -> rows.add(book.json(customer)));
    return EmulatorResponse.json(200, body);
  }

  private EmulatorResponse found(List<ShopCustomer> customers) {
    if (customers.isEmpty()) {
      throw TreezRefusal.noCustomer();
    }
    return settings.version() == TreezSettings.Version.V2 || customers.size() > 1
        ? many(customers)
        : one(customers.get(0));
  }

  private EmulatorResponse byName(TreezCall call) {
    String first = CustomerBook.lower(call.variable("first"));
    String last = CustomerBook.lower(call.variable("last"));
    return found(
        book.all().stream()
            .filter(customer -> CustomerBook.lower(customer.firstName()).equals(first))
            .filter(customer -> CustomerBook.lower(customer.lastName()).equals(last))
            .toList());
  }

  private EmulatorResponse updatedAfter(TreezCall call) {
    Instant after = call.time("time");
    return many(
        book.all().stream()
            .filter(customer -> customer.modified().isAfter(after))
            .sorted(Comparator.comparing(ShopCustomer::modified).reversed())
            .skip(call.skip(settings.firstPage()))
            .limit(call.size())
            .toList());
  }

  private EmulatorResponse create(TreezCall call) {
    JsonNode body = call.body();
    check(body);
    refuseTaken(body, Optional.empty());
    ShopCustomer made = book.put(shop.nextCustomerId(), body, Optional.empty(), now());
    changed.accept(made);
    return one(made);
  }

  private EmulatorResponse update(TreezCall call) {
    ShopCustomer before = known(call.variable("id"));
    JsonNode body = call.body();
    check(body);
    refuseTaken(body, Optional.of(before));
    ShopCustomer after = book.put(before.id(), body, Optional.of(before), now());
    changed.accept(after);
    return one(after);
  }

  private static void check(JsonNode body) {
    require(body, "first_name", "CUSTOMER_FIRST_NAME_BLANK");
    require(body, "last_name", "CUSTOMER_LAST_NAME_BLANK");
    require(body, "birthday", "MODEL_VALIDATION_FAIL");
    if (!body.path("birthday").asText().matches("\\d{4}-\\d{2}-\\d{2}")) {
      throw TreezRefusal.invalid("INVALID_DATE_FORMAT", "Field birthday must be YYYY-MM-DD");
    }
    String type = body.path("patient_type").asText();
    boolean permit =
        !type.equals("MEDICAL_MMID")
            || (body.has("state_medical_id") && body.has("permit_expiration"));
    if (!PATIENT_TYPES.contains(type) || !permit) {
      throw TreezRefusal.invalid("MODEL_VALIDATION_FAIL", "Field patient_type is not valid");
    }
    String phone = body.path("phone").asText("");
    if (!phone.isEmpty() && !phone.matches("[2-9]\\d{9}")) {
      throw TreezRefusal.invalid("INCORRECT_VALUE", "Field phone must have 10 digits");
    }
  }

  private static void require(JsonNode body, String field, String reason) {
    if (body.path(field).asText("").isBlank()) {
      throw TreezRefusal.invalid(reason, "Field " + field + " cannot be blank");
    }
  }

  /** Both are unique in the store; the code of the refusal is not documented (section 14). */
  private void refuseTaken(JsonNode body, Optional<ShopCustomer> self) {
    String email = body.path("email").asText("");
    String phone = body.path("phone").asText("");
    boolean taken =
        book.all().stream()
            .filter(other -> self.filter(me -> me.id() == other.id()).isEmpty())
            .anyMatch(
                other ->
                    (!email.isEmpty() && other.email().equalsIgnoreCase(email))
                        || (!phone.isEmpty()
                            && CustomerBook.tenDigits(other.phone()).equals(phone)));
    if (taken) {
      throw TreezRefusal.invalid("MODEL_VALIDATION_FAIL", "The customer exists already");
    }
  }

  private EmulatorResponse merge(TreezCall call) {
    ShopCustomer source = known(call.body().path("sourceCustomerId").asText());
    ShopCustomer destination = known(call.body().path("destinationCustomerId").asText());
    book.merge(source, destination);
    changed.accept(source);
    changed.accept(destination);
    return EmulatorResponse.json(200, TicketEndpoints.success());
  }

  private Instant now() {
    return settings.clock().instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
