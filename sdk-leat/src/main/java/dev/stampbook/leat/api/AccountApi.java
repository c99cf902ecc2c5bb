package dev.stampbook.leat.api;

import dev.stampbook.http.Done;
import dev.stampbook.http.Effect;
import dev.stampbook.http.Operation;
import java.util.Map;
import java.util.Optional;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.POST;
import retrofit2.http.PUT;
import retrofit2.http.Path;
import retrofit2.http.Query;

/**
 * Automations and webhooks (sheet section 3.8). Every call throws {@link dev.stampbook.LoyaltyException}; paths are relative to {@code
 * /api/v3/oauth/clients/}.
 */
public interface AccountApi {

  /** Tells whether Leat can be reached and takes the credential; the answer says nothing else. */
  @GET("../clients")
  @Operation(name = "ping", effect = Effect.READ)
  Done ping();

  /** Lists automations; their fields are not documented. */
  @GET("automations")
  @Operation(name = "listAutomations", effect = Effect.READ)
  Listing<Map<String, Object>> listAutomations();

  /** Runs an automation for a contact. */
  @POST("automations/runs")
  @Operation(name = "runAutomation", effect = Effect.WRITE)
  Done runAutomation(@Body AutomationRun request);

  /** Lists webhooks. */
  @GET("webhook-subscriptions")
  @Operation(name = "listWebhookSubscriptions", effect = Effect.READ)
  Listing<WebhookSubscription> listWebhookSubscriptions(
      @Query("event_type") Optional<String> eventType, @Query("status") Optional<String> status);

  /** Creates a webhook. */
  @POST("webhook-subscriptions")
  @Operation(name = "createWebhookSubscription", effect = Effect.WRITE)
  Answer<WebhookSubscription> createWebhookSubscription(@Body WebhookSubscription.Create request);

  /** Reads a webhook. */
  @GET("webhook-subscriptions/{webhook_subscription_uuid}")
  @Operation(name = "getWebhookSubscription", effect = Effect.READ)
  Answer<WebhookSubscription> getWebhookSubscription(
      @Path("webhook_subscription_uuid") String webhook);

  /** Changes a webhook. */
  @PUT("webhook-subscriptions/{webhook_subscription_uuid}")
  @Operation(name = "updateWebhookSubscription", effect = Effect.IDEMPOTENT_WRITE)
  Answer<WebhookSubscription> updateWebhookSubscription(
      @Path("webhook_subscription_uuid") String webhook, @Body WebhookSubscription.Update request);

  /** Deletes a webhook. */
  @DELETE("webhook-subscriptions/{webhook_subscription_uuid}")
  @Operation(name = "deleteWebhookSubscription", effect = Effect.IDEMPOTENT_WRITE)
  Done deleteWebhookSubscription(@Path("webhook_subscription_uuid") String webhook);
}
