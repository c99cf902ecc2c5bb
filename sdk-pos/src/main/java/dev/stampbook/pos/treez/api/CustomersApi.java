package dev.stampbook.pos.treez.api;

import dev.stampbook.http.Done;
import dev.stampbook.http.Effect;
import dev.stampbook.http.Operation;
import dev.stampbook.http.json.PersonalText;
import java.util.Optional;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.PATCH;
import retrofit2.http.POST;
import retrofit2.http.Path;
import retrofit2.http.Query;

/**
 * The customers of one store (sheet 3.1). Look at {@link Envelope#failed()} of every answer. The deprecated POST to {@code update}, which
 * erases what is left out, is missing on purpose; look-up by driver licence and by sign-up date exist, but their paths are not known.
 */
public interface CustomersApi {

  /** Reads a customer; empty when there is none. */
  @GET("customer/{customer_id}")
  @Operation(name = "getCustomer", effect = Effect.READ)
  Optional<CustomerResponse> customer(
      @Path("customer_id") String customerId,
      @Query("include_image_list") Optional<Boolean> includeImageList);

  /** Finds by e-mail; empty when there is none. */
  @GET("customer/email/{email}")
  @Operation(name = "getCustomerByEmail", effect = Effect.READ)
  Optional<CustomerResponse> customerByEmail(@Path("email") PersonalText email);

  /** Finds by phone; empty when there is none. */
  @GET("customer/phone/{phone}")
  @Operation(name = "getCustomerByPhone", effect = Effect.READ)
  Optional<CustomerResponse> customerByPhone(@Path("phone") PersonalText tenDigits);

  /** Finds by name; the second half of the path is inferred (sheet 3.1). */
  @GET("customer/firstname/{first}/lastname/{last}")
  @Operation(name = "getCustomersByName", effect = Effect.READ)
  Optional<CustomerResponse> customersByName(
      @Path("first") PersonalText first, @Path("last") PersonalText last);

  /** Lists customers that changed after a time; at most 50 per page. */
  @GET("customer/lastUpdated/after/{date_time}/page/{page}/pagesize/{pagesize}")
  @Operation(name = "listCustomersUpdatedAfter", effect = Effect.READ)
  CustomerResponse customersUpdatedAfter(
      @Path(value = "date_time", encoded = true) UpdatedAfter time,
      @Path("page") int page,
      @Path("pagesize") int pageSize);

  /** Lists customers who are checked in at the store. */
  @GET("customer/queue")
  @Operation(name = "getCustomerQueue", effect = Effect.READ)
  CustomerResponse queue();

  /** Lists caregivers. */
  @GET("customer/caregivers")
  @Operation(name = "getCaregivers", effect = Effect.READ)
  CustomerResponse caregivers();

  /** Creates a customer; not idempotent, so look by e-mail and phone after an unknown outcome (sheet 9). */
  @POST("customer/detailcustomer")
  @Operation(name = "createCustomer", effect = Effect.WRITE)
  CustomerResponse create(@Body CustomerWrite customer);

  /** Changes a customer; what is left out stays. */
  @PATCH("customer/update/{customer_id}")
  @Operation(name = "updateCustomer", effect = Effect.IDEMPOTENT_WRITE)
  CustomerResponse update(@Path("customer_id") String customerId, @Body CustomerWrite customer);

  /** Merges a customer into another one; there is no way back. */
  @POST("customer/merge")
  @Operation(name = "mergeCustomers", effect = Effect.WRITE)
  Done merge(@Body CustomerMerge merge);
}
