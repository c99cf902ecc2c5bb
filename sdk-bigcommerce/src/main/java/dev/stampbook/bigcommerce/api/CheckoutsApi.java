package dev.stampbook.bigcommerce.api;

import dev.stampbook.discount.CheckoutId;
import dev.stampbook.http.Done;
import dev.stampbook.http.Effect;
import dev.stampbook.http.Operation;
import java.util.Map;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.POST;
import retrofit2.http.PUT;
import retrofit2.http.Path;
import retrofit2.http.QueryMap;

/** Carts and checkouts, server to server (sheet 3.8). A cart and its checkout have the same id. */
public interface CheckoutsApi {

  /** Reads a checkout, or fails with {@link dev.stampbook.NotFoundException} when it is gone. */
  @GET("v3/checkouts/{id}")
  @Operation(name = "getCheckout", effect = Effect.READ, scope = "store_checkout_read_only")
  Single<Checkout> checkout(@Path("id") CheckoutId id);

  /** Puts a code on a checkout; a stale version answers 409. */
  @POST("v3/checkouts/{id}/coupons")
  @Operation(name = "addCheckoutCoupon", effect = Effect.WRITE, scope = "store_checkout")
  Single<Checkout> addCoupon(@Path("id") CheckoutId id, @Body CouponEntry coupon);

  /** Takes a code off a checkout. */
  @DELETE("v3/checkouts/{id}/coupons/{code}")
  @Operation(
      name = "deleteCheckoutCoupon",
      effect = Effect.IDEMPOTENT_WRITE,
      scope = "store_checkout")
  Done deleteCoupon(@Path("id") CheckoutId id, @Path("code") CodeInPath code);

  /** Puts a manual discount on a checkout, in place of every discount on its lines (sheet 12.16). */
  @POST("v3/checkouts/{id}/discounts")
  @Operation(name = "addCheckoutDiscount", effect = Effect.WRITE, scope = "store_checkout")
  Single<Checkout> addDiscount(@Path("id") CheckoutId id, @Body DiscountEntry discount);

  /** Creates a cart. */
  @POST("v3/carts")
  @Operation(name = "createCart", effect = Effect.WRITE, scope = "store_cart")
  Single<Cart> createCart(@Body CartDraft cart);

  /** Reads a cart, or fails with {@link dev.stampbook.NotFoundException} when it is gone. */
  @GET("v3/carts/{id}")
  @Operation(name = "getCart", effect = Effect.READ, scope = "store_cart_read_only")
  Single<Cart> cart(@Path("id") CheckoutId id);

  /** Lists the metafields of a cart, also of one that became an order. */
  @GET("v3/carts/{id}/metafields")
  @Operation(name = "getCartMetafields", effect = Effect.READ, scope = "store_cart_read_only")
  Rows<Metafield> metafields(@Path("id") CheckoutId id, @QueryMap Map<String, String> filters);

  /** Creates a metafield, or fails with a conflict when it is there already (sheet 3.7). */
  @POST("v3/carts/{id}/metafields")
  @Operation(name = "createCartMetafield", effect = Effect.WRITE, scope = "store_cart")
  Single<Metafield> createMetafield(@Path("id") CheckoutId id, @Body MetafieldDraft metafield);

  /** Replaces a metafield. */
  @PUT("v3/carts/{id}/metafields/{metafield}")
  @Operation(name = "updateCartMetafield", effect = Effect.IDEMPOTENT_WRITE, scope = "store_cart")
  Single<Metafield> updateMetafield(
      @Path("id") CheckoutId id,
      @Path("metafield") long metafieldId,
      @Body MetafieldDraft metafield);

  /** Deletes one metafield. */
  @DELETE("v3/carts/{id}/metafields/{metafield}")
  @Operation(name = "deleteCartMetafield", effect = Effect.IDEMPOTENT_WRITE, scope = "store_cart")
  Done deleteMetafield(@Path("id") CheckoutId id, @Path("metafield") RecordId metafieldId);
}
