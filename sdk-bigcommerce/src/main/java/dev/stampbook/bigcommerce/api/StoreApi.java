package dev.stampbook.bigcommerce.api;

import dev.stampbook.http.Done;
import dev.stampbook.http.Effect;
import dev.stampbook.http.Operation;
import dev.stampbook.http.Reply;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.POST;
import retrofit2.http.PUT;
import retrofit2.http.Path;
import retrofit2.http.QueryMap;

/** The store, its clock, currencies, channels and webhooks (sheet 3.9, 10.1). */
public interface StoreApi {

  /** Reads the store. */
  @GET("v2/store")
  @Operation(
      name = "getStoreInformation",
      effect = Effect.READ,
      scope = "store_v2_information_read_only")
  StoreInformation store();

  /** Reads the platform's clock; with the headers that tell the quota (sheet 7). */
  @GET("v2/time")
  @Operation(name = "getSystemTimestamp", effect = Effect.READ)
  Reply<StoreTime> time();

  /** Lists the currencies. */
  @GET("v2/currencies")
  @Operation(name = "getCurrencies", effect = Effect.READ, scope = "store_v2_information_read_only")
  List<StoreCurrency> currencies();

  /** Lists the channels. */
  @GET("v3/channels")
  @Operation(name = "getChannels", effect = Effect.READ, scope = "store_channel_settings_read_only")
  Rows<Channel> channels(@QueryMap Map<String, String> filters);

  /** Lists the webhooks of this API account; those of other accounts are invisible. */
  @GET("v3/hooks")
  @Operation(name = "getWebhooks", effect = Effect.READ)
  Rows<Hook> hooks(@QueryMap Map<String, String> filters);

  /** Reads one webhook. */
  @GET("v3/hooks/{id}")
  @Operation(name = "getWebhook", effect = Effect.READ)
  Optional<Single<Hook>> hook(@Path("id") long id);

  /** Registers a webhook; one per scope and destination. */
  @POST("v3/hooks")
  @Operation(name = "createWebhook", effect = Effect.WRITE)
  Single<Hook> createHook(@Body HookDraft hook);

  /** Changes a webhook, such as switching it on again. */
  @PUT("v3/hooks/{id}")
  @Operation(name = "updateWebhook", effect = Effect.IDEMPOTENT_WRITE)
  Single<Hook> updateHook(@Path("id") long id, @Body HookDraft hook);

  /** Deletes one webhook. */
  @DELETE("v3/hooks/{id}")
  @Operation(name = "deleteWebhook", effect = Effect.IDEMPOTENT_WRITE)
  Done deleteHook(@Path("id") RecordId id);

  /** Reads blocked destinations and the state of each webhook; empty where the store does not offer it. */
  @GET("v3/hooks/admin")
  @Operation(name = "getWebhookAdminInfo", effect = Effect.READ)
  Optional<Single<HookAdmin>> hookAdmin();
}
