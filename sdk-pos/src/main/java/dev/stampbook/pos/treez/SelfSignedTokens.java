package dev.stampbook.pos.treez;

import com.squareup.moshi.Json;
import com.squareup.moshi.JsonAdapter;
import dev.stampbook.http.Secret;
import dev.stampbook.http.TimeSource;
import dev.stampbook.pos.treez.api.WireJson;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;

/**
 * The self-signed tokens of version 3 (sheet 2): {@code base64url(claims).base64(signature)}, SHA256withRSA, times in milliseconds. Signed
 * are the ASCII characters of the encoded claims, which is assumed (sheet 14); both parts go without padding.
 */
public final class SelfSignedTokens implements TokenSigner {

  private static final Duration LIFETIME = Duration.ofSeconds(30); // any other one answers 400

  private final String certificateId;
  private final String organizationId;
  private final PrivateKey key;
  private final TimeSource time;
  private final JsonAdapter<Claims> claims = WireJson.serviceJson().moshi().adapter(Claims.class);

  record Claims(
      String aud,
      String iss,
      String oid,
      @Json(name = "iat") long issuedAt,
      @Json(name = "exp") long expiresAt) {}

  private SelfSignedTokens(
      String certificateId, String organizationId, PrivateKey key, TimeSource time) {
    this.certificateId = certificateId;
    this.organizationId = organizationId;
    this.key = key;
    this.time = time;
  }

  /**
   * Returns the signer of an organization.
   *
   * @param certificateId the id Treez gave for the public certificate
   * @param organizationId the organization, a GUID
   * @param key the RSA private key behind the certificate
   * @param time the clock; off by more than the life of a token, every call is refused
   * @throws IllegalArgumentException when the key is no RSA key
   */
  public static SelfSignedTokens of(
      String certificateId, String organizationId, PrivateKey key, TimeSource time) {
    if (!key.getAlgorithm().equals("RSA")) {
      throw new IllegalArgumentException("the private key of version 3 is an RSA key");
    }
    return new SelfSignedTokens(certificateId, organizationId, key, time);
  }

  /**
   * Reads an RSA private key from a PEM file in PKCS#8 form ({@code BEGIN PRIVATE KEY}).
   *
   * @throws IllegalArgumentException when the file cannot be read as such; the message shows nothing of its content
   */
  public static PrivateKey readKey(Path file) {
    try {
      String pem = Files.readString(file, StandardCharsets.US_ASCII);
      String body = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
      return KeyFactory.getInstance("RSA")
          .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body)));
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "the file " + file + " holds no RSA private key in PKCS#8 form");
    }
  }

  @Override
  public Secret sign(URI target) {
    long now = time.now().toEpochMilli();
    Claims made =
        new Claims(
            target.toString(), certificateId, organizationId, now, now + LIFETIME.toMillis());
    String encoded =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(claims.toJson(made).getBytes(StandardCharsets.UTF_8));
    return Secret.of(encoded + "." + signature(encoded));
  }

  private String signature(String encodedClaims) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key);
      signature.update(encodedClaims.getBytes(StandardCharsets.US_ASCII));
      return Base64.getEncoder().withoutPadding().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the private key of version 3 cannot sign", e);
    }
  }

  /** Shows the certificate's id alone. */
  @Override
  public String toString() {
    return "self-signed tokens(certificate " + certificateId + ")";
  }
}
