package dev.stampbook.benchmarks.sample;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Types;
import dev.stampbook.bigcommerce.api.OrderRow;
import dev.stampbook.bigcommerce.api.WireJson;
import dev.stampbook.sandbox.EmulatorRequest;
import dev.stampbook.sandbox.EmulatorResponse;
import dev.stampbook.sandbox.SandboxClock;
import dev.stampbook.sandbox.bigcommerce.BigCommerceEmulator;
import dev.stampbook.sandbox.bigcommerce.BigCommerceSettings;
import dev.stampbook.sandbox.shop.Shop;
import dev.stampbook.sandbox.shop.ShopSeed;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One full page of orders as the shop sends it, lines and fees inside: the same bytes on every machine. */
public final class OrderPage {

  /** As many orders as BigCommerce gives on one page. */
  public static final int ORDERS = 250;

  private static final long SEED = 11;

  private OrderPage() {}

  /** Returns the body of the answer. */
  public static String body() {
    BigCommerceEmulator store =
        new BigCommerceEmulator(
            Shop.of(ShopSeed.of(SEED, ORDERS)),
            BigCommerceSettings.standard(
                SandboxClock.virtual(Instant.parse("2026-01-16T12:00:00Z"))));
    EmulatorResponse answer =
        store.handle(
            new EmulatorRequest(
                "GET",
                store.basePath() + "/v2/orders",
                Map.of(
                    "include", List.of("consignments.line_items,fees"),
                    "consignment_structure", List.of("object"),
                    "limit", List.of(String.valueOf(ORDERS))),
                Map.of(
                    "x-auth-token",
                    store.credentials().get("access_token"),
                    "accept",
                    "application/json"),
                new byte[0]));
    String body = new String(answer.body(), StandardCharsets.UTF_8);
    if (answer.status() != 200) {
      throw new IllegalStateException("the emulated store answered " + body);
    }
    return body;
  }

  /** Returns what the SDK reads such a page with. */
  public static JsonAdapter<List<OrderRow>> stampbook() {
    return WireJson.json().moshi().adapter(Types.newParameterizedType(List.class, OrderRow.class));
  }
}
