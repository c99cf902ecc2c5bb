package dev.stampbook.sandbox.bigcommerce;

import static dev.stampbook.sandbox.SandboxJson.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stampbook.sandbox.EmulatorResponse;
import dev.stampbook.sandbox.shop.ShopCurrency;
import java.time.InstantSource;
import java.util.List;

/** Answers what does not change: store, time, currencies, channels (section 3.9). */
final class StoreInfo {

  private static final List<ShopCurrency> CURRENCIES =
      List.of(ShopCurrency.USD, ShopCurrency.EUR, ShopCurrency.JPY);

  private final String storeHash;
  private final InstantSource clock;

  StoreInfo(String storeHash, InstantSource clock) {
    this.storeHash = storeHash;
    this.clock = clock;
  }

  void routes(Routes routes) {
    routes.add("GET /v2/store", Scope.INFORMATION, call -> EmulatorResponse.json(200, store()));
    routes.add(
        "GET /v2/time",
        Scope.NONE,
        call -> EmulatorResponse.json(200, object().put("time", clock.instant().getEpochSecond())));
    routes.add(
        "GET /v2/currencies",
        Scope.INFORMATION,
        call -> Pages.v2(call, CURRENCIES, StoreInfo::currency));
    routes.add(
        "GET /v3/channels",
        Scope.CHANNELS,
        call -> Pages.v3(call, List.of("Sandbox Store"), StoreInfo::channel));
  }

  private JsonNode store() {
    ObjectNode json = object().put("id", storeHash).put("domain", "shop.example.com");
    json.put("secure_url", "https://shop.example.com").put("status", "live");
    json.put("name", "Sandbox Store").put("language", "en").put("currency", "USD");
    json.put("currency_symbol", "$").put("decimal_separator", ".").put("decimal_places", 2);
    json.put("thousands_separator", ",").put("plan_name", "Sandbox").put("plan_level", "Pro");
    json.put("plan_is_trial", false).put("is_price_entered_with_tax", false);
    json.putObject("timezone")
        .put("name", "America/Chicago")
        .put("raw_offset", -21_600)
        .put("dst_offset", -18_000)
        .put("dst_correction", true);
    json.putArray("logo");
    json.put("store_id", Integer.parseInt(Hooks.STORE_ID)).put("default_channel_id", 1);
    json.put("default_site_id", 1000);
    json.putObject("features")
        .put("stencil_enabled", true)
        .put("checkout_type", "optimized")
        .put("multi_storefront_enabled", false);
    return json;
  }

  private static JsonNode currency(ShopCurrency currency) {
    ObjectNode json = object().put("id", currency.id()).put("currency_code", currency.code());
    json.put("name", currency.code()).put("is_default", currency.isStoreCurrency());
    json.put("currency_exchange_rate", currency.perStoreUnit().setScale(10).toPlainString());
    json.put("auto_update", false).put("decimal_places", currency.decimals());
    json.put("enabled", true).put("is_transactional", true).put("token_location", "left");
    return json.put("decimal_token", ".").put("thousands_token", ",");
  }

  private static JsonNode channel(String name) {
    return object()
        .put("id", 1)
        .put("name", name)
        .put("type", "storefront")
        .put("platform", "bigcommerce")
        .put("status", "active")
        .put("external_id", "")
        .put("is_listable_from_ui", true)
        .put("is_visible", true)
        .put("is_enabled", true);
  }
}
