package dev.stampbook.splio.api;

import dev.stampbook.http.Done;
import dev.stampbook.http.Effect;
import dev.stampbook.http.Operation;
import dev.stampbook.http.json.OpenEnum;
import dev.stampbook.http.json.PersonalText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.HTTP;
import retrofit2.http.PATCH;
import retrofit2.http.POST;
import retrofit2.http.Path;
import retrofit2.http.Query;
import retrofit2.http.QueryMap;

/**
 * The endpoints of login, fields, contacts, suppression, orders, products and stores (sheet sections 3.1 to 3.3). Every call throws {@link
 * dev.stampbook.LoyaltyException}; reads are retried, writes that add something only when they were provably not processed.
 *
 * <p>Page lists: pages count from 1, {@code perPage} is 1 to 1,000, 50 when empty. {@code fields} are criteria as {@link SearchEncoding}
 * writes them.
 */
public interface SplioDataApi {

  /** Logs in; a wrong key is refused with 400, not 401 (sheet section 2). Called by the client itself. */
  @POST("authenticate")
  @Operation(name = "authenticate", effect = Effect.READ, quota = SplioQuotas.GENERAL)
  Token authenticate(@Body AuthenticateRequest request);

  /** Tells whether the token works. */
  @GET("ping")
  @Operation(name = "ping", effect = Effect.READ, quota = SplioQuotas.GENERAL)
  Ping ping();

  /** Reads which attribute identifies a contact. */
  @GET("universes/unique-key")
  @Operation(name = "getUniqueKey", effect = Effect.READ, quota = SplioQuotas.GENERAL)
  UniqueKey getUniqueKey();

  /** Makes a custom field. */
  @POST("data/fields")
  @Operation(name = "createCustomField", effect = Effect.WRITE, quota = SplioQuotas.GENERAL)
  CustomFieldCreated createCustomField(@Body CustomFieldCreate request);

  /** Drops a custom field; {@code fieldId} is 5 for {@code c5}. */
  @DELETE("data/fields/{scope}/{field_id}")
  @Operation(
      name = "deleteCustomField",
      effect = Effect.IDEMPOTENT_WRITE,
      quota = SplioQuotas.GENERAL)
  Done deleteCustomField(@Path("scope") OpenEnum<FieldScope> scope, @Path("field_id") long fieldId);

  /** Lists the fields of contacts. */
  @GET("data/fields/contacts")
  @Operation(name = "listContactFields", effect = Effect.READ, quota = SplioQuotas.GENERAL)
  NumberedPage<FieldDefinition> listContactFields();

  /** Lists the fields of orders. */
  @GET("data/fields/orders")
  @Operation(name = "listOrderFields", effect = Effect.READ, quota = SplioQuotas.GENERAL)
  NumberedPage<FieldDefinition> listOrderFields(
      @Query("page_number") Optional<Integer> pageNumber,
      @Query("per_page") Optional<Integer> perPage);

  /** Lists the fields of order lines. */
  @GET("data/fields/order-lines")
  @Operation(name = "listOrderLineFields", effect = Effect.READ, quota = SplioQuotas.GENERAL)
  NumberedPage<FieldDefinition> listOrderLineFields(
      @Query("page_number") Optional<Integer> pageNumber,
      @Query("per_page") Optional<Integer> perPage);

  /** Lists the fields of products. */
  @GET("data/fields/products")
  @Operation(name = "listProductFields", effect = Effect.READ, quota = SplioQuotas.GENERAL)
  NumberedPage<FieldDefinition> listProductFields(
      @Query("page_number") Optional<Integer> pageNumber,
      @Query("per_page") Optional<Integer> perPage);

  /** Lists the fields of rewards. */
  @GET("data/fields/rewards")
  @Operation(name = "listRewardFields", effect = Effect.READ, quota = SplioQuotas.GENERAL)
  NumberedPage<FieldDefinition> listRewardFields(
      @Query("page_number") Optional<Integer> pageNumber,
      @Query("per_page") Optional<Integer> perPage);

  /** Lists the fields of members. */
  @GET("data/fields/members")
  @Operation(name = "listMemberFields", effect = Effect.READ, quota = SplioQuotas.GENERAL)
  NumberedPage<FieldDefinition> listMemberFields(
      @Query("page_number") Optional<Integer> pageNumber,
      @Query("per_page") Optional<Integer> perPage);

  /** Lists the fields of stores. */
  @GET("data/fields/stores")
  @Operation(name = "listStoreFields", effect = Effect.READ, quota = SplioQuotas.GENERAL)
  NumberedPage<FieldDefinition> listStoreFields(
      @Query("page_number") Optional<Integer> pageNumber,
      @Query("per_page") Optional<Integer> perPage);

  /** Searches contacts, 20 per page when empty; criteria as {@link SearchEncoding} writes them. Keys are {@code email}, {@code cellphone}, {@code card code} with a space, {@code c0} and the like. */
  @GET("data/contacts")
  @Operation(name = "searchContacts", effect = Effect.READ, quota = SplioQuotas.DATA)
  NumberedPage<Contact> searchContacts(
      @Query("page_number") Optional<Integer> pageNumber,
      @Query("per_page") Optional<Integer> perPage,
      @Query("fields") List<PersonalText> fields,
      @QueryMap Map<String, PersonalText> indexedFields);

  /** Makes a contact; a known one is a {@link dev.stampbook.ConflictException}. */
  @POST("data/contacts")
  @Operation(name = "createContact", effect = Effect.WRITE, quota = SplioQuotas.DATA)
  Contact createContact(@Body ContactCreate request);

  /** Makes 1 to 1,000 contacts; look at each item. */
  @POST("data/contacts/bulk")
  @Operation(name = "createContacts", effect = Effect.WRITE, quota = SplioQuotas.DATA)
  BulkContactResult createContacts(@Body BulkContactRequest request);

  /** Deletes 1 to 1,000 contacts, later. */
  @HTTP(method = "DELETE", path = "data/contacts/bulk", hasBody = true)
  @Operation(name = "deleteContacts", effect = Effect.IDEMPOTENT_WRITE, quota = SplioQuotas.DATA)
  BulkContactResult deleteContacts(@Body ContactKeys request);

  /** Takes 1 to 1,000 contacts off all lists. */
  @POST("data/contacts/optout")
  @Operation(name = "optOutContacts", effect = Effect.IDEMPOTENT_WRITE, quota = SplioQuotas.DATA)
  BulkContactResult optOutContacts(@Body ContactKeys request);

  /** Reads a contact; {@link dev.stampbook.NotFoundException} when there is none (404, or 400 {@code wrong_value}, U5). */
  @GET("data/contacts/{contact_key}")
  @Operation(name = "getContact", effect = Effect.READ, quota = SplioQuotas.DATA)
  Contact getContact(
      @Path("contact_key") PersonalText contactKey,
      @Query("key") Optional<OpenEnum<ContactKeyKind>> key);

  /** Changes a contact; {@code lists} replaces all subscriptions (pitfall 2). */
  @PATCH("data/contacts/{contact_key}")
  @Operation(name = "updateContact", effect = Effect.IDEMPOTENT_WRITE, quota = SplioQuotas.DATA)
  Contact updateContact(@Path("contact_key") PersonalText contactKey, @Body ContactPatch request);

  /** Deletes a contact. */
  @DELETE("data/contacts/{contact_key}")
  @Operation(name = "deleteContact", effect = Effect.IDEMPOTENT_WRITE, quota = SplioQuotas.DATA)
  Done deleteContact(@Path("contact_key") PersonalText contactKey);

  /** Puts a contact on lists; other lists stay. */
  @POST("data/contacts/{contact_key}/lists/subscribe")
  @Operation(name = "subscribe", effect = Effect.IDEMPOTENT_WRITE, quota = SplioQuotas.DATA)
  Contact subscribe(@Path("contact_key") PersonalText contactKey, @Body SubscriptionChange request);

  /** Takes a contact off lists; other lists stay. */
  @POST("data/contacts/{contact_key}/lists/unsubscribe")
  @Operation(name = "unsubscribe", effect = Effect.IDEMPOTENT_WRITE, quota = SplioQuotas.DATA)
  Contact unsubscribe(
      @Path("contact_key") PersonalText contactKey, @Body SubscriptionChange request);

  /** Lists the orders of a contact, without lines. */
  @GET("data/contacts/{contact_key}/orders")
  @Operation(name = "listContactOrders", effect = Effect.READ, quota = SplioQuotas.DATA)
  NumberedPage<Order> listContactOrders(
      @Path("contact_key") PersonalText contactKey,
      @Query("page_number") Optional<Integer> pageNumber,
      @Query("per_page") Optional<Integer> perPage,
      @Query("fields") List<PersonalText> fields);

  /** Lists the subscription lists, at most 64. */
  @GET("data/v1/lists")
  @Operation(name = "listSubscriptionLists", effect = Effect.READ, quota = SplioQuotas.GENERAL)
  NumberedPage<SubscriptionList> listSubscriptionLists(
      @Query("page_number") Optional<Integer> pageNumber,
      @Query("per_page") Optional<Integer> perPage);

  /** Lists suppressed e-mail addresses. */
  @GET("data/blacklists/emails")
  @Operation(name = "listEmailBlacklist", effect = Effect.READ, quota = SplioQuotas.GENERAL)
  NumberedPage<BlacklistEntry> listEmailBlacklist(
      @Query("source") Optional<OpenEnum<BlacklistSource>> source,
      @Query("term") Optional<PersonalText> term,
      @Query("page_number") Optional<Integer> pageNumber,
      @Query("per_page") Optional<Integer> perPage);

  /** Lists suppressed phone numbers. */
  @GET("data/blacklists/cellphones")
  @Operation(name = "listPhoneBlacklist", effect = Effect.READ, quota = SplioQuotas.GENERAL)
  NumberedPage<BlacklistEntry> listPhoneBlacklist(
      @Query("source") Optional<OpenEnum<BlacklistSource>> source,
      @Query("term") Optional<PersonalText> term,
      @Query("page_number") Optional<Integer> pageNumber,
      @Query("per_page") Optional<Integer> perPage);

  /** Suppresses addresses; look at each failure, a known one is a failure too. */
  @POST("data/blacklists/{channel}")
  @Operation(name = "addToBlacklist", effect = Effect.IDEMPOTENT_WRITE, quota = SplioQuotas.GENERAL)
  TouchpointResult addToBlacklist(
      @Path("channel") OpenEnum<BlacklistChannel> channel, @Body TouchpointRequest request);

  /** Lifts suppressions; look at each failure. */
  @HTTP(method = "DELETE", path = "data/blacklists/{channel}/{source}", hasBody = true)
  @Operation(
      name = "removeFromBlacklist",
      effect = Effect.IDEMPOTENT_WRITE,
      quota = SplioQuotas.GENERAL)
  TouchpointResult removeFromBlacklist(
      @Path("channel") OpenEnum<BlacklistChannel> channel,
      @Path("source") OpenEnum<BlacklistRemoval> source,
      @Body TouchpointRequest request);

  /** Lists the counters of the older coupon module. */
  @GET("data/coupons/categories")
  @Operation(name = "listCouponCategories", effect = Effect.READ, quota = SplioQuotas.GENERAL)
  NumberedPage<CouponCategory> listCouponCategories(
      @Query("page_number") Optional<Integer> pageNumber,
      @Query("per_page") Optional<Integer> perPage);

  /** Reports an order, cart or refund; a known id is a {@link dev.stampbook.ConflictException}. Points come later. */
  @POST("data/v1/orders")
  @Operation(name = "createOrder", effect = Effect.WRITE, quota = SplioQuotas.DATA)
  Order createOrder(@Body OrderCreate request);

  /** Lists orders, without lines. */
  @GET("data/v1/orders")
  @Operation(name = "listOrders", effect = Effect.READ, quota = SplioQuotas.DATA)
  NumberedPage<Order> listOrders(
      @Query("page_number") Optional<Integer> pageNumber,
      @Query("per_page") Optional<Integer> perPage,
      @Query("fields") List<PersonalText> fields);

  /** Lists orders with their status. */
  @GET("data/v2/orders")
  @Operation(name = "listOrdersWithStatus", effect = Effect.READ, quota = SplioQuotas.DATA)
  NumberedPage<Order> listOrdersWithStatus(
      @Query("page_number") Optional<Integer> pageNumber,
      @Query("per_page") Optional<Integer> perPage,
      @Query("fields") List<PersonalText> fields);

  /** Lists abandoned carts. */
  @GET("data/v1/orders/abandoned")
  @Operation(name = "listCarts", effect = Effect.READ, quota = SplioQuotas.DATA)
  NumberedPage<Order> listCarts(
      @Query("page_number") Optional<Integer> pageNumber,
      @Query("per_page") Optional<Integer> perPage,
      @Query("fields") List<PersonalText> fields);

  /** Reads an order; {@link dev.stampbook.NotFoundException} when there is none. */
  @GET("data/v1/orders/{order_id}")
  @Operation(name = "getOrder", effect = Effect.READ, quota = SplioQuotas.DATA)
  Order getOrder(@Path("order_id") String orderId);

  /** Reads an order with its status; {@link dev.stampbook.NotFoundException} when there is none. */
  @GET("data/v2/orders/{order_id}")
  @Operation(name = "getOrderWithStatus", effect = Effect.READ, quota = SplioQuotas.DATA)
  Order getOrderWithStatus(@Path("order_id") String orderId);

  /** Changes an order; never a completed loyalty order (U25). */
  @PATCH("data/v3/orders/{order_id}")
  @Operation(name = "updateOrder", effect = Effect.IDEMPOTENT_WRITE, quota = SplioQuotas.DATA)
  Order updateOrder(@Path("order_id") String orderId, @Body OrderPatch request);

  /** Deletes an order for data hygiene; this is no refund and takes no points. */
  @DELETE("data/orders/{order_id}")
  @Operation(name = "deleteOrder", effect = Effect.IDEMPOTENT_WRITE, quota = SplioQuotas.GENERAL)
  Done deleteOrder(@Path("order_id") String orderId);

  /** Lists the products. */
  @GET("data/v1/products")
  @Operation(name = "listProducts", effect = Effect.READ, quota = SplioQuotas.DATA)
  NumberedPage<Product> listProducts(
      @Query("page_number") Optional<Integer> pageNumber,
      @Query("per_page") Optional<Integer> perPage,
      @Query("fields") List<PersonalText> fields);

  /** Makes a product; a known one is a {@link dev.stampbook.ConflictException}. */
  @POST("data/v1/products")
  @Operation(name = "createProduct", effect = Effect.WRITE, quota = SplioQuotas.DATA)
  Product createProduct(@Body ProductCreate request);

  /** Reads a product; {@link dev.stampbook.NotFoundException} when there is none. */
  @GET("data/v1/products/{product_id}")
  @Operation(name = "getProduct", effect = Effect.READ, quota = SplioQuotas.DATA)
  Product getProduct(@Path("product_id") String productId);

  /** Changes a product. */
  @PATCH("data/v1/products/{product_id}")
  @Operation(name = "updateProduct", effect = Effect.IDEMPOTENT_WRITE, quota = SplioQuotas.DATA)
  Product updateProduct(@Path("product_id") String productId, @Body ProductPatch request);

  /** Deletes a product. */
  @DELETE("data/products/{product_id}")
  @Operation(name = "deleteProduct", effect = Effect.IDEMPOTENT_WRITE, quota = SplioQuotas.GENERAL)
  Done deleteProduct(@Path("product_id") String productId);

  /** Lists the stores. */
  @GET("data/v1/stores")
  @Operation(name = "listStores", effect = Effect.READ, quota = SplioQuotas.DATA)
  NumberedPage<Store> listStores(
      @Query("page_number") Optional<Integer> pageNumber,
      @Query("per_page") Optional<Integer> perPage,
      @Query("fields") List<PersonalText> fields);

  /** Makes a store; a known one is a {@link dev.stampbook.ConflictException}. */
  @POST("data/v1/stores")
  @Operation(name = "createStore", effect = Effect.WRITE, quota = SplioQuotas.DATA)
  Store createStore(@Body StoreCreate request);

  /** Reads a store; {@link dev.stampbook.NotFoundException} when there is none. */
  @GET("data/v1/stores/{store_id}")
  @Operation(name = "getStore", effect = Effect.READ, quota = SplioQuotas.DATA)
  Store getStore(@Path("store_id") String storeId);

  /** Changes a store. */
  @PATCH("data/v2/stores/{store_id}")
  @Operation(name = "updateStore", effect = Effect.IDEMPOTENT_WRITE, quota = SplioQuotas.DATA)
  Store updateStore(@Path("store_id") String storeId, @Body StorePatch request);

  /** Deletes a store. */
  @DELETE("data/stores/{store_id}")
  @Operation(name = "deleteStore", effect = Effect.IDEMPOTENT_WRITE, quota = SplioQuotas.GENERAL)
  Done deleteStore(@Path("store_id") String storeId);
}
