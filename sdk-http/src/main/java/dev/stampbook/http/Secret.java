package dev.stampbook.http;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A key, token or password that never prints itself.
 *
 * <p>The characters are checked here, because an HTTP library that refuses a header value prints it: a line break inside a pasted token
 * would put the token into the log.
 */
public final class Secret {

  private static final int LONGEST = 16_384;

  private final String value;

  private Secret(String value) {
    this.value = value;
  }

  /**
   * Takes over a secret; blanks before and after it are a paste error and are dropped.
   *
   * @param value 1 to 16,384 visible ASCII characters; blanks are allowed inside
   * @throws IllegalArgumentException when the value is blank, too long or holds a control or non-ASCII character; the message does not
   *     show the value
   */
  public static Secret of(String value) {
    String stripped = value.strip();
    if (stripped.isEmpty()) {
      throw new IllegalArgumentException("a secret is not blank");
    }
    if (stripped.length() > LONGEST) {
      throw new IllegalArgumentException("a secret has at most " + LONGEST + " characters");
    }
    for (int i = 0; i < stripped.length(); i++) {
      char c = stripped.charAt(i);
      if (c < ' ' || c > '~') {
        throw new IllegalArgumentException(
            "the secret holds a character that no key or token has (a line break, a control or a non-ASCII character) at position "
                + (i + 1)
                + "; copy it again without it");
      }
    }
    return new Secret(stripped);
  }

  /**
   * Reads a secret from a text file that holds nothing else.
   *
   * @throws IllegalArgumentException when the file is missing, unreadable or no secret; the message names the file, not its content
   */
  public static Secret fromFile(Path file) {
    try {
      if (Files.size(file) > LONGEST) {
        throw new IllegalArgumentException(
            "the file "
                + file
                + " is too large for a secret; give a file that holds only the secret");
      }
      return named("the file " + file, Files.readString(file, StandardCharsets.UTF_8));
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("the file " + file + " is not a text file", e);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "cannot read the secret from the file " + file + "; check that it exists and is readable",
          e);
    }
  }

  /**
   * Reads a secret from an environment variable.
   *
   * @throws IllegalArgumentException when the variable is not set or holds no secret; the message names the variable, not its value
   */
  public static Secret fromEnvironment(String variable) {
    return fromEnvironment(variable, name -> Optional.ofNullable(System.getenv(name)));
  }

  static Secret fromEnvironment(String variable, Function<String, Optional<String>> environment) {
    String value =
        environment
            .apply(variable)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "the environment variable "
                            + variable
                            + " is not set; set it to the secret"));
    return named("the environment variable " + variable, value);
  }

  private static Secret named(String source, String value) {
    try {
      return of(value);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(source + " holds no secret: " + e.getMessage(), e);
    }
  }

  /** Returns the value, for the one place that sends it. Never log it or put it into a message. */
  public String reveal() {
    return value;
  }

  /** Returns whether both are the same secret, in a time that does not tell where they differ. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Secret that
        && MessageDigest.isEqual(
            value.getBytes(StandardCharsets.US_ASCII),
            that.value.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return "secret(hidden)";
  }
}
