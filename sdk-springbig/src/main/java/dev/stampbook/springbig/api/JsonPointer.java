package dev.stampbook.springbig.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A place in a JSON document, such as {@code /wallet/points} (RFC 6901).
 *
 * @param text empty for the whole document, otherwise beginning with a slash
 */
public record JsonPointer(String text) {

  private static final Pattern INDEX = Pattern.compile("0|[1-9][0-9]{0,8}");

  public JsonPointer {
    if (!text.isEmpty() && !text.startsWith("/")) {
      throw new IllegalArgumentException("a JSON pointer begins with a slash: " + text);
    }
  }

  /** Returns the pointer written like this. */
  public static JsonPointer of(String text) {
    return new JsonPointer(text);
  }

  /** Returns the name of the field it points to, empty for the whole document. */
  public String lastName() {
    return unescaped(text.substring(text.lastIndexOf('/') + 1));
  }

  Optional<Object> in(Object tree) {
    Optional<Object> at = Optional.of(tree);
    if (text.isEmpty()) {
      return at;
    }
    for (String step : text.substring(1).split("/", -1)) {
      String name = unescaped(step);
      at = at.flatMap(node -> child(node, name));
    }
    return at;
  }

  private static String unescaped(String step) {
    return step.replace("~1", "/").replace("~0", "~");
  }

  private static Optional<Object> child(Object node, String name) {
    if (node instanceof Map<?, ?> object) {
      return Optional.ofNullable(object.get(name));
    }
    if (node instanceof List<?> array && INDEX.matcher(name).matches()) {
      int index = Integer.parseInt(name);
      return index < array.size() ? Optional.of(array.get(index)) : Optional.empty();
    }
    return Optional.empty();
  }

  @Override
  public String toString() {
    return text;
  }
}
