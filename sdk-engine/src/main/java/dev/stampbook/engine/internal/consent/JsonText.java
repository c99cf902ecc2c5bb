package dev.stampbook.engine.internal.consent;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Writes maps, lists, texts and numbers as JSON; an absent value is left out. Safe to put into a page, because no tag can come of it. */
final class JsonText {

  private JsonText() {}

  static String of(Object value) {
    StringBuilder text = new StringBuilder();
    write(text, value, "\n");
    return text.append('\n').toString();
  }

  private static void write(StringBuilder text, Object value, String line) {
    if (value instanceof Map<?, ?> map) {
      block(
          text,
          '{',
          map.entrySet().stream()
              .filter(entry -> !Optional.empty().equals(entry.getValue()))
              .toList(),
          '}',
          line,
          (entry, inner) -> {
            quote(text, String.valueOf(entry.getKey()));
            text.append(": ");
            write(text, entry.getValue(), inner);
          });
    } else if (value instanceof Collection<?> list) {
      block(text, '[', list, ']', line, (item, inner) -> write(text, item, inner));
    } else if (value instanceof Optional<?> optional) {
      write(text, optional.orElseThrow(), line);
    } else if (value instanceof Number) {
      text.append(value);
    } else {
      quote(text, value.toString());
    }
  }

  private interface Item<T> {
    void write(T item, String line);
  }

  private static <T> void block(
      StringBuilder text, char open, Collection<T> items, char close, String line, Item<T> item) {
    text.append(open);
    String inner = line + "  ";
    boolean first = true;
    for (T one : items) {
      text.append(first ? "" : ",").append(inner);
      item.write(one, inner);
      first = false;
    }
    text.append(first ? "" : line).append(close);
  }

  private static void quote(StringBuilder text, String value) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        text.append('\\').append(c);
      } else if (c == '\n') {
        text.append("\\n");
      } else if (c < 0x20
          || c == 0x7f
          || c == '<'
          || c == '>'
          || c == '&'
          || c == 0x2028
          || c == 0x2029) {
        text.append("\\u%04x".formatted((int) c));
      } else {
        text.append(c);
      }
    }
    text.append('"');
  }
}
