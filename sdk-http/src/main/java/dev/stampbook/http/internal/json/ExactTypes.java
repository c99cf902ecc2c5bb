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
import java.util.Set;
import java.util.function.Function;
import okio.BufferedSink;
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
      return new TextAdapter<>(text -> ANY_OFFSET.parse(text, Instant::from), Instant::toString)
          .nullSafe();
    } else if (type == LocalDate.class) {
      return new TextAdapter<>(LocalDate::parse, LocalDate::toString);
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

  /** Reads a decimal; bounded, because a few characters of exponent can mean gigabytes of digits. */
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
        try (BufferedSink sink = writer.valueSink()) {
          sink.writeUtf8(value.toPlainString()); // never with an exponent
        }
      }
    }
  }
}
