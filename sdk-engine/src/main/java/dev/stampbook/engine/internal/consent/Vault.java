package dev.stampbook.engine.internal.consent;

import dev.stampbook.engine.StoreException;
import dev.stampbook.engine.consent.EvidenceKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts what lies in the store and is personal: new data under the first key, older data is opened with whichever key fits. Without a key
 * data lie open, and data that were written with one cannot be read. Hashes are of what was written, not of how it lies in the store.
 */
final class Vault {

  private static final byte[] MARK = "stampbook-aes1:".getBytes(StandardCharsets.US_ASCII);
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final List<EvidenceKey> keys;

  Vault(List<EvidenceKey> keys) {
    this.keys = List.copyOf(keys);
  }

  String seal(String text) {
    return keys.isEmpty() ? text : mark() + base64(encrypt(text.getBytes(StandardCharsets.UTF_8)));
  }

  Optional<String> seal(Optional<String> text) {
    return text.map(this::seal);
  }

  String open(String stored) {
    if (!stored.startsWith(mark())) {
      return stored;
    }
    byte[] sealed;
    try {
      sealed = Base64.getDecoder().decode(stored.substring(MARK.length));
    } catch (IllegalArgumentException changed) {
      throw unreadable(changed);
    }
    return new String(decrypt(sealed), StandardCharsets.UTF_8);
  }

  Optional<String> open(Optional<String> stored) {
    return stored.map(this::open);
  }

  byte[] seal(byte[] content) {
    if (keys.isEmpty()) {
      return content;
    }
    byte[] sealed = encrypt(content);
    return ByteBuffer.allocate(MARK.length + sealed.length).put(MARK).put(sealed).array();
  }

  byte[] open(byte[] stored) {
    boolean isSealed =
        stored.length > MARK.length && Arrays.equals(stored, 0, MARK.length, MARK, 0, MARK.length);
    return isSealed ? decrypt(Arrays.copyOfRange(stored, MARK.length, stored.length)) : stored;
  }

  private byte[] encrypt(byte[] content) {
    byte[] nonce = new byte[NONCE];
    RANDOM.nextBytes(nonce);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, keys.get(0), nonce).doFinal(content);
      return ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
    } catch (GeneralSecurityException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  private byte[] decrypt(byte[] sealed) {
    if (keys.isEmpty()) {
      throw new StoreException(
          "the evidence in this store is encrypted; give the registry its key");
    }
    if (sealed.length < NONCE) {
      throw unreadable(new IllegalArgumentException("too short"));
    }
    byte[] nonce = Arrays.copyOf(sealed, NONCE);
    GeneralSecurityException last = new AEADBadTagException();
    for (EvidenceKey key : keys) {
      try {
        return cipher(Cipher.DECRYPT_MODE, key, nonce)
            .doFinal(sealed, NONCE, sealed.length - NONCE);
      } catch (GeneralSecurityException otherKey) {
        last = otherKey;
      }
    }
    throw unreadable(last);
  }

  private static StoreException unreadable(Exception why) {
    return new StoreException(
        "a piece of evidence cannot be decrypted: it was changed, or its key was not given", why);
  }

  private static Cipher cipher(int mode, EvidenceKey key, byte[] nonce)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(key.bytes(), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    return cipher;
  }

  private static String mark() {
    return new String(MARK, StandardCharsets.US_ASCII);
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
