package dev.stampbook.http.json;

import com.squareup.moshi.Json;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A value of a list that the other side may lengthen at any time: the constant where we know it, and always the text as sent.
 *
 * @param raw the text as sent; what is written back
 * @param known the constant, empty for a value we do not know yet
 */
public record OpenEnum<E extends Enum<E>>(String raw, Optional<E> known) {

  private static final Pattern NOT_IN_NAMES = Pattern.compile("[^A-Za-z0-9]+");

  /** Returns the value for sending this constant: the name in its {@code @Json}, or else its Java name. */
  public static <E extends Enum<E>> OpenEnum<E> of(E constant) {
    return new OpenEnum<E>(wireName(constant), Optional.of(constant));
  }

  /**
   * Returns the value for this text. A constant matches by the name in its {@code @Json}, or else by its Java name in any letter case with
   * any signs between the words.
   */
  public static <E extends Enum<E>> OpenEnum<E> parse(Class<E> constants, String raw) {
    for (E constant : constants.getEnumConstants()) {
      if (wireName(constant).equals(raw)) {
        return new OpenEnum<E>(raw, Optional.of(constant));
      }
    }
    String name = NOT_IN_NAMES.matcher(raw.strip()).replaceAll("_").toUpperCase(Locale.ROOT);
    for (E constant : constants.getEnumConstants()) {
      if (constant.name().equals(name)) {
        return new OpenEnum<E>(raw, Optional.of(constant));
      }
    }
    return new OpenEnum<E>(raw, Optional.empty());
  }

  private static String wireName(Enum<?> constant) {
    try {
      Json json = constant.getDeclaringClass().getField(constant.name()).getAnnotation(Json.class);
      return json == null ? constant.name() : json.name();
    } catch (NoSuchFieldException e) {
      throw new AssertionError(e);
    }
  }

  /** Returns whether it is this constant. */
  public boolean is(E constant) {
    return known.filter(constant::equals).isPresent();
  }

  @Override
  public String toString() {
    return raw;
  }
}
