package dev.stampbook.leat.api;

import dev.stampbook.http.Effect;
import dev.stampbook.http.Operation;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.POST;
import retrofit2.http.PUT;
import retrofit2.http.Path;
import retrofit2.http.Query;

/**
 * Orders and returns (sheet section 3.5). Every call throws {@link dev.stampbook.LoyaltyException}; paths are relative to {@code
 * /api/v3/oauth/clients/}. A repeated {@code external_identifier} is taken for an error: find first.
 */
public interface OrdersApi {

  /** Creates an order and runs the account's order action. */
  @POST("orders/create-and-process")
  @Operation(name = "createAndProcessOrder", effect = Effect.WRITE)
  Answer<Order.Processed> createAndProcessOrder(@Body OrderRequest request);

  /** Creates an order and runs nothing. */
  @POST("orders")
  @Operation(name = "createOrder", effect = Effect.WRITE)
  Answer<Order.Processed> createOrder(@Body OrderRequest request);

  /** Reads an order by our key; {@link dev.stampbook.NotFoundException} when there is none (80300). */
  @GET("orders/find")
  @Operation(name = "findOrder", effect = Effect.READ)
  Answer<Order> findOrder(@Query("external_identifier") String externalIdentifier);

  /** Changes the states of an order. */
  @PUT("orders/{order_uuid}")
  @Operation(name = "updateOrder", effect = Effect.IDEMPOTENT_WRITE)
  Answer<Order> updateOrder(@Path("order_uuid") String order, @Body Order.Update request);

  /** Returns all or part of an order and corrects its points. */
  @POST("order-returns/create-and-process")
  @Operation(name = "createAndProcessOrderReturn", effect = Effect.WRITE)
  Answer<OrderReturn.Processed> createAndProcessOrderReturn(@Body OrderReturn.Request request);
}
