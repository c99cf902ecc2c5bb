package dev.stampbook.pos.treez.api;

import dev.stampbook.http.Done;
import dev.stampbook.http.Effect;
import dev.stampbook.http.Operation;
import java.util.List;
import java.util.Optional;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.POST;
import retrofit2.http.PUT;
import retrofit2.http.Path;

/** The configured discounts of the organization (sheet 3.3), a service of version 3 on an address of its own. */
public interface OrgDiscountsApi {

  /** Lists all; how it pages is not known. */
  @GET("discount")
  @Operation(name = "listOrgDiscounts", effect = Effect.READ)
  List<OrgDiscount> discounts();

  /** Reads one; empty when there is none. */
  @GET("discount/{id}")
  @Operation(name = "getOrgDiscount", effect = Effect.READ)
  Optional<OrgDiscount> discount(@Path("id") DiscountId id);

  /** Creates one. */
  @POST("discount")
  @Operation(name = "createOrgDiscount", effect = Effect.WRITE)
  Done create(@Body OrgDiscount discount);

  /** Replaces one, named by its id in the body. */
  @PUT("discount")
  @Operation(name = "updateOrgDiscount", effect = Effect.IDEMPOTENT_WRITE)
  Done update(@Body OrgDiscount discount);

  /** Deletes one. */
  @DELETE("discount/{id}")
  @Operation(name = "deleteOrgDiscount", effect = Effect.IDEMPOTENT_WRITE)
  Done delete(@Path("id") DiscountId id);

  /**
   * The id of a configured discount as path segment; never blank, so that no call can reach the whole collection.
   *
   * @param value letters, digits and hyphens
   */
  record DiscountId(String value) {

    public DiscountId {
      if (!value.matches("[A-Za-z0-9-]{1,60}")) {
        throw new IllegalArgumentException(
            "the id of a discount has 1 to 60 letters, digits and hyphens");
      }
    }

    @Override
    public String toString() {
      return value;
    }
  }
}
