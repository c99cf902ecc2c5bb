package dev.stampbook.sandbox.leat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stampbook.sandbox.EmulatorResponse;
import dev.stampbook.sandbox.SandboxJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Carries out what concerns automations and webhooks (sheet section 3.8). Webhooks are kept, not sent: their envelope is unknown. */
final class LeatAccountRoutes {

  private final LeatAccount account;
  private final Map<String, ObjectNode> webhooks = new LinkedHashMap<>();

  private LeatAccountRoutes(LeatAccount account) {
    this.account = account;
  }

  static List<LeatRoute> of(LeatAccount account) {
    LeatAccountRoutes to = new LeatAccountRoutes(account);
    return List.of(
        LeatRoute.on("GET", "", call -> LeatRoute.data(SandboxJson.array())),
        LeatRoute.on("GET", "automations", call -> LeatRoute.list(List.of())),
        LeatRoute.on("POST", "automations/runs", to::run),
        LeatRoute.on("GET", "webhook-subscriptions", to::list),
        LeatRoute.on("POST", "webhook-subscriptions", to::create),
        LeatRoute.on("GET", "webhook-subscriptions/*", call -> LeatRoute.data(to.at(call))),
        LeatRoute.on("PUT", "webhook-subscriptions/*", to::update),
        LeatRoute.on("DELETE", "webhook-subscriptions/*", to::delete));
  }

  private EmulatorResponse run(LeatCall call) {
    account.member(call.required("contact_uuid"));
    call.required("automation_uuid");
    account.wrote();
    return LeatRoute.data(SandboxJson.array());
  }

  private ObjectNode at(LeatCall call) {
    ObjectNode found = webhooks.get(call.segment(1));
    if (found == null) {
      throw LeatRefusal.noSuchThing();
    }
    return found;
  }

  private EmulatorResponse list(LeatCall call) {
    return LeatRoute.list(webhooks.values());
  }

  private EmulatorResponse create(LeatCall call) {
    ObjectNode json = SandboxJson.object();
    json.put("uuid", account.newUuid()).put("name", call.required("name"));
    json.put("event_type", call.required("event_type")).put("url", call.required("url"));
    json.putArray("properties");
    json.put("status", "ACTIVE").put("version", "V1");
    json.put("created_at", LeatWire.time(account.now()));
    webhooks.put(json.path("uuid").asText(), json);
    account.wrote();
    return LeatRoute.data(json);
  }

  private EmulatorResponse update(LeatCall call) {
    ObjectNode json = at(call);
    call.text("name").ifPresent(text -> json.put("name", text));
    call.text("url").ifPresent(text -> json.put("url", text));
    call.text("status").ifPresent(text -> json.put("status", text));
    account.wrote();
    return LeatRoute.data(json);
  }

  private EmulatorResponse delete(LeatCall call) {
    webhooks.remove(at(call).path("uuid").asText());
    account.wrote();
    return LeatRoute.data(SandboxJson.NODES.nullNode());
  }
}
