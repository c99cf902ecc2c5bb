package dev.stampbook.sandbox.blaze;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stampbook.sandbox.EmulatorResponse;
import dev.stampbook.sandbox.SandboxJson;
import dev.stampbook.sandbox.blaze.BlazeSettings.Trait;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Serves the shop and its webhooks (sheet sections 3.7, 10). Nothing is delivered: payloads are not documented. */
record StoreDesk(BlazeAccount account) {

  List<BlazeRoute> routes() {
    return List.of(
        BlazeRoute.of("GET store", this::store),
        BlazeRoute.of("GET store/taxes", this::taxes),
        BlazeRoute.of("GET webHooks", this::list),
        BlazeRoute.of("POST webHooks", call -> answer(add(call.body()))),
        BlazeRoute.of("GET webHooks/*", call -> answer(hook(call))),
        BlazeRoute.of("PUT webHooks/*", this::replace),
        BlazeRoute.of("DELETE webHooks/*", this::delete),
        BlazeRoute.of("POST store/webHook", this::addAll));
  }

  private static EmulatorResponse answer(JsonNode json) {
    return EmulatorResponse.json(200, json);
  }

  private EmulatorResponse store(BlazeCall call) {
    ObjectNode json = SandboxJson.object();
    ObjectNode shop = json.putObject("shop");
    shop.put("id", BlazeIds.SHOP).put("name", "Example Shop");
    shop.put("created", opened().toEpochMilli());
    shop.put("timeZone", account.settings().zone().getId());
    shop.put("enableSpringBig", account.settings().is(Trait.SPRINGBIG_LINK));
    shop.put("enableCartDiscountNotes", true).put("enableIncomingOrders", true);
    shop.put("taxRoundOffType", "ONE_CENT").put("cartMinType", "Subtotal");
    json.putNull("companyLogoURL");
    return answer(json);
  }

  private Instant opened() {
    return account.shop().orders().stream()
        .map(order -> order.created())
        .min(Instant::compareTo)
        .orElseGet(account::now);
  }

  private EmulatorResponse taxes(BlazeCall call) {
    ObjectNode tax = SandboxJson.object();
    tax.put("territory", "CA").put("name", "Sales tax").put("taxType", "State");
    return answer(SandboxJson.array().add(tax.put("appendTax", true)));
  }

  private EmulatorResponse list(BlazeCall call) {
    Optional<String> type = call.query("type");
    return call.page(
        account.hooks.values().stream()
            .filter(hook -> type.isEmpty() || hook.path("webHookType").asText().equals(type.get()))
            .toList(),
        "start");
  }

  private ObjectNode add(JsonNode body) {
    if (body.path("webHookType").asText("").isEmpty() || body.path("webHookUrls").isEmpty()) {
      throw BlazeRefusal.field("webHookType", "Type and addresses are needed.");
    }
    ObjectNode hook = account.stored(BlazeIds.HOOK.of(account.hooks.size() + 1), account.now());
    hook.set("webHookType", body.path("webHookType"));
    hook.set("webHookUrls", body.path("webHookUrls"));
    account.hooks.put(hook.path("id").asText(), hook);
    return hook;
  }

  private EmulatorResponse addAll(BlazeCall call) {
    JsonNode all =
        SandboxJson.parse(call.request().body())
            .filter(JsonNode::isArray)
            .orElseThrow(() -> BlazeRefusal.invalid("The body is not a list."));
    all.forEach(this::add);
    return EmulatorResponse.empty(200);
  }

  private ObjectNode hook(BlazeCall call) {
    return Optional.ofNullable(account.hooks.get(call.star(0))).orElseThrow(BlazeRefusal::notFound);
  }

  private EmulatorResponse replace(BlazeCall call) {
    ObjectNode before = hook(call);
    ObjectNode after = call.body();
    after.set("id", before.path("id"));
    account.hooks.put(call.star(0), after);
    return answer(after);
  }

  private EmulatorResponse delete(BlazeCall call) {
    hook(call);
    account.hooks.remove(call.star(0));
    return EmulatorResponse.empty(200);
  }
}
