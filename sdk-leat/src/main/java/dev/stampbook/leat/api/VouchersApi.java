package dev.stampbook.leat.api;

import dev.stampbook.http.Done;
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
 * Promotions and their vouchers (sheet section 3.7). Every call throws {@link dev.stampbook.LoyaltyException}; paths are relative to
 * {@code /api/v3/oauth/clients/}.
 */
public interface VouchersApi {

  /** Lists promotions. */
  @GET("promotions")
  @Operation(name = "listPromotions", effect = Effect.READ)
  Listing<Promotion> listPromotions();

  /** Reads a promotion; {@link dev.stampbook.NotFoundException} when there is none (80002). */
  @GET("promotions/{promotion_uuid}")
  @Operation(name = "getPromotion", effect = Effect.READ)
  Answer<Promotion> getPromotion(@Path("promotion_uuid") String promotion);

  /** Creates a promotion. */
  @POST("promotions")
  @Operation(name = "createPromotion", effect = Effect.WRITE)
  Answer<Promotion> createPromotion(@Body Promotion.Create request);

  /** Lists vouchers; {@code limit} 0 to 500, 30 when empty. */
  @GET("vouchers")
  @Operation(name = "listVouchers", effect = Effect.READ)
  Listing<Voucher> listVouchers(
      @Query("promotion_uuid") Optional<String> promotion,
      @Query("contact_uuid") Optional<String> contact,
      @Query("status") Optional<String> status,
      @Query("limit") Optional<Integer> limit,
      @Query("page") Optional<Integer> page);

  /** Creates a voucher; a known code is a {@link dev.stampbook.ConflictException} (80003). */
  @POST("vouchers")
  @Operation(name = "createVoucher", effect = Effect.WRITE)
  Answer<Voucher> createVoucher(@Body Voucher.Create request);

  /** Creates many vouchers later on. */
  @POST("vouchers/batch")
  @Operation(name = "createVoucherBatch", effect = Effect.WRITE)
  Answer<Voucher.Batch> createVoucherBatch(@Body Voucher.CreateBatch request);

  /** Finds a voucher by its code; {@link dev.stampbook.NotFoundException} when there is none (80004). */
  @GET("vouchers/find")
  @Operation(name = "findVoucher", effect = Effect.READ)
  Answer<Voucher> findVoucher(@Query("code") String code);

  /** Changes a voucher, at the address the documentation names. */
  @PUT("vouchers/update/{voucher_uuid}")
  @Operation(name = "updateVoucher", effect = Effect.IDEMPOTENT_WRITE)
  Answer<Voucher> updateVoucher(@Path("voucher_uuid") String voucher, @Body Voucher.Update request);

  /** Changes a voucher, at the address Leat's own client uses. */
  @PUT("vouchers/{voucher_uuid}")
  @Operation(name = "updateVoucherByShortPath", effect = Effect.IDEMPOTENT_WRITE)
  Answer<Voucher> updateVoucherByShortPath(
      @Path("voucher_uuid") String voucher, @Body Voucher.Update request);

  /** Holds a voucher for a checkout; ends by itself after an hour. */
  @POST("vouchers/{voucher_uuid}/lock")
  @Operation(name = "lockVoucher", effect = Effect.WRITE)
  Answer<Voucher.Locked> lockVoucher(@Path("voucher_uuid") String voucher);

  /** Ends a hold. */
  @POST("vouchers/{voucher_uuid}/release")
  @Operation(name = "releaseVoucher", effect = Effect.IDEMPOTENT_WRITE)
  Answer<Voucher.Locked> releaseVoucher(
      @Path("voucher_uuid") String voucher, @Body Voucher.Release request);

  /** Uses a voucher. */
  @POST("vouchers/redeem")
  @Operation(name = "redeemVoucher", effect = Effect.WRITE)
  Answer<Voucher> redeemVoucher(@Body Voucher.Redeem request);

  /** Uses a voucher several times. */
  @POST("vouchers/multi-redeem")
  @Operation(name = "redeemVoucherSeveralTimes", effect = Effect.WRITE)
  Answer<Voucher.Redemptions> redeemVoucherSeveralTimes(@Body Voucher.MultiRedeem request);

  /** Makes a used voucher good again. */
  @POST("vouchers/{voucher_uuid}/reverse")
  @Operation(name = "reverseVoucher", effect = Effect.WRITE)
  Done reverseVoucher(@Path("voucher_uuid") String voucher);
}
