package dev.stampbook.engine.internal.consent;

import dev.stampbook.consent.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The digests of the registry and the random salts that keep guessable personal data from being found by trying. */
final class Hashing {

  private static final SecureRandom RANDOM = new SecureRandom();

  private Hashing() {}

  static Sha256 of(byte[] content) {
    try {
      return Sha256.of(
          HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content)));
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  static Sha256 of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns 128 random bits in hexadecimal. */
  static String salt() {
    byte[] salt = new byte[16];
    RANDOM.nextBytes(salt);
    return HexFormat.of().formatHex(salt);
  }
}
