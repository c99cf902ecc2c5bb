package dev.stampbook.pos.treez.api;

import dev.stampbook.http.Effect;
import dev.stampbook.http.Operation;
import java.util.Optional;
import retrofit2.http.GET;
import retrofit2.http.Query;

/** The configured discounts of one store (sheet 3.3), version 3. */
public interface DiscountsApi {

  /**
   * Lists configured discounts; the shape of the answer is not published.
   *
   * @param discountType PERCENT, DOLLAR, COST, BOGO or BUNDLE
   * @param cartAffinity ALL, CART or PRE-CART
   */
  @GET("discount/all")
  @Operation(name = "listStoreDiscounts", effect = Effect.READ)
  StoreDiscountsResponse all(
      @Query("active") Optional<Boolean> active,
      @Query("discount_type") Optional<String> discountType,
      @Query("cart_affinity") Optional<String> cartAffinity);
}
