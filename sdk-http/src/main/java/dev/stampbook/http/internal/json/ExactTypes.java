package dev.stampbook.http.internal.json;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import com.squareup.moshi.Moshi;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Adapters for numbers and times that lose nothing, and the refusal of types that would. */
public final class ExactTypes implements JsonAdapter.Factory {

  private static final Set<Type> INEXACT =
      Set.of(float.class, double.class, Float.class, Double.class);
  private static final int LONGEST_NUMBER = 60;
  private static final int WIDEST_SCALE = 40;
  private static final DateTimeFormatter ANY_OFFSET =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .appendPattern("[XXX][XX][X]")
          .toFormatter(java.util.Locale.ROOT);

  @Override
  public @Nullable JsonAdapter<?> create(
      Type type, Set<? extends Annotation> annotations, Moshi moshi) {
    if (INEXACT.contains(type)) {
      throw new IllegalArgumentException("declare BigDecimal: binary floating point loses money");
    }
    if (!annotations.isEmpty()) {
      return null;
    }
    if (type == BigDecimal.class) {
      return new Decimal().nullSafe();
    } else if (type == Instant.class) {
      return new Text<>(text -> ANY_OFFSET.parse(text, Instant::from), Instant::toString)
          .nullSafe();
    } else if (type == LocalDate.class) {
      return new Text<>(LocalDate::parse, LocalDate::toString).nullSafe();
    } else if (type == Object.class) {
      return new AnyValue(moshi);
    }
    return null;
  }

  /** Parses the text of a string or number; a text that does not fit names its path, not itself. */
  static <T> T parse(JsonReader reader, Function<String, T> parse) throws IOException {
    String path = reader.getPath();
    String text = reader.nextString();
    try {
      return parse.apply(text);
    } catch (RuntimeException e) {
      throw new JsonDataException("Not readable at path " + path);
    }
  }

  static BigDecimal decimal(String text) {
    BigDecimal value =
        text.length() > LONGEST_NUMBER ? BigDecimal.ZERO : new BigDecimal(text.strip());
    if (text.length() > LONGEST_NUMBER || Math.abs(value.scale()) > WIDEST_SCALE) {
      throw new NumberFormatException("too long");
    }
    return value;
  }

  private static final class Decimal extends JsonAdapter<BigDecimal> {

    @Override
    public BigDecimal fromJson(JsonReader reader) throws IOException {
      return parse(reader, ExactTypes::decimal);
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable BigDecimal value) throws IOException {
      if (value == null) {
        writer.nullValue();
      } else {
        writer.value(new PlainNumber(value));
      }
    }
  }

  /** A number that is written without an exponent. */
  private static final class PlainNumber extends Number {

    private final BigDecimal value;

    private PlainNumber(BigDecimal value) {
      this.value = value;
    }

    @Override
    public String toString() {
      return value.toPlainString();
    }

    @Override
    public int intValue() {
      return value.intValue();
    }

    @Override
    public long longValue() {
      return value.longValue();
    }

    @Override
    public float floatValue() {
      return value.floatValue();
    }

    @Override
    public double doubleValue() {
      return value.doubleValue();
    }
  }

  private static final class Text<T> extends JsonAdapter<T> {

    private final Function<String, T> parse;
    private final Function<T, String> print;

    private Text(Function<String, T> parse, Function<T, String> print) {
      this.parse = parse;
      this.print = print;
    }

    @Override
    public T fromJson(JsonReader reader) throws IOException {
      return parse(reader, parse);
    }

    private static <T> T parse(JsonReader reader, Function<String, T> parse) throws IOException {
      return ExactTypes.parse(reader, parse);
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable T value) throws IOException {
      writer.value(value == null ? null : print.apply(value));
    }
  }

  /** Any JSON: maps, lists, texts, booleans, and numbers as exact decimals. Null is left out. */
  private static final class AnyValue extends JsonAdapter<Object> {

    private final Moshi moshi;

    private AnyValue(Moshi moshi) {
      this.moshi = moshi;
    }

    @Override
    public @Nullable Object fromJson(JsonReader reader) throws IOException {
      return switch (reader.peek()) {
        case BEGIN_OBJECT -> object(reader);
        case BEGIN_ARRAY -> array(reader);
        case STRING -> reader.nextString();
        case NUMBER -> parse(reader, ExactTypes::decimal);
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
          toJson(writer.name(String.valueOf(entry.getKey())), entry.getValue());
        }
        writer.endObject();
      } else if (value instanceof List<?> list) {
        writer.beginArray();
        for (Object item : list) {
          toJson(writer, item);
        }
        writer.endArray();
      } else {
        writeScalar(writer, value.getClass(), value);
      }
    }

    private <T> void writeScalar(JsonWriter writer, Class<T> type, Object value)
        throws IOException {
      moshi.adapter(type).toJson(writer, type.cast(value));
    }
  }
}
