package dev.stampbook.pos.blaze.api;

import dev.stampbook.http.Effect;
import dev.stampbook.http.Operation;
import dev.stampbook.http.json.PersonalText;
import java.util.Optional;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.POST;
import retrofit2.http.Path;
import retrofit2.http.Query;

/**
 * Online accounts (sheet section 3.1).
 */
public interface ConsumersApi {

  /** Registers an online account; it becomes a member when the shop accepts it. */
  @POST("partner/user/register")
  @Operation(name = "registerConsumer", effect = Effect.WRITE)
  ConsumerUser registerConsumer(@Body ConsumerCreateRequest request);

  /** Logs a consumer in; a wrong or unknown one is a {@link dev.stampbook.AuthenticationException}. */
  @POST("partner/user/login")
  @Operation(name = "loginConsumer", effect = Effect.READ)
  ConsumerLogin loginConsumer(@Body ConsumerLogin.Request request);

  /** Finds an online account. */
  @GET("partner/user/find")
  @Operation(name = "findConsumer", effect = Effect.READ)
  Optional<Found<ConsumerUser>> findConsumer(
      @Query("email") Optional<PersonalText> email,
      @Query("phoneNumber") Optional<PersonalText> phoneNumber,
      @Query("country") Optional<String> country);

  /** Reads an online account. */
  @GET("partner/user/{cuid}")
  @Operation(name = "getConsumer", effect = Effect.READ)
  Whole<ConsumerUser> getConsumer(@Path("cuid") String cuid);

  /** Reads the consumer in whose name calls are made. */
  @GET("partner/store/user")
  @Operation(name = "getActiveConsumer", effect = Effect.READ)
  Whole<ConsumerUser> getActiveConsumer(@Query("cuid") String cuid);

  /** Replaces an online account: send back what was read, changed (sheet section 3.1). */
  @POST("partner/store/user")
  @Operation(name = "updateConsumer", effect = Effect.IDEMPOTENT_WRITE)
  ConsumerUser updateConsumer(@Query("cuid") String cuid, @Body Document consumer);
}
