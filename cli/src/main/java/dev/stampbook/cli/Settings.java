package dev.stampbook.cli;

import dev.stampbook.http.Secret;
import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The settings of a program: a properties file, over which the environment wins. The variable of a setting is {@code STAMPBOOK_} and its
 * name in capitals, with underscores for dots and hyphens: {@code smile.url} is {@code STAMPBOOK_SMILE_URL}.
 */
final class Settings {

  private static final String PREFIX = "STAMPBOOK_";

  private final Map<String, String> values = new TreeMap<>();
  private final Path folder;
  private final String name;

  private Settings(Path file) {
    this.folder = file.toAbsolutePath().resolveSibling("");
    this.name = String.valueOf(file.getFileName());
  }

  /**
   * Reads a file and the environment.
   *
   * @param known every setting there is; another one is refused with the nearest name
   */
  static Settings read(Path file, Map<String, String> environment, Set<String> known) {
    Settings settings = new Settings(file);
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (NoSuchFileException missing) {
      throw new CliException(
          "there is no file " + file + "; copy docs/stampbook.properties and fill it in", missing);
    } catch (IOException | IllegalArgumentException unreadable) {
      throw new CliException(file + " cannot be read as a properties file in UTF-8", unreadable);
    }
    for (String key : properties.stringPropertyNames()) {
      if (!known.contains(key)) {
        throw new CliException(
            settings.name + ": there is no setting '" + key + "'" + nearest(key, known));
      }
      settings.values.put(key, properties.getProperty(key).strip());
    }
    for (String key : known) {
      String value = environment.get(variable(key));
      if (value != null) {
        settings.values.put(key, value.strip());
      }
    }
    return settings;
  }

  private static String nearest(String key, Set<String> known) {
    String tail = key.substring(key.lastIndexOf('.') + 1);
    Set<String> close = new TreeSet<>();
    for (String candidate : known) {
      String end = candidate.substring(candidate.lastIndexOf('.') + 1);
      if (candidate.startsWith(key) || end.contains(tail) || tail.contains(end)) {
        close.add(candidate);
      }
    }
    return close.isEmpty() || close.size() > 4
        ? "; the sample docs/stampbook.properties has them all"
        : "; is it " + String.join(" or ", close) + "?";
  }

  Optional<String> text(String key) {
    return Optional.ofNullable(values.get(key)).filter(value -> !value.isEmpty());
  }

  String required(String key) {
    return text(key).orElseThrow(() -> new CliException(name + " lacks the setting '" + key + "'"));
  }

  /** Returns a path; a relative one starts at the settings file's folder. */
  Optional<Path> path(String key) {
    return text(key).map(folder::resolve);
  }

  Path resolve(String path) {
    return folder.resolve(path);
  }

  /**
   * Returns a secret: the content of a file, or the value itself, which best comes from the environment.
   *
   * @param what the file's content in words, such as {@code the file with the API key}
   */
  Secret secret(String fileKey, String key, String what) {
    return path(fileKey)
        .map(Secret::fromFile)
        .or(() -> text(key).map(Secret::of))
        .orElseThrow(
            () ->
                new CliException(
                    "name " + what + " in '" + fileKey + "', or set " + variable(key)));
  }

  private static String variable(String key) {
    return PREFIX + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  Optional<URI> url(String key) {
    return parsed(key, "a URL such as https://api.example.com", Settings::http);
  }

  private static URI http(String text) {
    URI uri = URI.create(text);
    if (uri.getHost() == null) {
      throw new IllegalArgumentException("no host");
    }
    return uri;
  }

  Optional<Integer> number(String key) {
    return parsed(key, "a whole number", Integer::valueOf);
  }

  Optional<BigDecimal> decimal(String key) {
    return parsed(key, "a decimal number such as 1.5", BigDecimal::new);
  }

  /** Returns a time: a date means its beginning in UTC. */
  Optional<Instant> time(String key) {
    return parsed(
        key,
        "a date such as 2026-01-31 or a time such as 2026-01-31T10:00:00Z",
        text ->
            text.length() == 10
                ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                : Instant.parse(text));
  }

  /** Returns whether a setting is switched on; {@code otherwise} where it is not set. */
  boolean isOn(String key, Switch otherwise) {
    return parsed(key, "true or false", Settings::onOrOff).orElse(otherwise) == Switch.ON;
  }

  private static Switch onOrOff(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "yes", "on" -> Switch.ON;
      case "false", "no", "off" -> Switch.OFF;
      default -> throw new IllegalArgumentException(text);
    };
  }

  /** A setting that is on or off. */
  enum Switch {
    ON,
    OFF
  }

  /** Returns one of an enum's values, written in lower case with hyphens. */
  <E extends Enum<E>> Optional<E> choice(String key, Class<E> type) {
    String all =
        String.join(", ", Arrays.stream(type.getEnumConstants()).map(Settings::written).toList());
    return parsed(key, "one of " + all, text -> Enum.valueOf(type, constant(text)));
  }

  static String constant(String text) {
    return text.strip().toUpperCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
  }

  static String written(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  <T> Optional<T> parsed(String key, String form, Function<String, T> parse) {
    return text(key)
        .map(
            text -> {
              try {
                return parse.apply(text);
              } catch (IllegalArgumentException | DateTimeParseException wrong) {
                throw new CliException(name + ": " + key + " is " + form, wrong);
              }
            });
  }
}
