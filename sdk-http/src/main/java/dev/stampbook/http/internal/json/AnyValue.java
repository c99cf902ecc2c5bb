package dev.stampbook.http.internal.json;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import com.squareup.moshi.Moshi;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Any JSON: maps, lists, texts, booleans, and numbers as exact decimals. Null is left out. */
final class AnyValue extends JsonAdapter<Object> {

  private final Moshi moshi;

  AnyValue(Moshi moshi) {
    this.moshi = moshi;
  }

  @Override
  public @Nullable Object fromJson(JsonReader reader) throws IOException {
    return switch (reader.peek()) {
      case BEGIN_OBJECT -> object(reader);
      case BEGIN_ARRAY -> array(reader);
      case STRING -> reader.nextString();
      case NUMBER -> ExactTypes.parse(reader, ExactTypes::decimal);
      case BOOLEAN -> reader.nextBoolean();
      default -> reader.nextNull();
    };
  }

  private Map<String, Object> object(JsonReader reader) throws IOException {
    Map<String, Object> object = new LinkedHashMap<>();
    reader.beginObject();
    while (reader.hasNext()) {
      String name = reader.nextName();
      Object value = fromJson(reader);
      if (value != null) {
        object.put(name, value);
      }
    }
    reader.endObject();
    return object;
  }

  private List<Object> array(JsonReader reader) throws IOException {
    List<Object> array = new ArrayList<>();
    reader.beginArray();
    while (reader.hasNext()) {
      Object value = fromJson(reader);
      if (value != null) {
        array.add(value);
      }
    }
    reader.endArray();
    return array;
  }

  @Override
  public void toJson(JsonWriter writer, @Nullable Object value) throws IOException {
    if (value == null) {
      writer.nullValue();
    } else if (value instanceof Map<?, ?> map) {
      writer.beginObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        writer.name(String.valueOf(entry.getKey()));
        toJson(writer, entry.getValue());
      }
      writer.endObject();
    } else if (value instanceof Iterable<?> items) {
      writer.beginArray();
      for (Object item : items) {
        toJson(writer, item);
      }
      writer.endArray();
    } else {
      write(writer, value);
    }
  }

  @SuppressWarnings("unchecked")
  private void write(JsonWriter writer, Object value) throws IOException {
    ((JsonAdapter<Object>) moshi.adapter(value.getClass())).toJson(writer, value);
  }
}
