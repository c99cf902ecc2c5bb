package dev.stampbook.pos.blaze.api;

import dev.stampbook.http.Done;
import dev.stampbook.http.Effect;
import dev.stampbook.http.Operation;
import java.util.List;
import java.util.Optional;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.POST;
import retrofit2.http.PUT;
import retrofit2.http.Path;
import retrofit2.http.Query;

/**
 * The shop and its webhooks (sheet section 3.7, 10).
 */
public interface StoreApi {

  /** Reads the shop behind the developer key. */
  @GET("partner/store")
  @Operation(name = "getStore", effect = Effect.READ)
  StoreInfo getStore();

  /** Lists the taxes of the shop. */
  @GET("partner/store/taxes")
  @Operation(name = "listTaxes", effect = Effect.READ)
  List<StoreTax> listTaxes();

  /** Lists webhooks. */
  @GET("partner/webHooks")
  @Operation(name = "listWebHooks", effect = Effect.READ)
  Rows<WebHook> listWebHooks(
      @Query("type") Optional<String> type,
      @Query("shopId") Optional<String> shopId,
      @Query("start") Optional<Integer> start,
      @Query("limit") Optional<Integer> limit);

  /** Registers a webhook; list them first, nothing keeps Blaze from taking it twice (sheet section 9). */
  @POST("partner/webHooks")
  @Operation(name = "createWebHook", effect = Effect.WRITE)
  WebHook createWebHook(@Body WebHookRequest request);

  /** Reads a webhook. */
  @GET("partner/webHooks/{webHookId}")
  @Operation(name = "getWebHook", effect = Effect.READ)
  Whole<WebHook> getWebHook(@Path("webHookId") String webHookId);

  /** Replaces a webhook. */
  @PUT("partner/webHooks/{webHookId}")
  @Operation(name = "updateWebHook", effect = Effect.IDEMPOTENT_WRITE)
  WebHook updateWebHook(@Path("webHookId") String webHookId, @Body Document webHook);

  /** Removes a webhook. */
  @DELETE("partner/webHooks/{webHookId}")
  @Operation(name = "deleteWebHook", effect = Effect.IDEMPOTENT_WRITE)
  Done deleteWebHook(@Path("webHookId") String webHookId);

  /** Registers several webhooks at once. */
  @POST("partner/store/webHook")
  @Operation(name = "createWebHooks", effect = Effect.WRITE)
  Done createWebHooks(@Body List<WebHookRequest> requests);
}
