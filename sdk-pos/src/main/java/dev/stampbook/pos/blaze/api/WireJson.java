package dev.stampbook.pos.blaze.api;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import dev.stampbook.http.json.Json;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How the JSON of Blaze is read: times in milliseconds, whole objects, look-ups, and rows that spoil themselves alone (sheet section 11). */
public final class WireJson {

  private static final Pattern PLACE = Pattern.compile("at path \\$(\\S*)");

  private WireJson() {}

  /** Returns the JSON. */
  public static Json json() {
    return Json.builder().add(EpochMillis.class, new Millis()).add(WireJson::adapter).build();
  }

  private static @Nullable JsonAdapter<?> adapter(
      Type type, Set<? extends Annotation> annotations, Moshi moshi) {
    Class<?> raw = Types.getRawType(type);
    if (raw == Document.class) {
      return new Documents(moshi.adapter(Object.class)).nullSafe();
    }
    boolean ours = raw == Whole.class || raw == Found.class || raw == Row.class;
    if (!ours || !(type instanceof ParameterizedType of)) {
      return null;
    }
    JsonAdapter<Object> inside = moshi.adapter(of.getActualTypeArguments()[0]);
    if (raw == Whole.class) {
      return new Wholes(inside, moshi.adapter(Document.class));
    }
    return raw == Found.class ? new Founds(inside) : new RowAdapter(inside);
  }

  private static final class Millis extends JsonAdapter<EpochMillis> {
    @Override
    public EpochMillis fromJson(JsonReader reader) throws IOException {
      return new EpochMillis(reader.nextLong());
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable EpochMillis time) throws IOException {
      writer.value(time == null ? null : time.value());
    }
  }

  private static final class Documents extends JsonAdapter<Document> {
    private final JsonAdapter<Object> any;

    Documents(JsonAdapter<Object> any) {
      this.any = any;
    }

    @Override
    @SuppressWarnings("unchecked")
    public Document fromJson(JsonReader reader) throws IOException {
      if (any.fromJson(reader) instanceof Map<?, ?> fields) {
        return new Document((Map<String, Object>) fields);
      }
      throw new JsonDataException("Expected an object at path " + reader.getPath());
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable Document document) throws IOException {
      any.toJson(writer, document == null ? null : document.fields());
    }
  }

  private static final class Wholes extends JsonAdapter<Whole<Object>> {
    private final JsonAdapter<Object> inside;
    private final JsonAdapter<Document> documents;

    Wholes(JsonAdapter<Object> inside, JsonAdapter<Document> documents) {
      this.inside = inside;
      this.documents = documents;
    }

    @Override
    public @Nullable Whole<Object> fromJson(JsonReader reader) throws IOException {
      Object value = inside.fromJson(reader.peekJson());
      Document document = documents.fromJson(reader);
      return value == null || document == null ? null : new Whole<>(value, document);
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable Whole<Object> whole) throws IOException {
      documents.toJson(writer, whole == null ? null : whole.document());
    }
  }

  private static final class Founds extends JsonAdapter<Found<Object>> {
    private final JsonAdapter<Object> inside;

    Founds(JsonAdapter<Object> inside) {
      this.inside = inside;
    }

    @Override
    public Found<Object> fromJson(JsonReader reader) throws IOException {
      if (reader.peek() == JsonReader.Token.NULL) {
        reader.skipValue();
        return new Found<>(Optional.empty());
      }
      return new Found<>(Optional.ofNullable(inside.fromJson(reader)));
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable Found<Object> found) throws IOException {
      inside.toJson(writer, found == null ? null : found.value().orElse(null));
    }
  }

  /** Broken JSON is no matter of one row and is thrown. */
  private static final class RowAdapter extends JsonAdapter<Row<Object>> {
    private final JsonAdapter<Object> inside;

    RowAdapter(JsonAdapter<Object> inside) {
      this.inside = inside;
    }

    @Override
    public Row<Object> fromJson(JsonReader reader) throws IOException {
      Row<Object> row;
      try {
        Object value = inside.fromJson(reader.peekJson());
        row =
            value == null
                ? unreadable(Optional.empty(), "the row is null")
                : new Row<>(Optional.of(value), Optional.empty());
      } catch (JsonDataException e) {
        Matcher place = PLACE.matcher(String.valueOf(e.getMessage()));
        String field = place.find() ? place.group(1).replaceAll("^\\.?\\w+\\[\\d+]\\.?", "") : "";
        row =
            unreadable(
                id(reader.peekJson()),
                field.isEmpty()
                    ? "the row is no object of the expected kind"
                    : "the field " + field + " is missing or of an unexpected type");
      }
      reader.skipValue();
      return row;
    }

    private static Row<Object> unreadable(Optional<String> id, String problem) {
      return new Row<>(Optional.empty(), Optional.of(new Row.Unreadable(id, problem)));
    }

    private static Optional<String> id(JsonReader reader) throws IOException {
      if (reader.peek() != JsonReader.Token.BEGIN_OBJECT) {
        return Optional.empty();
      }
      reader.beginObject();
      while (reader.hasNext()) {
        if (reader.nextName().equals("id") && reader.peek() == JsonReader.Token.STRING) {
          return Optional.of(reader.nextString()).filter(text -> text.matches("\\w{1,100}"));
        }
        reader.skipValue();
      }
      return Optional.empty();
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable Row<Object> row) throws IOException {
      inside.toJson(writer, row == null ? null : row.value().orElse(null));
    }
  }
}
