package dev.stampbook.sandbox.splio;

import dev.stampbook.sandbox.SandboxJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Gives tokens for the API key and knows until when each works (sheet section 2). Keeps the last thousand. */
final class SplioLogins {

  private static final int MOST = 1_000;

  private final String apiKey;
  private final Duration life;
  private final SplioSettings.TokenEnd tells;
  private final Map<String, Instant> ends = new LinkedHashMap<>();
  private long logins;

  SplioLogins(String apiKey, Duration life, SplioSettings.TokenEnd tells) {
    this.apiKey = apiKey;
    this.life = life;
    this.tells = tells;
  }

  synchronized String login(String key, Instant now) {
    if (!key.equals(apiKey)) {
      throw SplioRefusal.listed(400, "api_key", "wrong_value", "This api key is not known");
    }
    logins++;
    Instant end = now.plus(life);
    var claims = SandboxJson.object().put("user_id", 12).put("jti", "login-" + logins);
    if (tells == SplioSettings.TokenEnd.IN_THE_TOKEN) {
      claims.put("exp", end.getEpochSecond());
    }
    String token =
        part("{\"alg\":\"HS256\",\"typ\":\"JWT\"}")
            + "."
            + part(claims.toString())
            + "."
            + part("signature " + logins);
    ends.put(token, end);
    if (ends.size() > MOST) {
      ends.remove(ends.keySet().iterator().next());
    }
    return token;
  }

  private static String part(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  synchronized boolean isGood(String token, Instant now) {
    Instant end = ends.get(token);
    return end != null && now.isBefore(end);
  }

  synchronized void revokeAll() {
    ends.clear();
  }

  synchronized long count() {
    return logins;
  }
}
