package dev.stampbook.pos.blaze.api;

import dev.stampbook.http.Effect;
import dev.stampbook.http.Operation;
import java.util.Optional;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.POST;
import retrofit2.http.Path;
import retrofit2.http.Query;

/**
 * Online orders from open cart to placed order (sheet section 3.3). Bodies are whole carts: send back what was read, changed.
 * No version guards a cart, so two writers at once overwrite each other.
 */
public interface CartsApi {

  /** Reads the open cart of a consumer, or of our order reference; makes one when there is none (inferred). */
  @GET("partner/store/cart/active")
  @Operation(name = "getActiveCart", effect = Effect.IDEMPOTENT_WRITE)
  Whole<ConsumerCart> getActiveCart(
      @Query("cuid") String cuid,
      @Query("sessionId") Optional<String> sessionId,
      @Query("externalId") Optional<String> externalId);

  /** Reads a cart. */
  @GET("partner/store/cart/{consumerCartId}")
  @Operation(name = "getCart", effect = Effect.READ)
  Whole<ConsumerCart> getCart(
      @Path("consumerCartId") String consumerCartId, @Query("cuid") Optional<String> cuid);

  /** Prices a cart and places nothing. */
  @POST("partner/store/cart/prepare")
  @Operation(name = "prepareCart", effect = Effect.READ)
  ConsumerCart prepareCart(@Query("cuid") String cuid, @Body Document cart);

  /** Stores a changed cart. */
  @POST("partner/store/cart/updateCart/{consumerCartId}")
  @Operation(name = "updateCart", effect = Effect.IDEMPOTENT_WRITE)
  ConsumerCart updateCart(
      @Path("consumerCartId") String consumerCartId,
      @Query("cuid") String cuid,
      @Body Document cart);

  /** Places the order. After an unknown outcome read the cart: it says whether it was placed (sheet section 9). */
  @POST("partner/store/cart/submitCart/{consumerCartId}")
  @Operation(name = "submitCart", effect = Effect.WRITE)
  ConsumerCart submitCart(
      @Path("consumerCartId") String consumerCartId,
      @Query("cuid") String cuid,
      @Body Document cart);

  /** Cancels a placed order that is no transaction yet. */
  @DELETE("partner/store/cart/cancelCart/{consumerCartId}")
  @Operation(name = "cancelCart", effect = Effect.WRITE)
  ConsumerCart cancelCart(
      @Path("consumerCartId") String consumerCartId, @Query("cuid") Optional<String> cuid);

  /** Lists the orders of a consumer. */
  @GET("partner/store/cart/history")
  @Operation(name = "listConsumerOrders", effect = Effect.READ)
  Rows<ConsumerCart> listConsumerOrders(
      @Query("cuid") String cuid,
      @Query("start") Optional<Integer> start,
      @Query("limit") Optional<Integer> limit);

  /** Reads a cart by the key of its public page, with member and transaction. */
  @GET("partner/store/cart/public/{publicKey}")
  @Operation(name = "getCartByPublicKey", effect = Effect.READ)
  ConsumerCart getCartByPublicKey(@Path("publicKey") String publicKey);

  /** Gives a cart to a consumer. */
  @POST("partner/store/cart/{consumerCartId}/setConsumerUser/{consumerUserId}")
  @Operation(name = "setCartConsumer", effect = Effect.IDEMPOTENT_WRITE)
  ConsumerCart setCartConsumer(
      @Path("consumerCartId") String consumerCartId, @Path("consumerUserId") String consumerUserId);

  /** Adds a payment; only with the consent of Blaze (sheet section 7). */
  @POST("partner/store/cart/{consumerCartId}/payments")
  @Operation(name = "addCartPayment", effect = Effect.WRITE)
  ConsumerCart addCartPayment(
      @Path("consumerCartId") String consumerCartId, @Body CartPayment payment);
}
