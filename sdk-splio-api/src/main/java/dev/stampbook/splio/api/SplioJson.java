package dev.stampbook.splio.api;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import dev.stampbook.http.json.Json;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How Splio's objects become JSON and back: snake case, local times, and batch answers in two shapes (sheet sections 3.5 and 11). */
public final class SplioJson {

  private static final DateTimeFormatter WRITTEN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
  private static final Pattern READ =
      Pattern.compile(
          "([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[ T]([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2}))?.*");

  private SplioJson() {}

  /** Returns the JSON of the whole interface. */
  public static Json create() {
    return Json.builder()
        .snakeCase()
        .add(LocalDateTime.class, new Times())
        .add(LocalDate.class, new Dates())
        .add(new BatchAnswers())
        .build();
  }

  /** Writes a local time as the provider wants it, zero padded. */
  public static String time(LocalDateTime time) {
    return WRITTEN.format(time);
  }

  /** Reads what may lack zero padding, its time, or every digit but zero, which stands for nothing. */
  private static Optional<LocalDateTime> parse(JsonReader reader) throws IOException {
    String path = reader.getPath();
    String text = reader.nextString().strip();
    Matcher parts = READ.matcher(text);
    if (text.isEmpty() || text.startsWith("0000-")) {
      return Optional.empty();
    }
    if (!parts.matches()) {
      throw new JsonDataException("Not readable at path " + path);
    }
    try {
      LocalDate date = LocalDate.of(part(parts, 1), part(parts, 2), part(parts, 3));
      return Optional.of(date.atTime(part(parts, 4), part(parts, 5), part(parts, 6)));
    } catch (DateTimeException e) {
      throw new JsonDataException("Not readable at path " + path);
    }
  }

  private static int part(Matcher parts, int group) {
    String digits = parts.group(group);
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  private static final class Times extends JsonAdapter<LocalDateTime> {

    @Override
    public @Nullable LocalDateTime fromJson(JsonReader reader) throws IOException {
      return parse(reader).orElse(null);
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable LocalDateTime value) throws IOException {
      if (value != null) {
        writer.value(time(value));
      }
    }
  }

  private static final class Dates extends JsonAdapter<LocalDate> {

    @Override
    public @Nullable LocalDate fromJson(JsonReader reader) throws IOException {
      return parse(reader).map(LocalDateTime::toLocalDate).orElse(null);
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable LocalDate value) throws IOException {
      if (value != null) {
        writer.value(value.toString());
      }
    }
  }

  /** A batch that went well is a bare list; only one with failures has the object (sheet section 3.5). */
  private static final class BatchAnswers implements JsonAdapter.Factory {

    @Override
    public @Nullable JsonAdapter<?> create(
        Type type, Set<? extends Annotation> annotations, Moshi moshi) {
      if (type != BatchOutcome.class) {
        return null;
      }
      JsonAdapter<BatchOutcome> object = moshi.nextAdapter(this, type, annotations);
      JsonAdapter<List<Attribution>> list =
          moshi.adapter(Types.newParameterizedType(List.class, Attribution.class));
      return new JsonAdapter<BatchOutcome>() {
        @Override
        public @Nullable BatchOutcome fromJson(JsonReader reader) throws IOException {
          if (reader.peek() != JsonReader.Token.BEGIN_ARRAY) {
            return object.fromJson(reader);
          }
          List<Attribution> all = list.fromJson(reader);
          List<Attribution> done = all == null ? List.of() : all;
          return new BatchOutcome(
              Optional.of((long) done.size()), Optional.of(0L), done, List.of());
        }

        @Override
        public void toJson(JsonWriter writer, @Nullable BatchOutcome value) throws IOException {
          object.toJson(writer, value);
        }
      };
    }
  }
}
