package dev.stampbook.smile.api;

import dev.stampbook.http.Effect;
import dev.stampbook.http.Operation;
import dev.stampbook.http.Reply;
import dev.stampbook.http.json.PersonalText;
import java.time.Instant;
import java.util.Optional;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.POST;
import retrofit2.http.Path;
import retrofit2.http.Query;

/**
 * The endpoints of Smile.io, operations 1 to 15 of the fact sheet, section 3. Every call throws {@link
 * dev.stampbook.LoyaltyException}; reads are retried, writes only when they were provably not processed.
 *
 * <p>Operation 16, {@code POST /events}, is left out on purpose: it is deprecated and closed to shops on BigCommerce and Shopify. There is
 * no endpoint to change or delete a customer, to cancel a redemption, to set a tier or to manage webhooks.
 *
 * <p>Lists: {@code limit} is 1 to 250, 50 when empty; a cursor goes with the same filters as the call it came from; newest first by id.
 */
public interface SmileApi {

  /**
   * Lists customers (1).
   *
   * @param email only this address, which several customers may have
   * @param state only these: {@code candidate}, {@code member}, {@code disabled}
   * @param updatedAtMin only changed after this time
   * @param include {@code vip_status}
   */
  @GET("customers")
  @Operation(name = "listCustomers", effect = Effect.READ, scope = "customer:read")
  Customer.Page listCustomers(
      @Query("email") Optional<PersonalText> email,
      @Query("state") Optional<String> state,
      @Query("updated_at_min") Optional<Instant> updatedAtMin,
      @Query("include") Optional<String> include,
      @Query("limit") Optional<Integer> limit,
      @Query("cursor") Optional<String> cursor);

  /**
   * Reads a customer (2).
   *
   * @param include comma list of {@code vip_status}, {@code vip_status.vip_tier}, {@code vip_status.next_vip_tier}
   */
  @GET("customers/{id}")
  @Operation(name = "getCustomer", effect = Effect.READ, scope = "customer:read")
  Customer.Single getCustomer(@Path("id") long id, @Query("include") Optional<String> include);

  /** Links or creates a customer by {@code distinct_id} (3): status 201 for a new link, 200 for a known one. OAuth tokens only. */
  @POST("customer_identities/create_or_update")
  @Operation(
      name = "createOrUpdateCustomerIdentity",
      effect = Effect.IDEMPOTENT_WRITE,
      scope = "customer_identity:write")
  Reply<CustomerIdentity.Single> createOrUpdateCustomerIdentity(
      @Body CustomerIdentityUpsertRequest request);

  /**
   * Records a custom action (4). After an unknown outcome send it again only with a {@code distinct_id}: Smile then refuses the second
   * one (status in {@code smile.duplicateActivityStatuses}), and the ledger tells whether the first one counted.
   */
  @POST("activities")
  @Operation(name = "createActivity", effect = Effect.WRITE, scope = "activity:write")
  Activity.Single createActivity(@Body ActivityCreateRequest request);

  /** Lists the enabled ways to earn (5). */
  @GET("earning_rules")
  @Operation(name = "listEarningRules", effect = Effect.READ, scope = "earning_rule:read")
  EarningRule.Page listEarningRules(
      @Query("limit") Optional<Integer> limit, @Query("cursor") Optional<String> cursor);

  /**
   * Lists what points can buy (6).
   *
   * @param exchangeType only these: {@code fixed}, {@code variable}
   * @param page from 1
   * @param pageSize 1 to 250, 50 when empty; a page with fewer products is the last
   */
  @GET("points_products")
  @Operation(name = "listPointsProducts", effect = Effect.READ, scope = "points_product:read")
  PointsProduct.Page listPointsProducts(
      @Query("exchange_type") Optional<String> exchangeType,
      @Query("page") Optional<Integer> page,
      @Query("page_size") Optional<Integer> pageSize);

  /** Reads one product (7). */
  @GET("points_products/{id}")
  @Operation(name = "getPointsProduct", effect = Effect.READ, scope = "points_product:read")
  PointsProduct.Single getPointsProduct(@Path("id") long id);

  /** Buys a product with points (8). No reference can be given and nothing undoes it: never repeat it blindly. */
  @POST("points_products/{id}/purchase")
  @Operation(name = "purchasePointsProduct", effect = Effect.WRITE, scope = "points_purchase:write")
  PointsPurchase.Single purchasePointsProduct(
      @Path("id") long id, @Body PointsPurchaseRequest request);

  /** Adds or takes points (9). Not idempotent; the reference in {@code internal_note} is neither unique nor a filter. */
  @POST("points_transactions")
  @Operation(
      name = "createPointsTransaction",
      effect = Effect.WRITE,
      scope = "points_transaction:write")
  PointsTransaction.Single createPointsTransaction(@Body PointsTransactionCreateRequest request);

  /**
   * Lists the ledger (10).
   *
   * @param customerId only this customer's
   * @param updatedAtMin only changed at or after this time
   */
  @GET("points_transactions")
  @Operation(
      name = "listPointsTransactions",
      effect = Effect.READ,
      scope = "points_transaction:read")
  PointsTransaction.Page listPointsTransactions(
      @Query("customer_id") Optional<Long> customerId,
      @Query("updated_at_min") Optional<Instant> updatedAtMin,
      @Query("limit") Optional<Integer> limit,
      @Query("cursor") Optional<String> cursor);

  /** Reads one entry of the ledger (11). */
  @GET("points_transactions/{id}")
  @Operation(name = "getPointsTransaction", effect = Effect.READ, scope = "points_transaction:read")
  PointsTransaction.Single getPointsTransaction(@Path("id") long id);

  /** Reads the names of the points (12); {@link dev.stampbook.NotFoundException} when no points program is active. */
  @GET("points_settings")
  @Operation(name = "getPointsSettings", effect = Effect.READ, scope = "points_settings:read")
  PointsSettings.Single getPointsSettings();

  /** Reads whether friends can be referred (13). */
  @GET("referral_settings")
  @Operation(name = "getReferralSettings", effect = Effect.READ, scope = "referral_settings:read")
  ReferralSettings getReferralSettings();

  /**
   * Lists issued rewards (14).
   *
   * @param customerId only this customer's
   * @param fulfillmentStatus only these: {@code pending}, {@code issued}, {@code cancelled}, {@code failed}
   * @param usageStatus only these: {@code used}, {@code unused}, {@code untracked}
   * @param updatedAtMin only changed after this time
   */
  @GET("reward_fulfillments")
  @Operation(
      name = "listRewardFulfillments",
      effect = Effect.READ,
      scope = "reward_fulfillment:read")
  RewardFulfillment.Page listRewardFulfillments(
      @Query("customer_id") Optional<Long> customerId,
      @Query("fulfillment_status") Optional<String> fulfillmentStatus,
      @Query("usage_status") Optional<String> usageStatus,
      @Query("updated_at_min") Optional<Instant> updatedAtMin,
      @Query("limit") Optional<Integer> limit,
      @Query("cursor") Optional<String> cursor);

  /**
   * Lists all tiers (15).
   *
   * @param include comma list of {@code perks}, {@code entry_rewards}
   */
  @GET("vip_tiers")
  @Operation(name = "listVipTiers", effect = Effect.READ, scope = "vip_tier:read")
  VipTier.Listing listVipTiers(@Query("include") Optional<String> include);
}
