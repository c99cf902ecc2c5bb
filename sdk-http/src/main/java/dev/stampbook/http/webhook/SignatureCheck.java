package dev.stampbook.http.webhook;

import dev.stampbook.http.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Checks an HMAC-SHA256 signature over the untouched bytes of a body, in a time that does not tell how much of it is right. Several keys
 * may be valid at once, for the time of a rotation.
 */
public final class SignatureCheck {

  /** How the signature is written. */
  public enum Encoding {
    /** Hexadecimal digits in either letter case. */
    HEX,
    /** Base64 with or without padding, in the standard or the URL alphabet. */
    BASE64
  }

  private static final String ALGORITHM = "HmacSHA256";
  private static final int LONGEST_SIGNATURE = 200;

  private final List<byte[]> keys;
  private final Encoding encoding;

  private SignatureCheck(List<byte[]> keys, Encoding encoding) {
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("a signature check needs at least one key");
    }
    this.keys = keys;
    this.encoding = encoding;
  }

  /** Returns the check with secrets whose characters are the key. */
  public static SignatureCheck ofSecrets(List<Secret> secrets, Encoding encoding) {
    return new SignatureCheck(
        secrets.stream().map(secret -> secret.reveal().getBytes(StandardCharsets.UTF_8)).toList(),
        encoding);
  }

  /**
   * Returns the check with keys given in Base64.
   *
   * @throws IllegalArgumentException when a key is no Base64; the message does not show it
   */
  public static SignatureCheck ofBase64Keys(List<Secret> keys, Encoding encoding) {
    return new SignatureCheck(keys.stream().map(SignatureCheck::decodedKey).toList(), encoding);
  }

  private static byte[] decodedKey(Secret key) {
    try {
      return Base64.getDecoder().decode(key.reveal());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("a webhook key is not Base64");
    }
  }

  /**
   * Returns whether the signature was made over these bytes with one of the keys.
   *
   * @param signed the bytes as they came; never a text or object made from them
   * @param signature the signature as written; an unreadable one is wrong
   */
  public boolean matches(byte[] signed, String signature) {
    byte[] claimed = decoded(signature);
    boolean matches = false;
    for (byte[] key : keys) {
      matches |= MessageDigest.isEqual(hmac(key, signed), claimed);
    }
    return matches;
  }

  /** Signs with the first key, for tests and for calls to oneself. */
  public String sign(byte[] body) {
    byte[] signature = hmac(keys.get(0), body);
    return encoding == Encoding.HEX
        ? HexFormat.of().formatHex(signature)
        : Base64.getEncoder().encodeToString(signature);
  }

  private byte[] decoded(String signature) {
    String text = signature.strip();
    if (text.length() > LONGEST_SIGNATURE) {
      return new byte[0];
    }
    try {
      return encoding == Encoding.HEX
          ? HexFormat.of().parseHex(text)
          : Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/'));
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  private static byte[] hmac(byte[] key, byte[] signed) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac.doFinal(signed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java runtime cannot compute " + ALGORITHM, e);
    }
  }

  /** Shows the number of keys alone. */
  @Override
  public String toString() {
    return "signature check with " + keys.size() + " keys";
  }
}
