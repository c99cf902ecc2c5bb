package dev.stampbook.bigcommerce.api;

import dev.stampbook.http.Effect;
import dev.stampbook.http.Operation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.POST;
import retrofit2.http.PUT;
import retrofit2.http.Path;
import retrofit2.http.QueryMap;

/**
 * Customers, their attributes and groups, and newsletter subscribers (sheet 3.3 to 3.5). Nothing here deletes: without a filter that would
 * be the whole collection (sheet 12.24), and an unsubscribe is a change.
 */
public interface CustomersApi {

  /** Lists customers; filters and {@code include} of sheet 3.3 by their own names. */
  @GET("v3/customers")
  @Operation(name = "getCustomers", effect = Effect.READ, scope = "store_v2_customers_read_only")
  Rows<Customer> customers(@QueryMap Map<String, String> filters);

  /** Creates at most 10 customers; an address that is taken answers 422. */
  @POST("v3/customers")
  @Operation(name = "createCustomers", effect = Effect.WRITE, scope = "store_v2_customers")
  Rows<Customer> create(@Body List<CustomerDraft> customers);

  /** Changes at most 10 customers; at most 3 such calls at a time. */
  @PUT("v3/customers")
  @Operation(
      name = "updateCustomers",
      effect = Effect.IDEMPOTENT_WRITE,
      quota = "customers-write",
      scope = "store_v2_customers")
  Rows<Customer> update(@Body List<CustomerUpdate> customers);

  /** Lists the definitions of customer attributes. */
  @GET("v3/customers/attributes")
  @Operation(
      name = "getCustomersAttributes",
      effect = Effect.READ,
      scope = "store_v2_customers_read_only")
  Rows<CustomerAttribute> attributes(@QueryMap Map<String, String> filters);

  /** Defines customer attributes; at most 50 per store. */
  @POST("v3/customers/attributes")
  @Operation(
      name = "createCustomersAttributes",
      effect = Effect.WRITE,
      quota = "customers-write",
      scope = "store_v2_customers")
  Rows<CustomerAttribute> createAttributes(@Body List<CustomerAttributeDraft> attributes);

  /** Lists attribute values; filters {@code customer_id:in}, {@code attribute_id:in}. */
  @GET("v3/customers/attribute-values")
  @Operation(
      name = "getCustomersAttributeValues",
      effect = Effect.READ,
      scope = "store_v2_customers_read_only")
  Rows<AttributeValue> attributeValues(@QueryMap Map<String, String> filters);

  /** Sets at most 10 attribute values. */
  @PUT("v3/customers/attribute-values")
  @Operation(
      name = "upsertCustomersAttributeValues",
      effect = Effect.IDEMPOTENT_WRITE,
      quota = "customers-write",
      scope = "store_v2_customers")
  Rows<AttributeValue> setAttributeValues(@Body List<AttributeValueWrite> values);

  /** Lists customer groups. */
  @GET("v2/customer_groups")
  @Operation(
      name = "getCustomerGroups",
      effect = Effect.READ,
      scope = "store_v2_customers_read_only")
  List<CustomerGroup> groups(@QueryMap Map<String, String> filters);

  /** Reads one customer group. */
  @GET("v2/customer_groups/{id}")
  @Operation(
      name = "getCustomerGroup",
      effect = Effect.READ,
      scope = "store_v2_customers_read_only")
  Optional<CustomerGroup> group(@Path("id") long id);

  /** Lists subscribers; filters of sheet 3.5 by their own names. */
  @GET("v3/customers/subscribers")
  @Operation(name = "getSubscribers", effect = Effect.READ, scope = "store_v2_customers_read_only")
  Rows<Subscriber> subscribers(@QueryMap Map<String, String> filters);

  /** Reads one subscriber. */
  @GET("v3/customers/subscribers/{id}")
  @Operation(name = "getSubscriber", effect = Effect.READ, scope = "store_v2_customers_read_only")
  Optional<Single<Subscriber>> subscriber(@Path("id") long id);

  /** Creates a subscriber; an address that is taken answers 409. */
  @POST("v3/customers/subscribers")
  @Operation(name = "createSubscriber", effect = Effect.WRITE, scope = "store_v2_customers")
  Single<Subscriber> createSubscriber(@Body SubscriberWrite subscriber);

  /** Changes a subscriber; {@code consents} is the whole set. */
  @PUT("v3/customers/subscribers/{id}")
  @Operation(
      name = "updateSubscriber",
      effect = Effect.IDEMPOTENT_WRITE,
      scope = "store_v2_customers")
  Single<Subscriber> updateSubscriber(@Path("id") long id, @Body SubscriberWrite subscriber);
}
