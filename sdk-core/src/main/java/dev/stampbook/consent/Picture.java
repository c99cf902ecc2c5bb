package dev.stampbook.consent;

import java.util.Arrays;
import java.util.HexFormat;

/** A picture of what the person saw when acting. It shows personal data: it is kept as evidence and never logged. Immutable. */
public final class Picture {

  /** The largest picture that is kept: 5 MiB. */
  public static final int LARGEST = 5 * 1024 * 1024;

  private final Format format;
  private final byte[] bytes;

  private Picture(Format format, byte[] bytes) {
    this.format = format;
    this.bytes = bytes;
  }

  /**
   * Returns a picture in this format.
   *
   * @param bytes the file's content, 1 byte to 5 MiB; copied
   * @throws IllegalArgumentException when the content does not begin as a file of this format does
   */
  public static Picture of(Format format, byte[] bytes) {
    if (bytes.length == 0 || bytes.length > LARGEST) {
      throw new IllegalArgumentException("a picture has 1 byte to 5 MiB");
    }
    if (!format.begins(bytes)) {
      throw new IllegalArgumentException("the picture is no " + format);
    }
    return new Picture(format, bytes.clone());
  }

  /** Returns a PNG. */
  public static Picture png(byte[] bytes) {
    return of(Format.PNG, bytes);
  }

  /** Returns the format. */
  public Format format() {
    return format;
  }

  /** Returns a copy of the file's content. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** Formats that every browser shows and that can carry no script. */
  public enum Format {
    PNG("image/png", "89504e470d0a1a0a"),
    JPEG("image/jpeg", "ffd8ff");

    private final String mediaType;
    private final String beginning;

    Format(String mediaType, String beginning) {
      this.mediaType = mediaType;
      this.beginning = beginning;
    }

    /** Returns the media type. */
    public String mediaType() {
      return mediaType;
    }

    private boolean begins(byte[] bytes) {
      int length = Math.min(bytes.length, beginning.length() / 2);
      return HexFormat.of().formatHex(bytes, 0, length).equals(beginning);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Picture that
        && format == that.format
        && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return format.mediaType() + " of " + bytes.length + " bytes";
  }
}
