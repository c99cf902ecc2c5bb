package dev.stampbook.leat.api;

import dev.stampbook.http.Secret;
import java.util.Optional;

/**
 * An access token of the deprecated client credentials (sheet section 2).
 *
 * @param accessToken the token
 * @param tokenType always {@code Bearer}
 * @param expiresIn its life in seconds; there is no refresh token
 */
public record Token(Secret accessToken, Optional<String> tokenType, Optional<Long> expiresIn) {

  /** Asks for a token. */
  public record Request(String grantType, String clientId, Secret clientSecret) {}
}
