package dev.stampbook.engine.internal.consent;

import dev.stampbook.engine.StoreException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Named texts in a fixed order, written one per line so that a hash can be computed by anybody with a text editor and {@code sha256sum}.
 * Absent fields have no line. Line breaks inside a text are written as {@code \n}, a backslash as {@code \\}.
 */
final class Fields {

  private final Map<String, String> values;

  Fields() {
    this(new LinkedHashMap<>());
  }

  private Fields(Map<String, String> values) {
    this.values = values;
  }

  static Fields read(String text) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String line : text.lines().toList()) {
      int at = line.indexOf('=');
      if (at < 1 || values.put(line.substring(0, at), unescaped(line.substring(at + 1))) != null) {
        throw new StoreException("a text of the consent registry is not in its form");
      }
    }
    return new Fields(values);
  }

  Fields put(String name, Object value) {
    if (values.putIfAbsent(name, value.toString()) != null) {
      throw new IllegalStateException("a text has two values for " + name);
    }
    return this;
  }

  Fields put(String name, Optional<?> value) {
    value.ifPresent(present -> put(name, present));
    return this;
  }

  Fields putAll(Fields others) {
    others.values.forEach(this::put);
    return this;
  }

  Optional<String> get(String name) {
    return Optional.ofNullable(values.get(name));
  }

  String need(String name) {
    return get(name)
        .orElseThrow(() -> new StoreException("a text of the consent registry lacks " + name));
  }

  String text() {
    StringBuilder text = new StringBuilder();
    values.forEach(
        (name, value) -> text.append(name).append('=').append(escaped(value)).append('\n'));
    return text.toString();
  }

  private static String escaped(String value) {
    return value
        .replace("\\", "\\\\")
        .replace("\r", "\\r")
        .replace("\n", "\\n")
        .replace("\0", "\\0"); // PostgreSQL takes no zero
  }

  private static String unescaped(String value) {
    StringBuilder text = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c != '\\' || i + 1 == value.length()) {
        text.append(c);
        continue;
      }
      char next = value.charAt(++i);
      text.append(
          switch (next) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case '0' -> '\0';
            default -> next;
          });
    }
    return text.toString();
  }
}
