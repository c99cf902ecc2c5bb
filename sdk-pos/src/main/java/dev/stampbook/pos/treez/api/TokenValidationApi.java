package dev.stampbook.pos.treez.api;

import dev.stampbook.http.Done;
import dev.stampbook.http.Effect;
import dev.stampbook.http.Operation;
import retrofit2.http.POST;

/** The tool that checks self-signed tokens of version 3 (sheet 2). */
public interface TokenValidationApi {

  /** Lets Treez check the token that this very call carries; returns when it is good. */
  @POST("jwt-validation")
  @Operation(name = "validateToken", effect = Effect.READ)
  Done validate();
}
