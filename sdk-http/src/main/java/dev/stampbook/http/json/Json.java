package dev.stampbook.http.json;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import dev.stampbook.http.internal.ParseFailure;
import dev.stampbook.http.internal.json.ExactTypes;
import dev.stampbook.http.internal.json.FieldNames;
import dev.stampbook.http.internal.json.OpenTypes;
import dev.stampbook.http.internal.json.RecordAdapters;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okio.Buffer;

/**
 * How wire objects become JSON and back. Wire objects are records; what is shared by all systems:
 *
 * <ul>
 *   <li>unknown fields are ignored; a mandatory field that is absent or null is a malformed response that names it
 *   <li>{@code Optional}, {@code List}, {@code Set} and {@code Map} components may be absent or null and are empty then; an empty {@code Optional} is not
 *       written; an empty list where an object or map is due counts as absent
 *   <li>{@code BigDecimal} comes from the literal text of a number or string, never through binary floating point, and is written as a plain number
 *   <li>{@code String} and {@code long} accept numbers and strings alike; {@code Instant} is ISO 8601 with any offset, written in UTC; {@code LocalDate}
 *       is ISO 8601
 *   <li>{@link OpenEnum} keeps values we do not know, {@link Change} tells absent from null, {@link PersonalText} and {@link
 *       dev.stampbook.http.Secret} do not print
 *   <li>{@code float}, {@code double} and plain enums are refused when the endpoint interface is created
 * </ul>
 */
public final class Json {

  private final Moshi moshi;

  private Json(Moshi moshi) {
    this.moshi = moshi;
  }

  /** Returns JSON whose field names are those of the record components, or of their {@code @Json}. */
  public static Json standard() {
    return builder().build();
  }

  /** Returns JSON whose field names are those of the record components in snake case: {@code pointsBalance} is {@code points_balance}. */
  public static Json snakeCase() {
    return builder().snakeCase().build();
  }

  /** Returns a builder for JSON with further adapters. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns the library's entry point, for reading webhook bodies and test data. */
  public Moshi moshi() {
    return moshi;
  }

  /**
   * Reads a document, such as the body of a webhook call.
   *
   * @throws IllegalArgumentException when it is no JSON, or does not fit; the message names the place and quotes nothing
   */
  public <T> T read(Class<T> type, byte[] document) {
    T value;
    try {
      value = moshi.adapter(type).fromJson(new Buffer().write(document));
    } catch (IOException | RuntimeException e) {
      throw new IllegalArgumentException("the document " + ParseFailure.describe(e));
    }
    if (value == null) {
      throw new IllegalArgumentException("the document is null");
    }
    return value;
  }

  /** Collects adapters. Not thread-safe. */
  public static final class Builder {

    private final Map<Type, JsonAdapter<?>> adapters = new LinkedHashMap<>();
    private final List<JsonAdapter.Factory> factories = new ArrayList<>();
    private FieldNames names = FieldNames.AS_DECLARED;

    private Builder() {}

    /** Writes component names in snake case; a name in {@code @Json} is taken as it is. */
    public Builder snakeCase() {
      this.names = FieldNames.SNAKE_CASE;
      return this;
    }

    /** Reads and writes a type in the system's own way, such as its date format; goes before the shared adapters. */
    public <T> Builder add(Class<T> type, JsonAdapter<T> adapter) {
      adapters.put(type, adapter.nullSafe());
      return this;
    }

    /** Makes adapters in the system's own way, such as for fields marked with a qualifier; goes before the shared adapters. */
    public Builder add(JsonAdapter.Factory factory) {
      factories.add(factory);
      return this;
    }

    /** Returns the JSON. */
    public Json build() {
      Moshi.Builder builder = new Moshi.Builder();
      adapters.forEach((type, adapter) -> addUnchecked(builder, type, adapter));
      factories.forEach(builder::add);
      return new Json(
          builder
              .add(new ExactTypes())
              .add(new OpenTypes())
              .add(new RecordAdapters(names))
              .build());
    }

    @SuppressWarnings("unchecked")
    private static void addUnchecked(Moshi.Builder builder, Type type, JsonAdapter<?> adapter) {
      builder.add(type, (JsonAdapter<Object>) adapter);
    }
  }
}
