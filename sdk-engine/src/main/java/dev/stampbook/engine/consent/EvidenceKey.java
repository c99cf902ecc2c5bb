package dev.stampbook.engine.consent;

import java.util.Base64;

/**
 * A key under which a registry's personal data and pictures lie encrypted in the store (AES-256-GCM). Keep it outside of the database;
 * without it the evidence cannot be read, and nothing else has it. {@link #toString()} shows nothing.
 */
public final class EvidenceKey {

  private static final int BYTES = 32;

  private final byte[] bytes;

  private EvidenceKey(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Returns the key of these 32 bytes; copied.
   *
   * @throws IllegalArgumentException when there are more or fewer
   */
  public static EvidenceKey of(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("a key has 32 bytes, not " + bytes.length);
    }
    return new EvidenceKey(bytes.clone());
  }

  /**
   * Returns the key written in Base64, such as {@code openssl rand -base64 32} prints it.
   *
   * @throws IllegalArgumentException when it is not 32 bytes in Base64; the message does not show it
   */
  public static EvidenceKey ofBase64(String text) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(text.strip());
    } catch (IllegalArgumentException unreadable) {
      throw new IllegalArgumentException(
          "a key is written in Base64"); // without the cause: it shows a part
    }
    return of(bytes);
  }

  /** Returns a copy of the key's bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public String toString() {
    return "key(hidden)";
  }
}
