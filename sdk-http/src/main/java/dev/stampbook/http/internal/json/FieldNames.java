package dev.stampbook.http.internal.json;

import com.squareup.moshi.Json;
import java.lang.reflect.RecordComponent;
import java.util.Locale;
import java.util.regex.Pattern;

/** How a record component is named on the wire. */
public enum FieldNames {
  /** The component's own name. */
  AS_DECLARED {
    @Override
    String derived(String component) {
      return component;
    }
  },
  /** Words in lower case with underscores between them. */
  SNAKE_CASE {
    @Override
    String derived(String component) {
      return WORD_BEGIN.matcher(component).replaceAll("_$0").toLowerCase(Locale.ROOT);
    }
  };

  private static final Pattern WORD_BEGIN =
      Pattern.compile("(?<=[a-z0-9])[A-Z]|(?<=[A-Z])[A-Z](?=[a-z])");

  abstract String derived(String component);

  String of(RecordComponent component) {
    Json json = component.getAnnotation(Json.class);
    boolean named = json != null && !json.name().equals(Json.UNSET_NAME);
    return named ? json.name() : derived(component.getName());
  }
}
