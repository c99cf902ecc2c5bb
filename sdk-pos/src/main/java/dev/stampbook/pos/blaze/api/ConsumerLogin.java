package dev.stampbook.pos.blaze.api;

import dev.stampbook.http.Secret;
import dev.stampbook.http.json.PersonalText;
import java.util.Optional;

/**
 * A consumer who has logged in (sheet section 3.1). Partner calls keep using the two keys.
 *
 * @param accessToken token of the session
 * @param assetAccessToken token for pictures
 * @param user who it is
 * @param loginTime when
 * @param expirationTime until when
 * @param sessionId the session
 */
public record ConsumerLogin(
    Optional<Secret> accessToken,
    Optional<Secret> assetAccessToken,
    Optional<ConsumerUser> user,
    Optional<EpochMillis> loginTime,
    Optional<EpochMillis> expirationTime,
    Optional<String> sessionId) {
  @Override
  public String toString() {
    return "login(hidden)";
  }

  /** Asks to log a consumer in. */
  public record Request(
      PersonalText email, Secret password, Optional<String> timezone, Optional<String> appTarget) {}
}
