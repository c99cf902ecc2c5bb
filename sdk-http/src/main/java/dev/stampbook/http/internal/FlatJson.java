package dev.stampbook.http.internal;

import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import okio.Buffer;
import okio.ByteString;

/**
 * Reads whatever JSON a body holds into texts by path, such as {@code errors.0.message}, as far as it goes: a body that breaks off yields
 * what came before. Numbers and booleans become their text, null is left out.
 */
final class FlatJson {

  private static final int DEEPEST = 10;
  private static final int MOST_VALUES = 200;
  private static final int LONGEST_VALUE = 4_000;

  private final Map<String, String> values = new LinkedHashMap<>();
  private final JsonReader reader;

  private FlatJson(ByteString body) {
    this.reader = JsonReader.of(new Buffer().write(body));
  }

  static Map<String, String> read(ByteString body) {
    FlatJson flat = new FlatJson(body);
    try {
      flat.value("", 0);
    } catch (IOException | RuntimeException e) {
      // Broken or no JSON: what was read so far stands.
    }
    return flat.values;
  }

  private void value(String path, int depth) throws IOException {
    switch (reader.peek()) {
      case BEGIN_OBJECT -> object(path, depth);
      case BEGIN_ARRAY -> array(path, depth);
      case STRING, NUMBER -> keep(path, reader.nextString());
      case BOOLEAN -> keep(path, Boolean.toString(reader.nextBoolean()));
      default -> reader.skipValue();
    }
  }

  private void object(String path, int depth) throws IOException {
    if (depth == DEEPEST) {
      reader.skipValue();
      return;
    }
    reader.beginObject();
    while (reader.hasNext()) {
      value(join(path, reader.nextName()), depth + 1);
    }
    reader.endObject();
  }

  private void array(String path, int depth) throws IOException {
    if (depth == DEEPEST) {
      reader.skipValue();
      return;
    }
    reader.beginArray();
    for (int i = 0; reader.hasNext(); i++) {
      value(join(path, Integer.toString(i)), depth + 1);
    }
    reader.endArray();
  }

  private void keep(String path, String text) {
    if (values.size() < MOST_VALUES && text.length() <= LONGEST_VALUE) {
      values.putIfAbsent(path, text);
    }
  }

  private static String join(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
