package dev.stampbook.bigcommerce;

import dev.stampbook.http.Secret;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The credentials of a store-level API account (sheet 2.1). Immutable; {@link #toString()} shows no secret.
 *
 * <p>The control panel offers the file once, when the account is made; it cannot be downloaded again.
 */
public final class BigCommerceCredentials {

  private static final long LARGEST_FILE = 65_536;
  private static final String TOKEN = "ACCESS TOKEN";
  private static final String PATH = "API PATH";
  private static final String CLIENT_SECRET = "CLIENT SECRET";
  private static final String CLIENT_ID = "CLIENT ID";
  private static final Pattern KEY =
      Pattern.compile(
          "(?<=^|\\s)(ACCESS TOKEN|API PATH|CLIENT ID|CLIENT SECRET|CLIENT NAME|NAME)\\s*:",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern STORE_HASH = Pattern.compile("/stores/([A-Za-z0-9_-]{1,64})(?:/|$)");

  private final String storeHash;
  private final Secret accessToken;
  private final Optional<String> clientId;
  private final Optional<Secret> clientSecret;

  private BigCommerceCredentials(
      String storeHash,
      Secret accessToken,
      Optional<String> clientId,
      Optional<Secret> clientSecret) {
    if (!storeHash.matches("[A-Za-z0-9_-]{1,64}")) {
      throw new IllegalArgumentException(
          "a store hash has 1 to 64 letters and digits; it stands behind /stores/ in the API path");
    }
    this.storeHash = storeHash;
    this.accessToken = accessToken;
    this.clientId = clientId;
    this.clientSecret = clientSecret;
  }

  /** Returns credentials without client secret; webhook signatures cannot be checked with them. */
  public static BigCommerceCredentials of(String storeHash, Secret accessToken) {
    return new BigCommerceCredentials(storeHash, accessToken, Optional.empty(), Optional.empty());
  }

  /** Returns credentials with the client secret, the key of webhook signatures. */
  public static BigCommerceCredentials of(
      String storeHash, Secret accessToken, String clientId, Secret clientSecret) {
    return new BigCommerceCredentials(
        storeHash, accessToken, Optional.of(clientId), Optional.of(clientSecret));
  }

  /**
   * Reads the text file that the control panel offers for download: one {@code KEY: value} per line in any order, or all on one line;
   * letter case of keys, line ends, a byte order mark and unknown keys do not matter (sheet 2.1).
   *
   * @throws IllegalArgumentException when the file cannot be read or a key is missing; the message names file and key, never a value
   */
  public static BigCommerceCredentials read(Path file) {
    Map<String, String> values = values(text(file));
    String token = required(values, TOKEN, file);
    Matcher store = STORE_HASH.matcher(required(values, PATH, file));
    if (!store.find()) {
      throw new IllegalArgumentException(
          PATH + " in " + name(file) + " holds no store: it ends like /stores/abc123/v3/");
    }
    return new BigCommerceCredentials(
        store.group(1),
        secret(TOKEN, token, file),
        Optional.ofNullable(values.get(CLIENT_ID)),
        Optional.ofNullable(values.get(CLIENT_SECRET))
            .map(value -> secret(CLIENT_SECRET, value, file)));
  }

  private static String text(Path file) {
    try {
      if (Files.size(file) > LARGEST_FILE) {
        throw new IllegalArgumentException(name(file) + " is too large for a credentials file");
      }
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(name(file) + " is not a UTF-8 text file", e);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "cannot read the credentials from " + name(file) + "; check that the file exists", e);
    }
  }

  /** A line counts when a known key starts it; further known keys on it come from a file that lost its line breaks. */
  private static Map<String, String> values(String text) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String line : text.replace("\uFEFF", "").lines().toList()) {
      String entry = line.strip();
      Matcher key = KEY.matcher(entry);
      boolean found = key.lookingAt();
      while (found) {
        String name = key.group(1).toUpperCase(Locale.ROOT);
        int start = key.end();
        found = key.find();
        String value = entry.substring(start, found ? key.start() : entry.length()).strip();
        // no value has blanks inside, except names, which are not needed
        values.putIfAbsent(name, value.split("\\s", 2)[0]);
      }
    }
    return values;
  }

  private static String required(Map<String, String> values, String key, Path file) {
    String value = values.getOrDefault(key, "");
    if (value.isEmpty()) {
      throw new IllegalArgumentException(
          key
              + " is missing in "
              + name(file)
              + "; create a new API account and keep the file the control panel offers");
    }
    return value;
  }

  private static Secret secret(String key, String value, Path file) {
    try {
      return Secret.of(value);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(key + " in " + name(file) + ": " + e.getMessage(), e);
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  /** Returns the hash that names the store in every URL. */
  public String storeHash() {
    return storeHash;
  }

  /** Returns the client id, when the file held it. */
  public Optional<String> clientId() {
    return clientId;
  }

  /** Returns the key of webhook signatures, when the file held it. */
  public Optional<Secret> clientSecret() {
    return clientSecret;
  }

  Secret accessToken() {
    return accessToken;
  }

  @Override
  public String toString() {
    return "credentials(store " + storeHash + ")";
  }
}
