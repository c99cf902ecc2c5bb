package dev.stampbook.bigcommerce.api;

import dev.stampbook.http.Done;
import dev.stampbook.http.Effect;
import dev.stampbook.http.Operation;
import dev.stampbook.http.Reply;
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
 * Orders, refunds, transactions and order metafields (sheet 3.1, 3.2, 3.7). Reading orders, refunds and transactions is all there is on
 * purpose: changing an order recalculates it, deleting archives it, refunds are not idempotent (sheet 9, 12.24).
 */
public interface OrdersApi {

  /**
   * Lists orders; filters and includes are those of sheet 3.1 by their own names. Without {@code sort} the oldest come first (sheet 12.14).
   */
  @GET("v2/orders")
  @Operation(name = "getOrders", effect = Effect.READ, scope = "store_v2_orders_read_only")
  List<OrderRow> orders(@QueryMap Map<String, String> filters);

  /** Like {@link #orders} with the answer's headers, which tell the quota (sheet 7). */
  @GET("v2/orders")
  @Operation(name = "getOrders", effect = Effect.READ, scope = "store_v2_orders_read_only")
  Reply<List<OrderRow>> ordersWithHeaders(@QueryMap Map<String, String> filters);

  /** Reads one order, or fails with {@link dev.stampbook.NotFoundException}; the includes are those of the list. */
  @GET("v2/orders/{id}")
  @Operation(name = "getOrder", effect = Effect.READ, scope = "store_v2_orders_read_only")
  ShopOrder order(@Path("id") long id, @QueryMap Map<String, String> includes);

  /** Counts orders by status; filters as in the list. */
  @GET("v2/orders/count")
  @Operation(name = "getOrdersCount", effect = Effect.READ, scope = "store_v2_orders_read_only")
  OrderCount count(@QueryMap Map<String, String> filters);

  /** Lists the order statuses. */
  @GET("v2/order_statuses")
  @Operation(name = "getOrderStatuses", effect = Effect.READ, scope = "store_v2_orders_read_only")
  List<OrderStatusName> statuses();

  /** Reads one order status. */
  @GET("v2/order_statuses/{id}")
  @Operation(name = "getOrderStatus", effect = Effect.READ, scope = "store_v2_orders_read_only")
  Optional<OrderStatusName> status(@Path("id") int id);

  /** Lists the lines of an order, page by page. */
  @GET("v2/orders/{id}/products")
  @Operation(name = "getOrderProducts", effect = Effect.READ, scope = "store_v2_orders_read_only")
  List<OrderProduct> products(
      @Path("id") long id, @Query("page") int page, @Query("limit") int limit);

  /** Reads one line. */
  @GET("v2/orders/{id}/products/{line}")
  @Operation(name = "getOrderProduct", effect = Effect.READ, scope = "store_v2_orders_read_only")
  Optional<OrderProduct> product(@Path("id") long id, @Path("line") long line);

  /** Lists the coupons used on an order. */
  @GET("v2/orders/{id}/coupons")
  @Operation(name = "getOrderCoupons", effect = Effect.READ, scope = "store_v2_orders_read_only")
  List<OrderCoupon> coupons(@Path("id") long id, @Query("limit") int limit);

  /** Reads the custom fees of an order. */
  @GET("v2/orders/{id}/fees")
  @Operation(name = "getOrderFees", effect = Effect.READ, scope = "store_v2_orders_read_only")
  Optional<OrderFees> fees(@Path("id") long id);

  /** Lists the taxes of an order; {@code details} says for which line each is. */
  @GET("v2/orders/{id}/taxes")
  @Operation(name = "getOrderTaxes", effect = Effect.READ, scope = "store_v2_orders_read_only")
  List<OrderTax> taxes(
      @Path("id") long id, @Query("details") String details, @Query("limit") int limit);

  /** Lists the shipping addresses of an order. */
  @GET("v2/orders/{id}/shipping_addresses")
  @Operation(
      name = "getOrderShippingAddresses",
      effect = Effect.READ,
      scope = "store_v2_orders_read_only")
  List<OrderShippingAddress> shippingAddresses(@Path("id") long id, @Query("limit") int limit);

  /** Reads the consignments of an order; {@code consignments.line_items} brings the lines along. */
  @GET("v2/orders/{id}/consignments")
  @Operation(
      name = "getOrderConsignments",
      effect = Effect.READ,
      scope = "store_v2_orders_read_only")
  Optional<OrderConsignments> consignments(@Path("id") long id, @Query("include") String include);

  /** Lists the refunds of one order, ascending by id. */
  @GET("v3/orders/{id}/payment_actions/refunds")
  @Operation(name = "getOrderRefunds", effect = Effect.READ, scope = "store_v2_orders_read_only")
  Optional<Rows<RefundRow>> refundsOf(@Path("id") long id);

  /** Lists the refunds of the store, ascending by id; filters of sheet 3.2 by their own names. */
  @GET("v3/orders/payment_actions/refunds")
  @Operation(name = "getOrdersRefunds", effect = Effect.READ, scope = "store_v2_orders_read_only")
  Rows<RefundRow> refunds(@QueryMap Map<String, String> filters);

  /** Reads one refund. */
  @GET("v3/orders/payment_actions/refunds/{id}")
  @Operation(name = "getOrderRefund", effect = Effect.READ, scope = "store_v2_orders_read_only")
  Optional<Single<OrderRefund>> refund(@Path("id") long id);

  /** Lists the payment transactions of an order; empty for an unpaid one. */
  @GET("v3/orders/{id}/transactions")
  @Operation(
      name = "getOrderTransactions",
      effect = Effect.READ,
      scope = "store_v2_transactions_read_only")
  Optional<Rows<OrderTransaction>> transactions(@Path("id") long id);

  /** Lists the metafields of an order that this client may see. */
  @GET("v3/orders/{id}/metafields")
  @Operation(name = "getOrderMetafields", effect = Effect.READ, scope = "store_v2_orders_read_only")
  Rows<Metafield> metafields(@Path("id") long id, @QueryMap Map<String, String> filters);

  /** Creates a metafield, or fails with a conflict when it is there already (sheet 3.7). */
  @POST("v3/orders/{id}/metafields")
  @Operation(name = "createOrderMetafield", effect = Effect.WRITE, scope = "store_v2_orders")
  Single<Metafield> createMetafield(@Path("id") long id, @Body MetafieldDraft metafield);

  /** Replaces a metafield. */
  @PUT("v3/orders/{id}/metafields/{metafield}")
  @Operation(
      name = "updateOrderMetafield",
      effect = Effect.IDEMPOTENT_WRITE,
      scope = "store_v2_orders")
  Single<Metafield> updateMetafield(
      @Path("id") long id, @Path("metafield") long metafieldId, @Body MetafieldDraft metafield);

  /** Deletes one metafield. */
  @DELETE("v3/orders/{id}/metafields/{metafield}")
  @Operation(
      name = "deleteOrderMetafield",
      effect = Effect.IDEMPOTENT_WRITE,
      scope = "store_v2_orders")
  Done deleteMetafield(@Path("id") RecordId id, @Path("metafield") RecordId metafieldId);

  /** Lists metafields of all orders. */
  @GET("v3/orders/metafields")
  @Operation(
      name = "getOrdersMetafields",
      effect = Effect.READ,
      scope = "store_v2_orders_read_only")
  Rows<Metafield> allMetafields(@QueryMap Map<String, String> filters);

  /** Creates metafields of several orders; each row needs its {@code resourceId}. */
  @POST("v3/orders/metafields")
  @Operation(name = "createOrdersMetafields", effect = Effect.WRITE, scope = "store_v2_orders")
  MetafieldBatch createMetafields(@Body List<MetafieldDraft> metafields);

  /** Replaces metafields of several orders; each row needs its {@code id}. */
  @PUT("v3/orders/metafields")
  @Operation(
      name = "updateOrdersMetafields",
      effect = Effect.IDEMPOTENT_WRITE,
      scope = "store_v2_orders")
  MetafieldBatch updateMetafields(@Body List<MetafieldDraft> metafields);
}
