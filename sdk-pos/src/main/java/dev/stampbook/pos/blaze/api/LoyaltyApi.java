package dev.stampbook.pos.blaze.api;

import dev.stampbook.http.Done;
import dev.stampbook.http.Effect;
import dev.stampbook.http.Operation;
import java.util.Optional;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.POST;
import retrofit2.http.PUT;
import retrofit2.http.Path;
import retrofit2.http.Query;

/**
 * Blaze's own points, rewards and promotions (sheet section 3.4). Beside a loyalty provider they are a second ledger.
 */
public interface LoyaltyApi {

  /** Lists rewards by points, ascending, at most 200 per page. */
  @GET("partner/loyalty/rewards")
  @Operation(name = "listRewards", effect = Effect.READ)
  Rows<LoyaltyReward> listRewards(
      @Query("start") Optional<Integer> start, @Query("limit") Optional<Integer> limit);

  /** Lists rewards as a member sees them. */
  @GET("partner/loyalty/rewards/members/{memberId}")
  @Operation(name = "listMemberRewards", effect = Effect.READ)
  Rows<LoyaltyMemberReward> listMemberRewards(@Path("memberId") String memberId);

  /** Reads a balance, by member or online account. */
  @GET("partner/loyalty/points")
  @Operation(name = "getPoints", effect = Effect.READ)
  MemberLoyaltyPoints getPoints(
      @Query("memberId") Optional<String> memberId,
      @Query("consumerUserId") Optional<String> consumerUserId);

  /** Changes a balance. Never repeat it blindly: look for the note in the ledger (sheet section 9). */
  @POST("partner/loyalty/points")
  @Operation(name = "updatePoints", effect = Effect.WRITE)
  MemberLoyaltyPoints updatePoints(@Body UpdateLoyaltyPointRequest request);

  /** Lists the ledger, by member or online account. */
  @GET("partner/loyalty/activity")
  @Operation(name = "listActivity", effect = Effect.READ)
  Rows<LoyaltyActivityLog> listActivity(
      @Query("memberId") Optional<String> memberId,
      @Query("consumerUserId") Optional<String> consumerUserId,
      @Query("start") Optional<Integer> start,
      @Query("limit") Optional<Integer> limit);

  /** Lists promotions. */
  @GET("partner/loyalty/promotions")
  @Operation(name = "listPromotions", effect = Effect.READ)
  Rows<Promotion> listPromotions(
      @Query("start") Optional<Integer> start, @Query("limit") Optional<Integer> limit);

  /** Reads a promotion. */
  @GET("partner/loyalty/promotions/{promotionId}")
  @Operation(name = "getPromotion", effect = Effect.READ)
  Whole<Promotion> getPromotion(@Path("promotionId") String promotionId);

  /** Finds a promotion by its code. */
  @GET("partner/loyalty/promotions/code/{promocode}")
  @Operation(name = "getPromotionByCode", effect = Effect.READ)
  Optional<Found<Promotion>> getPromotionByCode(@Path("promocode") String promocode);

  /** Adds a promotion. */
  @POST("partner/loyalty/promotions")
  @Operation(name = "createPromotion", effect = Effect.WRITE)
  Promotion createPromotion(@Body Document promotion);

  /** Replaces a promotion. */
  @PUT("partner/loyalty/promotions/{promotionId}")
  @Operation(name = "updatePromotion", effect = Effect.IDEMPOTENT_WRITE)
  Promotion updatePromotion(@Path("promotionId") String promotionId, @Body Document promotion);

  /** Removes a promotion. */
  @DELETE("partner/loyalty/promotions/{promotionId}")
  @Operation(name = "deletePromotion", effect = Effect.IDEMPOTENT_WRITE)
  Done deletePromotion(@Path("promotionId") String promotionId);
}
