package dev.stampbook.leat;

import com.squareup.moshi.Json;
import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import dev.stampbook.leat.api.WithAttributes;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads and writes {@link WithAttributes}: whatever field the record does not name is an attribute. */
final class AttributeFields implements JsonAdapter.Factory {

  @Override
  public @Nullable JsonAdapter<?> create(
      Type type, Set<? extends Annotation> annotations, Moshi moshi) {
    if (!(type instanceof ParameterizedType with)
        || Types.getRawType(type) != WithAttributes.class) {
      return null;
    }
    Type object = with.getActualTypeArguments()[0];
    return new Adapter(
        moshi.adapter(object), moshi.adapter(Object.class), names(Types.getRawType(object)));
  }

  private static Set<String> names(Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .map(AttributeFields::name)
        .collect(Collectors.toSet());
  }

  private static String name(RecordComponent component) {
    Json json = component.getAnnotation(Json.class);
    return json == null
        ? component.getName().replaceAll("[A-Z]", "_$0").toLowerCase(Locale.ROOT)
        : json.name();
  }

  private static final class Adapter extends JsonAdapter<WithAttributes<Object>> {

    private final JsonAdapter<Object> documented;
    private final JsonAdapter<Object> any;
    private final Set<String> names;

    private Adapter(JsonAdapter<Object> documented, JsonAdapter<Object> any, Set<String> names) {
      this.documented = documented;
      this.any = any;
      this.names = names;
    }

    @Override
    public @Nullable WithAttributes<Object> fromJson(JsonReader reader) throws IOException {
      if (reader.peek() == JsonReader.Token.NULL) {
        return reader.nextNull();
      }
      Object object = documented.fromJson(reader.peekJson());
      if (object == null || !(any.fromJson(reader) instanceof Map<?, ?> fields)) {
        throw new JsonDataException("Expected an object at path " + reader.getPath());
      }
      Map<String, Object> attributes = new LinkedHashMap<>();
      fields.forEach(
          (name, value) -> {
            if (!names.contains(name.toString())) {
              attributes.put(name.toString(), value);
            }
          });
      return new WithAttributes<>(object, attributes);
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable WithAttributes<Object> value)
        throws IOException {
      if (value == null) {
        writer.nullValue();
        return;
      }
      writer.beginObject();
      int own = writer.beginFlatten();
      documented.toJson(writer, value.object());
      any.toJson(writer, value.attributes());
      writer.endFlatten(own);
      writer.endObject();
    }
  }
}
