package dev.stampbook.springbig;

import dev.stampbook.consent.ConsentAct;
import java.util.Arrays;

/**
 * A picture of what a person saw when they decided, such as the screenshot ECOM sends (sheet sections 15.2 and 16). Holds personal data:
 * {@link #toString()} shows only the act's id.
 */
public final class ConsentProof {

  private static final int LARGEST = 5 * 1024 * 1024;

  private final ConsentAct act;
  private final String mediaType;
  private final byte[] picture;

  private ConsentProof(ConsentAct act, String mediaType, byte[] picture) {
    this.act = act;
    this.mediaType = mediaType;
    this.picture = picture;
  }

  /**
   * Returns the proof of an act.
   *
   * @param mediaType such as {@code image/png}
   * @param picture 1 byte to 5 MiB; copied
   */
  public static ConsentProof of(ConsentAct act, String mediaType, byte[] picture) {
    if (picture.length == 0 || picture.length > LARGEST) {
      throw new IllegalArgumentException("a proof has 1 byte to 5 MiB, not " + picture.length);
    }
    return new ConsentProof(act, mediaType, picture.clone());
  }

  /** Returns the act it proves. */
  public ConsentAct act() {
    return act;
  }

  /** Returns what kind of picture it is. */
  public String mediaType() {
    return mediaType;
  }

  /** Returns a copy of the picture. */
  public byte[] picture() {
    return Arrays.copyOf(picture, picture.length);
  }

  @Override
  public String toString() {
    return "proof(" + act.id() + ", " + mediaType + ")";
  }
}
