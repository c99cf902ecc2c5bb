package dev.stampbook.leat.api;

import dev.stampbook.http.Effect;
import dev.stampbook.http.Operation;
import java.util.Optional;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.POST;
import retrofit2.http.PUT;
import retrofit2.http.Path;
import retrofit2.http.Query;

/**
 * Rewards and what becomes of them (sheet section 3.6). Every call throws {@link dev.stampbook.LoyaltyException}; paths are relative to
 * {@code /api/v3/oauth/clients/}.
 */
public interface RewardsApi {

  /** Lists rewards; with a contact, those it may claim. */
  @GET("rewards")
  @Operation(name = "listRewards", effect = Effect.READ)
  Listing<WithAttributes<Reward>> listRewards(
      @Query("shop_uuid") Optional<String> shop, @Query("contact_uuid") Optional<String> contact);

  /** Reads a reward; {@link dev.stampbook.NotFoundException} when there is none (6003). */
  @GET("rewards/{reward_uuid}")
  @Operation(name = "getReward", effect = Effect.READ)
  Answer<WithAttributes<Reward>> getReward(@Path("reward_uuid") String reward);

  /** Changes a reward. */
  @PUT("rewards/{reward_uuid}")
  @Operation(name = "updateReward", effect = Effect.IDEMPOTENT_WRITE)
  Answer<WithAttributes<Reward>> updateReward(
      @Path("reward_uuid") String reward, @Body WithAttributes<Reward.Update> request);

  /** Claims a reward; the points are taken at once. No reference can be given: never repeat it blindly. */
  @POST("reward-receptions")
  @Operation(name = "createRewardReception", effect = Effect.WRITE)
  Answer<WithAttributes<LoyaltyTransaction>> createRewardReception(
      @Body LoyaltyTransaction.Claim request);

  /** Takes a claim back; the answer is the credit reception that gives the points back. */
  @POST("reward-receptions/{reward_reception_uuid}/reverse")
  @Operation(name = "reverseRewardReception", effect = Effect.WRITE)
  Answer<WithAttributes<LoyaltyTransaction>> reverseRewardReception(
      @Path("reward_reception_uuid") String rewardReception);

  /** Lists what a contact has claimed and not collected. */
  @GET("collectable-rewards")
  @Operation(name = "listCollectableRewards", effect = Effect.READ)
  Listing<Reward.Collectable> listCollectableRewards(@Query("contact_uuid") String contact);

  /** Marks a claimed reward as collected. */
  @PUT("collectable-rewards/collect/{loyalty_transaction_uuid}")
  @Operation(name = "collectReward", effect = Effect.IDEMPOTENT_WRITE)
  Answer<Reward.Collectable> collectReward(@Path("loyalty_transaction_uuid") String transaction);
}
