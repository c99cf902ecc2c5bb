package dev.stampbook.examples.storefront.account;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** A password as a shop may keep it: PBKDF2 with HMAC-SHA-256, 210,000 rounds, a salt of its own. */
public final class PasswordHash {

  private static final int ROUNDS = 210_000;
  private static final int BITS = 256;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] salt;
  private final byte[] hash;

  private PasswordHash(byte[] salt, byte[] hash) {
    this.salt = salt;
    this.hash = hash;
  }

  /** Returns the hash of a password, 8 to 200 characters. */
  public static PasswordHash of(String password) {
    if (password.length() < 8 || password.length() > 200) {
      throw new IllegalArgumentException("A password has 8 to 200 characters.");
    }
    byte[] salt = new byte[16];
    RANDOM.nextBytes(salt);
    return new PasswordHash(salt, hash(password, salt));
  }

  /** Returns whether this is the hash of the password. */
  public boolean matches(String password) {
    return password.length() <= 200 && MessageDigest.isEqual(hash, hash(password, salt));
  }

  private static byte[] hash(String password, byte[] salt) {
    try {
      PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, ROUNDS, BITS);
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every JDK has PBKDF2WithHmacSHA256", missing);
    }
  }

  @Override
  public String toString() {
    return "password hash " + Base64.getEncoder().encodeToString(salt).substring(0, 4) + "...";
  }
}
