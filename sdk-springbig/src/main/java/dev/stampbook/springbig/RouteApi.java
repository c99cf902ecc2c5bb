package dev.stampbook.springbig;

import dev.stampbook.http.Effect;
import dev.stampbook.http.Operation;
import dev.stampbook.http.Reply;
import dev.stampbook.springbig.api.Document;
import dev.stampbook.springbig.api.MemberList;
import java.util.Map;
import java.util.Optional;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.POST;
import retrofit2.http.PUT;
import retrofit2.http.QueryMap;
import retrofit2.http.Url;

/** What configured routes call; the path comes from the setting, the name of the operation says which setting it was. */
interface RouteApi {

  @GET
  @Operation(name = "readBalance", effect = Effect.READ)
  MemberList readBalance(@Url String path, @QueryMap Map<String, String> query);

  @GET
  @Operation(name = "listRewards", effect = Effect.READ)
  Document listRewards(@Url String path, @QueryMap Map<String, String> query);

  @GET
  @Operation(name = "findVisit", effect = Effect.READ)
  Document findVisit(@Url String path, @QueryMap Map<String, String> query);

  @GET
  @Operation(name = "findReversal", effect = Effect.READ)
  Document findReversal(@Url String path, @QueryMap Map<String, String> query);

  @GET
  @Operation(name = "findAdjustment", effect = Effect.READ)
  Document findAdjustment(@Url String path, @QueryMap Map<String, String> query);

  @GET
  @Operation(name = "findRedemption", effect = Effect.READ)
  Document findRedemption(@Url String path, @QueryMap Map<String, String> query);

  @POST
  @Operation(name = "redeemReward", effect = Effect.WRITE)
  Reply<Optional<Document>> postRedemption(@Url String path, @Body Document body);

  @PUT
  @Operation(name = "redeemReward", effect = Effect.WRITE)
  Reply<Optional<Document>> putRedemption(@Url String path, @Body Document body);

  @POST
  @Operation(name = "cancelRedemption", effect = Effect.WRITE)
  Optional<Document> postCancellation(@Url String path, @Body Document body);

  @PUT
  @Operation(name = "cancelRedemption", effect = Effect.WRITE)
  Optional<Document> putCancellation(@Url String path, @Body Document body);

  @DELETE
  @Operation(name = "cancelRedemption", effect = Effect.WRITE)
  Optional<Document> deleteRedemption(@Url String path, @QueryMap Map<String, String> query);

  @POST
  @Operation(name = "reversePoints", effect = Effect.WRITE)
  Optional<Document> postReversal(@Url String path, @Body Document body);

  @PUT
  @Operation(name = "reversePoints", effect = Effect.WRITE)
  Optional<Document> putReversal(@Url String path, @Body Document body);

  @POST
  @Operation(name = "adjustPoints", effect = Effect.WRITE)
  Optional<Document> postAdjustment(@Url String path, @Body Document body);

  @PUT
  @Operation(name = "adjustPoints", effect = Effect.WRITE)
  Optional<Document> putAdjustment(@Url String path, @Body Document body);

  @POST
  @Operation(name = "sendConsentProof", effect = Effect.WRITE)
  Optional<Document> postProof(@Url String path, @Body Document body);

  @PUT
  @Operation(name = "sendConsentProof", effect = Effect.WRITE)
  Optional<Document> putProof(@Url String path, @Body Document body);
}
