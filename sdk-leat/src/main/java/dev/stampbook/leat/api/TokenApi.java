package dev.stampbook.leat.api;

import dev.stampbook.http.Effect;
import dev.stampbook.http.Operation;
import retrofit2.http.Body;
import retrofit2.http.POST;

/** What lies outside the versioned interface (sheet sections 1 and 2); paths are relative to the host. */
public interface TokenApi {

  /** Fetches a token for client credentials; changes nothing, so it may be repeated. */
  @POST("oauth/token")
  @Operation(name = "createToken", effect = Effect.READ)
  Token createToken(@Body Token.Request request);
}
