package dev.stampbook.sandbox.bigcommerce;

import static dev.stampbook.sandbox.SandboxJson.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stampbook.sandbox.EmulatorResponse;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Keeps the legacy coupons and the gift certificates of V2 (section 3.6). */
final class MarketingV2 implements Offer.Source {

  private static final int CERTIFICATE_CODE_LENGTH = 20;
  private static final Map<String, Offer.Gives> TYPES =
      Map.of(
          "per_total_discount", Offer.Gives.AMOUNT,
          "per_item_discount", Offer.Gives.AMOUNT,
          "percentage_discount", Offer.Gives.PERCENT,
          "free_shipping", Offer.Gives.FREE_SHIPPING,
          "shipping_discount", Offer.Gives.FREE_SHIPPING);

  private final TreeMap<Integer, ObjectNode> coupons = new TreeMap<>();
  private final TreeMap<Integer, ObjectNode> certificates = new TreeMap<>();
  private final InstantSource clock;
  private int lastId = 300;

  MarketingV2(InstantSource clock) {
    this.clock = clock;
  }

  void routes(Routes routes) {
    routes.add("GET /v2/coupons", Scope.MARKETING, this::listCoupons);
    routes.add("POST /v2/coupons", Scope.MARKETING, this::createCoupon);
    routes.add("DELETE /v2/coupons", Scope.MARKETING, call -> clear(coupons));
    routes.add(
        "GET /v2/coupons/count",
        Scope.MARKETING,
        call -> EmulatorResponse.json(200, object().put("count", coupons.size())));
    routes.add("PUT /v2/coupons/{id}", Scope.MARKETING, this::updateCoupon);
    routes.add("DELETE /v2/coupons/{id}", Scope.MARKETING, call -> remove(call, coupons));
    routes.add("GET /v2/gift_certificates", Scope.MARKETING, this::listCertificates);
    routes.add("POST /v2/gift_certificates", Scope.MARKETING, this::createCertificate);
    routes.add("DELETE /v2/gift_certificates", Scope.MARKETING, call -> clear(certificates));
    routes.add(
        "GET /v2/gift_certificates/{id}",
        Scope.MARKETING,
        call -> EmulatorResponse.json(200, find(call, certificates)));
    routes.add("PUT /v2/gift_certificates/{id}", Scope.MARKETING, this::updateCertificate);
    routes.add(
        "DELETE /v2/gift_certificates/{id}", Scope.MARKETING, call -> remove(call, certificates));
  }

  private EmulatorResponse listCoupons(Call call) {
    var minId = call.queryNumber("min_id");
    var maxId = call.queryNumber("max_id");
    List<ObjectNode> rows =
        coupons.values().stream()
            .filter(c -> is(call, c, "id") && is(call, c, "code"))
            .filter(c -> is(call, c, "name") && is(call, c, "type"))
            .filter(c -> minId.map(id -> c.path("id").asInt() >= id).orElse(true))
            .filter(c -> maxId.map(id -> c.path("id").asInt() <= id).orElse(true))
            .toList();
    return Pages.v2(call, rows, row -> row);
  }

  private EmulatorResponse createCoupon(Call call) {
    ObjectNode body = body(call);
    require(body, "name", "code", "type", "amount", "applies_to");
    if (!TYPES.containsKey(body.path("type").asText())) {
      throw Refusal.v2(400, "The field 'type' is invalid.");
    }
    boolean taken =
        coupons.values().stream()
            .anyMatch(
                c ->
                    key(c.path("code").asText()).equals(key(body.path("code").asText()))
                        || c.path("name").equals(body.path("name")));
    if (taken) {
      throw Refusal.v2(409, "The name or the code is in use.");
    }
    ObjectNode coupon =
        object()
            .put("min_purchase", "0.0000")
            .put("expires", "")
            .put("enabled", true)
            .put("max_uses", 0)
            .put("max_uses_per_customer", 0);
    coupon.putArray("shipping_methods");
    coupon.putObject("restricted_to");
    coupon.setAll(body);
    coupon.put("id", ++lastId).put("num_uses", 0);
    coupon.put("amount", OrderJson.money(decimal(body, "amount")));
    coupon.put("date_created", WireTime.rfc2822(clock.instant()));
    coupons.put(lastId, coupon);
    return EmulatorResponse.json(201, coupon);
  }

  /** Updates a coupon; leaving {@code applies_to} out wipes it, as in the real system. */
  private EmulatorResponse updateCoupon(Call call) {
    ObjectNode coupon = find(call, coupons);
    ObjectNode body = body(call);
    if (!body.has("applies_to")) {
      coupon.putObject("applies_to");
    }
    coupon.setAll(body);
    coupon.put("id", call.number("id"));
    return EmulatorResponse.json(200, coupon);
  }

  @Override
  public Optional<Offer> find(String code, Offer.Checkout checkout) {
    return coupons.values().stream()
        .filter(coupon -> key(coupon.path("code").asText()).equals(key(code)))
        .findFirst()
        .map(coupon -> offer(coupon, checkout));
  }

  private static Offer offer(ObjectNode coupon, Offer.Checkout checkout) {
    int max = coupon.path("max_uses").asInt();
    Optional<Instant> end = WireTime.parse(coupon.path("expires").asText(""));
    if (!coupon.path("enabled").asBoolean(true)
        || (max > 0 && coupon.path("num_uses").asInt() >= max)) {
      throw Refusal.coupon("ineligibile", "The coupon code has reached its maximum uses.");
    } else if (end.filter(at -> !checkout.now().isBefore(at)).isPresent()) {
      throw Refusal.coupon("ineligibile", "The coupon code has expired.");
    } else if (!checkout.currency().equals("USD")) {
      throw Refusal.coupon("ineligibile", "Coupons only apply to the default currency.");
    } else if (checkout.goods().compareTo(decimal(coupon, "min_purchase")) < 0) {
      throw Refusal.coupon("ineligibile", "The cart does not reach the minimum purchase.");
    }
    return new Offer(
        coupon.path("code").asText(),
        coupon.path("id").asInt(),
        coupon.path("name").asText(),
        Optional.ofNullable(TYPES.get(coupon.path("type").asText())).orElse(Offer.Gives.AMOUNT),
        decimal(coupon, "amount"),
        customer -> coupon.put("num_uses", coupon.path("num_uses").asInt() + 1));
  }

  private EmulatorResponse listCertificates(Call call) {
    List<ObjectNode> rows =
        certificates.values().stream()
            .filter(c -> is(call, c, "code") && is(call, c, "to_email"))
            .filter(c -> is(call, c, "order_id"))
            .toList();
    return Pages.v2(call, rows, row -> row);
  }

  /** Creates a certificate; the code is cut to 20 characters, dates are read back as epoch text. */
  private EmulatorResponse createCertificate(Call call) {
    ObjectNode body = body(call);
    require(body, "to_name", "to_email", "from_name", "from_email", "amount");
    ObjectNode certificate = object();
    certificate.setAll(body);
    String code = body.path("code").asText("GC-" + (lastId + 1));
    code = code.substring(0, Math.min(CERTIFICATE_CODE_LENGTH, code.length()));
    String amount = OrderJson.money(decimal(body, "amount"));
    certificate.put("id", ++lastId).put("code", code).put("amount", amount);
    certificate.put(
        "balance", body.has("balance") ? OrderJson.money(decimal(body, "balance")) : amount);
    certificate.put("status", body.path("status").asText("active")).put("order_id", 0);
    certificate.put("currency_code", body.path("currency_code").asText("USD"));
    certificate.put("purchase_date", Long.toString(clock.instant().getEpochSecond()));
    String expiry =
        WireTime.parse(body.path("expiry_date").asText(""))
            .map(at -> Long.toString(at.getEpochSecond()))
            .orElse("0");
    certificate.put("expiry_date", expiry);
    certificates.put(lastId, certificate);
    return EmulatorResponse.json(201, certificate);
  }

  private EmulatorResponse updateCertificate(Call call) {
    ObjectNode certificate = find(call, certificates);
    certificate.setAll(body(call));
    certificate.put("id", call.number("id"));
    return EmulatorResponse.json(200, certificate);
  }

  private static EmulatorResponse clear(Map<Integer, ObjectNode> rows) {
    rows.clear();
    return EmulatorResponse.empty(204);
  }

  private static EmulatorResponse remove(Call call, Map<Integer, ObjectNode> rows) {
    find(call, rows);
    rows.remove(call.number("id"));
    return EmulatorResponse.empty(204);
  }

  private static ObjectNode find(Call call, Map<Integer, ObjectNode> rows) {
    return Optional.ofNullable(rows.get(call.number("id"))).orElseThrow(call::notFound);
  }

  private static boolean is(Call call, JsonNode row, String field) {
    return call.query(field).map(row.path(field).asText()::equalsIgnoreCase).orElse(true);
  }

  private static ObjectNode body(Call call) {
    if (call.body() instanceof ObjectNode body) {
      return body.deepCopy();
    }
    throw Refusal.v2(400, "The request body must be an object.");
  }

  private static void require(JsonNode body, String... fields) {
    for (String field : fields) {
      JsonNode value = body.path(field);
      if (value.isMissingNode() || (value.isTextual() && value.asText().isEmpty())) {
        throw Refusal.v2(400, "The required field '" + field + "' was not supplied.");
      }
    }
  }

  private static BigDecimal decimal(JsonNode body, String field) {
    try {
      return new BigDecimal(body.path(field).asText("0"));
    } catch (NumberFormatException e) {
      throw Refusal.v2(400, "The field '" + field + "' is invalid.");
    }
  }

  private static String key(String code) {
    return code.toUpperCase(Locale.ROOT);
  }
}
