package dev.stampbook.pos.treez.api;

import dev.stampbook.http.Effect;
import dev.stampbook.http.Operation;
import dev.stampbook.http.Secret;
import retrofit2.http.Field;
import retrofit2.http.FormUrlEncoded;
import retrofit2.http.POST;

/** The login of version 2 (sheet 2). */
public interface TokensApi {

  /** Fetches a token that lives two hours; fetching one per call is ground for refusing certification. */
  @FormUrlEncoded
  @POST("config/api/gettokens")
  @Operation(name = "getTokens", effect = Effect.READ)
  TokenResponse tokens(@Field("client_id") Secret clientId, @Field("apikey") Secret apiKey);
}
