package dev.stampbook.sandbox.bigcommerce;

import static dev.stampbook.sandbox.SandboxJson.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stampbook.sandbox.EmulatorResponse;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** Keeps promotions and their coupon codes (section 3.6). */
final class PromotionsV3 implements Offer.Source {

  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9 _-]{1,50}");
  private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

  private static final class Code {
    private final int id;
    private final int promotionId;
    private final String text;
    private final int maxUses;
    private final int maxUsesPerCustomer;
    private final Instant created;
    private final Map<Integer, Integer> usesByCustomer = new HashMap<>();

    private Code(
        int id, int promotionId, String text, int maxUses, int maxPerCustomer, Instant created) {
      this.id = id;
      this.promotionId = promotionId;
      this.text = text;
      this.maxUses = maxUses;
      this.maxUsesPerCustomer = maxPerCustomer;
      this.created = created;
    }

    private int id() {
      return id;
    }

    private int uses() {
      return usesByCustomer.values().stream().mapToInt(uses -> uses).sum();
    }
  }

  private final TreeMap<Integer, ObjectNode> promotions = new TreeMap<>();
  private final TreeMap<Integer, Code> codes = new TreeMap<>();
  private final Map<String, Code> codesByText = new HashMap<>();
  private final InstantSource clock;
  private final RandomGenerator random;
  private int lastPromotionId = 100;
  private int lastCodeId = 4_500;

  PromotionsV3(InstantSource clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  void routes(Routes routes) {
    routes.add("GET /v3/promotions", Scope.MARKETING, this::list);
    routes.add("POST /v3/promotions", Scope.MARKETING, this::create);
    routes.add("GET /v3/promotions/{id}", Scope.MARKETING, c -> Pages.one(200, json(find(c))));
    routes.add("PUT /v3/promotions/{id}", Scope.MARKETING, this::update);
    routes.add("DELETE /v3/promotions/{id}", Scope.MARKETING, this::delete);
    routes.add("GET /v3/promotions/{id}/codes", Scope.MARKETING, this::listCodes);
    routes.add("POST /v3/promotions/{id}/codes", Scope.MARKETING, this::createCode);
    routes.add("DELETE /v3/promotions/{id}/codes", Scope.MARKETING, this::deleteCodes);
    routes.add("POST /v3/promotions/{id}/codegen", Scope.MARKETING, this::generate);
    routes.add("DELETE /v3/promotions/{id}/codes/{code}", Scope.MARKETING, this::deleteOne);
    routes.add("GET /v3/promotions/codes", Scope.MARKETING, this::findCode);
    routes.add("DELETE /v3/promotions/codes", Scope.MARKETING, this::deleteByText);
  }

  private EmulatorResponse list(Call call) {
    List<ObjectNode> rows =
        promotions.values().stream()
            .filter(p -> is(call, "id", p.path("id").asText()))
            .filter(p -> is(call, "name", p.path("name").asText()))
            .filter(p -> is(call, "redemption_type", p.path("redemption_type").asText()))
            .filter(p -> is(call, "status", p.path("status").asText()))
            .filter(p -> is(call, "currency_code", p.path("currency_code").asText()))
            .filter(p -> call.query("code").map(code -> owns(p, code)).orElse(true))
            .toList();
    return Pages.v3(call, rows, this::json);
  }

  private static boolean is(Call call, String filter, String value) {
    return call.query(filter).map(value::equalsIgnoreCase).orElse(true);
  }

  private boolean owns(ObjectNode promotion, String code) {
    return Optional.ofNullable(codesByText.get(key(code)))
        .filter(found -> found.promotionId == promotion.path("id").asInt())
        .isPresent();
  }

  private EmulatorResponse create(Call call) {
    if (!(call.body() instanceof ObjectNode body)
        || body.path("name").asText().isEmpty()
        || !body.path("rules").isArray()) {
      throw Refusal.inErrors(422, "A promotion needs a name and rules.");
    }
    ObjectNode promotion =
        object()
            .put("redemption_type", "AUTOMATIC")
            .put("coupon_type", "SINGLE")
            .put("status", "ENABLED")
            .put("currency_code", "USD")
            .put("can_be_used_with_other_promotions", true)
            .put("coupon_overrides_other_promotions", false)
            .put("stop", false)
            .put("start_date", WireTime.iso(clock.instant()));
    promotion.putNull("end_date").putNull("max_uses").putArray("channels");
    promotion.putArray("notifications");
    promotion.setAll(body.deepCopy());
    promotion.put("id", ++lastPromotionId).put("created_from", "api");
    promotions.put(lastPromotionId, promotion);
    return Pages.one(201, json(promotion));
  }

  private EmulatorResponse update(Call call) {
    ObjectNode promotion = find(call);
    String type = promotion.path("redemption_type").asText();
    if (!(call.body() instanceof ObjectNode body)
        || !body.path("redemption_type").asText(type).equals(type)) {
      throw Refusal.inErrors(422, "The redemption type cannot change.");
    }
    promotion.setAll(body.deepCopy());
    promotion.put("id", call.number("id"));
    return Pages.one(200, json(promotion));
  }

  private EmulatorResponse delete(Call call) {
    promotions.remove(call.number("id"));
    List.copyOf(codes.values()).stream()
        .filter(code -> code.promotionId == call.number("id"))
        .forEach(this::remove);
    return EmulatorResponse.empty(204);
  }

  private EmulatorResponse listCodes(Call call) {
    int promotionId = find(call).path("id").asInt();
    List<Code> rows =
        codes.values().stream()
            .filter(code -> code.promotionId == promotionId)
            .filter(code -> is(call, "code", code.text))
            .toList();
    return Pages.v3Cursor(call, rows, Code::id, PromotionsV3::json);
  }

  private EmulatorResponse createCode(Call call) {
    ObjectNode promotion = couponPromotion(call);
    JsonNode body = call.body();
    String text = body.path("code").asText();
    if (!CODE.matcher(text).matches()) {
      throw Refusal.inErrors(422, "A code has 1 to 50 letters, digits, blanks, '_' or '-'.");
    } else if (codesByText.containsKey(key(text))) {
      throw Refusal.inErrors(422, "The code exists already.");
    }
    int perCustomer = body.path("max_uses_per_customer").asInt(0);
    return Pages.one(201, json(add(promotion, text, body.path("max_uses").asInt(0), perCustomer)));
  }

  private EmulatorResponse generate(Call call) {
    ObjectNode promotion = couponPromotion(call);
    JsonNode body = call.body();
    int batch = body.path("batch_size").asInt();
    int length = body.path("code_length").asInt(16);
    if (!promotion.path("coupon_type").asText().equals("BULK")) {
      throw Refusal.inErrors(422, "Codes are generated for bulk coupon promotions only.");
    } else if (batch < 1 || batch > 250 || length < 6 || length > 16) {
      throw Refusal.inErrors(422, "The batch has 1 to 250 codes of 6 to 16 characters.");
    }
    String delimiter = body.path("delimiter").asText("");
    String prefix = body.path("prefix").asText("");
    String suffix = body.path("suffix").asText("");
    ObjectNode data = object().put("created", WireTime.iso(clock.instant()));
    int maxUses = body.path("max_uses").asInt(0);
    int perCustomer = body.path("max_uses_per_customer").asInt(1);
    data.put("max_uses", maxUses).put("max_uses_per_customer", perCustomer);
    var made = data.put("batch_size", batch).putArray("codes");
    for (int i = 0; i < batch; i++) {
      String text =
          (prefix.isEmpty() ? "" : prefix + delimiter)
              + randomText(length)
              + (suffix.isEmpty() ? "" : delimiter + suffix);
      made.addObject().put("code", add(promotion, text, maxUses, perCustomer).text);
    }
    return Pages.one(201, data);
  }

  private String randomText(int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return text.toString();
  }

  private Code add(ObjectNode promotion, String text, int maxUses, int perCustomer) {
    int promotionId = promotion.path("id").asInt();
    Code code = new Code(++lastCodeId, promotionId, text, maxUses, perCustomer, clock.instant());
    codes.put(code.id, code);
    codesByText.put(key(text), code);
    return code;
  }

  private EmulatorResponse findCode(Call call) {
    List<Code> rows =
        call.query("code")
            .flatMap(code -> Optional.ofNullable(codesByText.get(key(code))))
            .map(List::of)
            .orElse(List.of());
    return Pages.v3Cursor(call, rows, Code::id, PromotionsV3::json);
  }

  private EmulatorResponse deleteByText(Call call) {
    call.query("code")
        .flatMap(code -> Optional.ofNullable(codesByText.get(key(code))))
        .ifPresent(this::remove);
    return EmulatorResponse.empty(204);
  }

  private EmulatorResponse deleteOne(Call call) {
    Optional.ofNullable(codes.get(call.number("code"))).ifPresent(this::remove);
    return EmulatorResponse.empty(204);
  }

  private EmulatorResponse deleteCodes(Call call) {
    var ids =
        call.querySet("id:in")
            .orElseThrow(() -> Refusal.inErrors(422, "The filter id:in is required."));
    List<Code> gone = new ArrayList<>(codes.values());
    gone.removeIf(code -> !ids.contains(Integer.toString(code.id)));
    gone.forEach(this::remove);
    return EmulatorResponse.empty(204);
  }

  private void remove(Code code) {
    codes.remove(code.id);
    codesByText.remove(key(code.text));
  }

  private ObjectNode find(Call call) {
    return Optional.ofNullable(promotions.get(call.number("id"))).orElseThrow(call::notFound);
  }

  private ObjectNode couponPromotion(Call call) {
    ObjectNode promotion = find(call);
    if (!promotion.path("redemption_type").asText().equals("COUPON")) {
      throw Refusal.inErrors(422, "Only coupon promotions have codes.");
    }
    return promotion;
  }

  @Override
  public Optional<Offer> find(String text, Offer.Checkout checkout) {
    Code code = codesByText.get(key(text));
    ObjectNode promotion = code == null ? null : promotions.get(code.promotionId);
    if (code == null || promotion == null) {
      return Optional.empty();
    }
    int usesOfPromotion = uses(code.promotionId);
    int ofCustomer = code.usesByCustomer.getOrDefault(checkout.customerId(), 0);
    boolean spent =
        (code.maxUses > 0 && code.uses() >= code.maxUses)
            || (promotion.path("max_uses").asInt(0) > 0
                && usesOfPromotion >= promotion.path("max_uses").asInt())
            || (code.maxUsesPerCustomer > 0
                && checkout.customerId() != 0
                && ofCustomer >= code.maxUsesPerCustomer);
    if (spent) {
      throw Refusal.coupon("ineligibile", "The coupon code has reached its maximum uses.");
    }
    String currency = promotion.path("currency_code").asText();
    boolean open =
        promotion.path("status").asText().equals("ENABLED")
            && !isPast(promotion.path("end_date"), checkout.now());
    if (!open) {
      throw Refusal.coupon("ineligibile", "The coupon code has expired.");
    } else if (!currency.equals("*") && !currency.equals(checkout.currency())) {
      throw Refusal.coupon("ineligibile", "The coupon code is not valid in this currency.");
    }
    JsonNode rule = promotion.path("rules").path(0);
    JsonNode minimum = rule.path("condition").path("cart").path("minimum_spend");
    if (!minimum.asText("").isEmpty()
        && checkout.goods().compareTo(new BigDecimal(minimum.asText())) < 0) {
      throw Refusal.coupon("ineligibile", "The cart does not reach the minimum spend.");
    }
    return Optional.of(offer(code, promotion, rule.path("action")));
  }

  private static boolean isPast(JsonNode end, Instant now) {
    return end.isTextual()
        && WireTime.parse(end.asText()).filter(at -> !now.isBefore(at)).isPresent();
  }

  private static Offer offer(Code code, ObjectNode promotion, JsonNode action) {
    JsonNode discount = action.path("cart_value").path("discount");
    Offer.Gives gives = Offer.Gives.CHEAPEST_ITEM;
    String value = "0";
    if (discount.has("fixed_amount")) {
      gives = Offer.Gives.AMOUNT;
      value = discount.path("fixed_amount").asText();
    } else if (discount.has("percentage_amount")) {
      gives = Offer.Gives.PERCENT;
      value = discount.path("percentage_amount").asText();
    } else if (action.has("shipping")) {
      gives = Offer.Gives.FREE_SHIPPING;
    }
    String name = promotion.path("display_name").asText(promotion.path("name").asText());
    return new Offer(
        code.text,
        code.promotionId,
        name,
        gives,
        new BigDecimal(value),
        customer -> code.usesByCustomer.merge(customer, 1, Integer::sum));
  }

  private int uses(int promotionId) {
    return codes.values().stream()
        .filter(code -> code.promotionId == promotionId)
        .mapToInt(Code::uses)
        .sum();
  }

  private JsonNode json(ObjectNode promotion) {
    return promotion.deepCopy().put("current_uses", uses(promotion.path("id").asInt()));
  }

  private static JsonNode json(Code code) {
    return object()
        .put("id", code.id)
        .put("code", code.text)
        .put("current_uses", code.uses())
        .put("max_uses", code.maxUses)
        .put("max_uses_per_customer", code.maxUsesPerCustomer)
        .put("created", WireTime.iso(code.created));
  }

  private static String key(String code) {
    return code.toUpperCase(Locale.ROOT);
  }
}
