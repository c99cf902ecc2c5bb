package dev.stampbook.sandbox.treez;

import static dev.stampbook.sandbox.SandboxJson.object;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stampbook.sandbox.EmulatorRequest;
import dev.stampbook.sandbox.EmulatorResponse;
import dev.stampbook.sandbox.SandboxJson;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Issues the tokens of version 2 and checks those of both versions (section 2). */
final class TreezKeys {

  private static final Duration TOKEN_LIFE = Duration.ofHours(2);
  private static final long SIGNED_LIFE_MILLIS = 30_000;
  private static final DateTimeFormatter WITHOUT_COLON =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxx", Locale.ROOT);

  private final TreezSettings settings;
  private final Map<String, Instant> tokens = new HashMap<>();

  TreezKeys(TreezSettings settings) {
    this.settings = settings;
  }

  /** Answers the login of version 2. */
  synchronized EmulatorResponse login(EmulatorRequest request) {
    Map<String, String> form = form(request);
    if (!settings.clientId().equals(form.get("client_id"))
        || !settings.apiKey().equals(form.get("apikey"))) {
      throw TreezRefusal.unauthorized();
    }
    Instant end = settings.clock().instant().plus(TOKEN_LIFE);
    String token = "sandbox." + (tokens.size() + 1) + "." + settings.dispensary();
    tokens.put(token, end);
    return EmulatorResponse.json(
        200,
        object()
            .put("resultCode", "SUCCESS")
            .putNull("resultReason")
            .put("access_token", token)
            .put("refresh_token", token + ".refresh")
            .put("expires_at", WITHOUT_COLON.format(end.atOffset(ZoneOffset.ofHours(-8))))
            .put("expires_in", Long.toString(TOKEN_LIFE.toSeconds())));
  }

  /** Returns how many tokens were issued; partners must reuse theirs. */
  synchronized int issued() {
    return tokens.size();
  }

  /** Takes back every token, as if they had run out early. */
  synchronized void revokeAll() {
    tokens.replaceAll((token, end) -> Instant.EPOCH);
  }

  private static Map<String, String> form(EmulatorRequest request) {
    Map<String, String> form = new HashMap<>();
    for (String pair : new String(request.body(), StandardCharsets.UTF_8).split("&", -1)) {
      String[] parts = pair.split("=", 2);
      if (parts.length == 2) {
        form.put(
            URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
            URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
      }
    }
    return form;
  }

  /** Refuses a request whose proof is not good. */
  void check(EmulatorRequest request) {
    String proof = request.header("Authorization").orElse("");
    if (settings.version() == TreezSettings.Version.V2) {
      checkToken(request, proof);
    } else {
      checkSigned(request, proof);
    }
  }

  private synchronized void checkToken(EmulatorRequest request, String proof) {
    String prefix = settings.tokenPrefix();
    Optional<Instant> end =
        proof.startsWith(prefix)
            ? Optional.ofNullable(tokens.get(proof.substring(prefix.length())))
            : Optional.empty();
    boolean good = end.filter(time -> settings.clock().instant().isBefore(time)).isPresent();
    boolean ours = request.header("client_id").filter(settings.clientId()::equals).isPresent();
    if (!good || !ours) {
      throw TreezRefusal.unauthorized();
    }
  }

  private void checkSigned(EmulatorRequest request, String proof) {
    String[] parts = proof.split("\\.", -1);
    if (parts.length != 2 || !isSigned(parts[0], parts[1])) {
      throw TreezRefusal.unauthorized();
    }
    JsonNode claims =
        SandboxJson.parse(Base64.getUrlDecoder().decode(parts[0]))
            .orElseThrow(TreezRefusal::unauthorized);
    long issued = claims.path("iat").asLong();
    long end = claims.path("exp").asLong();
    if (end - issued != SIGNED_LIFE_MILLIS) {
      throw TreezRefusal.invalid("INVALID_REQUEST", "The token must live 30 seconds");
    }
    long now = settings.clock().instant().toEpochMilli();
    boolean ours =
        claims.path("iss").asText().equals(settings.certificateId())
            && claims.path("oid").asText().equals(settings.organizationId());
    if (now < issued || now >= end || !ours || !isFor(request, claims.path("aud").asText())) {
      throw TreezRefusal.unauthorized();
    }
  }

  private boolean isSigned(String claims, String signature) {
    try {
      Signature check = Signature.getInstance("SHA256withRSA");
      check.initVerify(
          settings
              .certificate()
              .orElseThrow(() -> new IllegalStateException("A store of version 3 needs a key.")));
      check.update(claims.getBytes(StandardCharsets.US_ASCII));
      return check.verify(Base64.getDecoder().decode(signature));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }

  /** The audience is the exact address, which includes the host. */
  private static boolean isFor(EmulatorRequest request, String audience) {
    URI target;
    try {
      target = URI.create(audience);
    } catch (IllegalArgumentException e) {
      return false;
    }
    String host = request.header("host").orElse("");
    boolean sameQuery = (target.getRawQuery() == null) == request.query().isEmpty();
    return target.getPath().equals(request.path())
        && target.getAuthority().equals(host)
        && sameQuery;
  }
}
