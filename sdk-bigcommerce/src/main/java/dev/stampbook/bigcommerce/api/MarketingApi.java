package dev.stampbook.bigcommerce.api;

import dev.stampbook.http.Done;
import dev.stampbook.http.Effect;
import dev.stampbook.http.Operation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.POST;
import retrofit2.http.PUT;
import retrofit2.http.Path;
import retrofit2.http.Query;
import retrofit2.http.QueryMap;

/**
 * Promotions with their codes, legacy coupons and gift certificates (sheet 3.6). Random code generation is left out: it cannot be repeated
 * safely (sheet 9).
 */
public interface MarketingApi {

  /** Lists promotions; filters of sheet 3.6 by their own names. */
  @GET("v3/promotions")
  @Operation(name = "getPromotions", effect = Effect.READ, scope = "store_v2_marketing_read_only")
  Rows<Promotion> promotions(@QueryMap Map<String, String> filters);

  /** Creates a promotion. */
  @POST("v3/promotions")
  @Operation(name = "createPromotion", effect = Effect.WRITE, scope = "store_v2_marketing")
  Single<Promotion> createPromotion(@Body PromotionDraft promotion);

  /** Reads a promotion. */
  @GET("v3/promotions/{id}")
  @Operation(name = "getPromotion", effect = Effect.READ, scope = "store_v2_marketing_read_only")
  Optional<Single<Promotion>> promotion(@Path("id") long id);

  /** Replaces a promotion; its redemption type cannot change. */
  @PUT("v3/promotions/{id}")
  @Operation(
      name = "updatePromotion",
      effect = Effect.IDEMPOTENT_WRITE,
      scope = "store_v2_marketing")
  Single<Promotion> updatePromotion(@Path("id") long id, @Body PromotionDraft promotion);

  /** Lists the codes of a promotion; filter {@code code}, cursors {@code before} and {@code after}. */
  @GET("v3/promotions/{id}/codes")
  @Operation(
      name = "getPromotionCodes",
      effect = Effect.READ,
      quota = "promotion-codes",
      scope = "store_v2_marketing_read_only")
  Rows<PromotionCode> codes(@Path("id") long promotionId, @QueryMap Map<String, String> filters);

  /** Finds a code in the whole store: a list of none or one. */
  @GET("v3/promotions/codes")
  @Operation(
      name = "findPromotionCode",
      effect = Effect.READ,
      scope = "store_v2_marketing_read_only")
  Rows<PromotionCode> findCode(@Query("code") CodeInPath code);

  /** Creates a code with a text of our own. */
  @POST("v3/promotions/{id}/codes")
  @Operation(
      name = "createPromotionCode",
      effect = Effect.WRITE,
      quota = "promotion-codes",
      scope = "store_v2_marketing")
  Single<PromotionCode> createCode(@Path("id") long promotionId, @Body PromotionCodeDraft code);

  /** Deletes one code; succeeds also when there is none. */
  @DELETE("v3/promotions/{id}/codes/{code}")
  @Operation(
      name = "deletePromotionCode",
      effect = Effect.IDEMPOTENT_WRITE,
      scope = "store_v2_marketing")
  Done deleteCode(@Path("id") RecordId promotionId, @Path("code") RecordId codeId);

  /** Reads the store's rules for promotions; the answer has no envelope. */
  @GET("v3/promotions/settings")
  @Operation(
      name = "getPromotionSettings",
      effect = Effect.READ,
      scope = "store_v2_marketing_read_only")
  PromotionSettings promotionSettings();

  /** Lists legacy coupons; filters of sheet 3.6 by their own names. */
  @GET("v2/coupons")
  @Operation(name = "getCoupons", effect = Effect.READ, scope = "store_v2_marketing_read_only")
  List<Coupon> coupons(@QueryMap Map<String, String> filters);

  /** Creates a legacy coupon; name and code must be new. */
  @POST("v2/coupons")
  @Operation(name = "createCoupon", effect = Effect.WRITE, scope = "store_v2_marketing")
  Coupon createCoupon(@Body CouponDraft coupon);

  /** Deletes one legacy coupon. */
  @DELETE("v2/coupons/{id}")
  @Operation(name = "deleteCoupon", effect = Effect.IDEMPOTENT_WRITE, scope = "store_v2_marketing")
  Done deleteCoupon(@Path("id") RecordId id);

  /** Lists gift certificates; filters {@code code}, {@code to_email}, {@code order_id}. */
  @GET("v2/gift_certificates")
  @Operation(
      name = "getGiftCertificates",
      effect = Effect.READ,
      scope = "store_v2_marketing_read_only")
  List<GiftCertificate> giftCertificates(@QueryMap Map<String, String> filters);

  /** Reads a gift certificate. */
  @GET("v2/gift_certificates/{id}")
  @Operation(
      name = "getGiftCertificate",
      effect = Effect.READ,
      scope = "store_v2_marketing_read_only")
  Optional<GiftCertificate> giftCertificate(@Path("id") long id);

  /** Creates a gift certificate; no mail is sent. */
  @POST("v2/gift_certificates")
  @Operation(name = "createGiftCertificate", effect = Effect.WRITE, scope = "store_v2_marketing")
  GiftCertificate createGiftCertificate(@Body GiftCertificateDraft certificate);

  /** Deletes one gift certificate. */
  @DELETE("v2/gift_certificates/{id}")
  @Operation(
      name = "deleteGiftCertificate",
      effect = Effect.IDEMPOTENT_WRITE,
      scope = "store_v2_marketing")
  Done deleteGiftCertificate(@Path("id") RecordId id);
}
