package dev.stampbook.splio;

import dev.stampbook.http.AccessToken;
import dev.stampbook.http.Secret;
import dev.stampbook.http.TimeSource;
import dev.stampbook.http.TokenSource;
import dev.stampbook.http.json.Json;
import dev.stampbook.splio.api.AuthenticateRequest;
import dev.stampbook.splio.api.SplioDataApi;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * Logs in with the API key and reads from the token itself when it ends: the vendor's pages contradict each other, so no lifetime is
 * assumed where the token tells one (sheet section 2).
 */
final class SplioTokens implements TokenSource {

  /** The shorter of the two documented renewals, for a token that does not tell its end. */
  private static final Duration ASSUMED_LIFE = Duration.ofMinutes(50);

  private static final Json JSON = Json.standard();

  private final SplioDataApi login;
  private final Secret apiKey;
  private final TimeSource time;

  SplioTokens(SplioDataApi login, Secret apiKey, TimeSource time) {
    this.login = login;
    this.apiKey = apiKey;
    this.time = time;
  }

  @Override
  public AccessToken fetch() {
    Secret token = login.authenticate(new AuthenticateRequest(apiKey)).token();
    return new AccessToken(token, end(token).orElseGet(() -> time.now().plus(ASSUMED_LIFE)));
  }

  record Claims(Optional<Long> exp) {}

  static Optional<Instant> end(Secret token) {
    String[] parts = token.reveal().split("\\.", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    try {
      byte[] claims = Base64.getUrlDecoder().decode(parts[1]);
      return JSON.read(Claims.class, claims).exp().map(Instant::ofEpochSecond);
    } catch (IllegalArgumentException | java.time.DateTimeException unreadable) {
      return Optional.empty();
    }
  }
}
