package dev.stampbook.http.internal.json;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import dev.stampbook.http.Secret;
import dev.stampbook.http.json.Change;
import dev.stampbook.http.json.OpenEnum;
import dev.stampbook.http.json.PersonalText;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Adapters for what may be absent, unknown or hidden. */
public final class OpenTypes implements JsonAdapter.Factory {

  @Override
  public @Nullable JsonAdapter<?> create(
      Type type, Set<? extends Annotation> annotations, Moshi moshi) {
    Class<?> raw = Types.getRawType(type);
    if (raw == Optional.class) {
      return new OptionalAdapter(moshi.adapter(argument(type), annotations));
    } else if (raw == Change.class) {
      return new ChangeAdapter(moshi.adapter(argument(type), annotations));
    } else if (raw == Map.class) {
      return new MapAdapter(moshi.nextAdapter(this, type, annotations));
    } else if (raw == OpenEnum.class) {
      return openEnum(Types.getRawType(argument(type)));
    } else if (raw == PersonalText.class) {
      return new TextAdapter<>(PersonalText::of, PersonalText::value);
    } else if (raw == Secret.class) {
      return new TextAdapter<>(Secret::of, Secret::reveal);
    } else if (raw.isEnum()) {
      throw new IllegalArgumentException(
          "declare OpenEnum<" + raw.getSimpleName() + ">, which keeps values added later");
    }
    return null;
  }

  private static Type argument(Type type) {
    if (type instanceof ParameterizedType parameterized) {
      return parameterized.getActualTypeArguments()[0];
    }
    throw new IllegalArgumentException("declare what is inside, such as Optional<String>: " + type);
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static JsonAdapter<OpenEnum<?>> openEnum(Class<?> constants) {
    return new TextAdapter<>(raw -> OpenEnum.parse((Class) constants, raw), OpenEnum::raw);
  }

  /** Absent and null are empty; empty is not written. */
  private static final class OptionalAdapter extends JsonAdapter<Object> {

    private final JsonAdapter<Object> inner;

    private OptionalAdapter(JsonAdapter<Object> inner) {
      this.inner = inner;
    }

    @Override
    public Object fromJson(JsonReader reader) throws IOException {
      if (reader.peek() == JsonReader.Token.NULL) {
        reader.nextNull();
        return Optional.empty();
      }
      return Optional.ofNullable(inner.fromJson(reader));
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable Object value) throws IOException {
      if (value instanceof Optional<?> optional && optional.isPresent()) {
        inner.toJson(writer, optional.get());
      } else {
        writer.nullValue();
      }
    }
  }

  private static final class ChangeAdapter extends JsonAdapter<Change<Object>> {

    private final JsonAdapter<Object> inner;

    private ChangeAdapter(JsonAdapter<Object> inner) {
      this.inner = inner;
    }

    @Override
    public Change<Object> fromJson(JsonReader reader) throws IOException {
      if (reader.peek() == JsonReader.Token.NULL) {
        reader.nextNull();
        return Change.clear();
      }
      Object value = inner.fromJson(reader);
      return value == null ? Change.clear() : Change.to(value);
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable Change<Object> change) throws IOException {
      if (change instanceof Change.To<Object> to) {
        inner.toJson(writer, to.value());
      } else if (change instanceof Change.Clear<Object>) {
        boolean before = writer.getSerializeNulls();
        writer.setSerializeNulls(true);
        writer.nullValue();
        writer.setSerializeNulls(before);
      } else {
        writer.nullValue();
      }
    }
  }

  /** Some servers write an empty map as an empty list. */
  private static final class MapAdapter extends JsonAdapter<Object> {

    private final JsonAdapter<Object> entries;

    private MapAdapter(JsonAdapter<Object> entries) {
      this.entries = entries;
    }

    @Override
    public @Nullable Object fromJson(JsonReader reader) throws IOException {
      if (reader.peek() != JsonReader.Token.BEGIN_ARRAY) {
        return reader.peek() == JsonReader.Token.NULL
            ? reader.nextNull()
            : entries.fromJson(reader);
      }
      reader.beginArray();
      reader.endArray();
      return Map.of();
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable Object map) throws IOException {
      entries.toJson(writer, map);
    }
  }
}
