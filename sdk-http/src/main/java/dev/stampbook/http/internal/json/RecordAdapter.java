package dev.stampbook.http.internal.json;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import dev.stampbook.http.json.Change;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads and writes one record type. */
final class RecordAdapter extends JsonAdapter<Object> {

  private final Class<?> type;
  private final Field[] fields;
  private final JsonReader.Options names;
  private final MethodHandle constructor;

  /**
   * A component.
   *
   * @param absent its value where the wire has none, empty when it is mandatory
   */
  record Field(
      String name, JsonAdapter<Object> adapter, MethodHandle accessor, Optional<Object> absent) {

    static Field of(RecordComponent component, String name, JsonAdapter<Object> adapter) {
      try {
        Method accessor = component.getAccessor();
        accessor.setAccessible(true);
        MethodHandle handle = MethodHandles.lookup().unreflect(accessor);
        return new Field(
            name,
            adapter,
            handle.asType(
                handle.type().changeParameterType(0, Object.class).changeReturnType(Object.class)),
            absentValue(component.getType()));
      } catch (IllegalAccessException e) {
        throw new IllegalArgumentException(
            "the record of " + component.getName() + " is not accessible", e);
      }
    }

    private static Optional<Object> absentValue(Class<?> type) {
      if (type == Optional.class) {
        return Optional.of(Optional.empty());
      } else if (type == List.class || type == Collection.class) {
        return Optional.of(List.of());
      } else if (type == Set.class) {
        return Optional.of(Set.of());
      } else if (type == Map.class) {
        return Optional.of(Map.of());
      } else if (type == Change.class) {
        return Optional.of(Change.keep());
      }
      return Optional.empty();
    }
  }

  RecordAdapter(Class<?> type, Field[] fields) {
    this.type = type;
    this.fields = fields;
    this.names =
        JsonReader.Options.of(Arrays.stream(fields).map(Field::name).toArray(String[]::new));
    this.constructor = constructor(type);
  }

  private static MethodHandle constructor(Class<?> type) {
    Class<?>[] parameters =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      Constructor<?> canonical = type.getDeclaredConstructor(parameters);
      canonical.setAccessible(true);
      MethodHandle handle = MethodHandles.lookup().unreflectConstructor(canonical);
      return handle
          .asSpreader(Object[].class, parameters.length)
          .asType(java.lang.invoke.MethodType.methodType(Object.class, Object[].class));
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("the record " + type.getName() + " is not accessible", e);
    }
  }

  @Override
  public @Nullable Object fromJson(JsonReader reader) throws IOException {
    if (reader.peek() == JsonReader.Token.NULL) {
      return reader.nextNull();
    }
    if (reader.peek() == JsonReader.Token.BEGIN_ARRAY) {
      return emptyArray(reader);
    }
    @Nullable Object[] values = new @Nullable Object[fields.length];
    reader.beginObject();
    while (reader.hasNext()) {
      int index = reader.selectName(names);
      if (index < 0) {
        reader.skipName();
        reader.skipValue();
      } else {
        values[index] = fields[index].adapter().fromJson(reader);
      }
    }
    fillAbsent(values, reader);
    Object record = construct(values, reader);
    reader.endObject();
    return record;
  }

  /** Some servers write an empty object as an empty list. */
  private static @Nullable Object emptyArray(JsonReader reader) throws IOException {
    reader.beginArray();
    if (reader.hasNext()) {
      throw new JsonDataException("Expected an object at path " + reader.getPath());
    }
    reader.endArray();
    return null;
  }

  private void fillAbsent(@Nullable Object[] values, JsonReader reader) {
    for (int i = 0; i < values.length; i++) {
      if (values[i] == null) {
        if (fields[i].absent().isEmpty()) {
          throw new JsonDataException(
              RecordAdapters.MISSING + " at path " + pathOfObject(reader) + "." + fields[i].name());
        }
        values[i] = fields[i].absent().get();
      }
    }
  }

  private Object construct(@Nullable Object[] values, JsonReader reader) {
    try {
      return (Object) constructor.invokeExact(values);
    } catch (Error e) {
      throw e;
    } catch (Throwable e) {
      throw new JsonDataException(
          "Refused by " + type.getSimpleName() + " at path " + pathOfObject(reader));
    }
  }

  /** The reader still stands behind the last field it read. */
  private static String pathOfObject(JsonReader reader) {
    String path = reader.getPath();
    return path.substring(0, path.lastIndexOf('.'));
  }

  @Override
  public void toJson(JsonWriter writer, @Nullable Object record) throws IOException {
    if (record == null) {
      writer.nullValue();
      return;
    }
    writer.beginObject();
    for (Field field : fields) {
      writer.name(field.name());
      field.adapter().toJson(writer, read(field, record));
    }
    writer.endObject();
  }

  private static Object read(Field field, Object record) {
    try {
      return (Object) field.accessor().invokeExact(record);
    } catch (Error | RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("cannot read " + field.name(), e);
    }
  }
}
