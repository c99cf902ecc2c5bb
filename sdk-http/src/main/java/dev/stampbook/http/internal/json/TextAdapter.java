package dev.stampbook.http.internal.json;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A type that is one text on the wire; a number is taken as its text. */
final class TextAdapter<T> extends JsonAdapter<T> {

  private final Function<String, T> parse;
  private final Function<T, String> print;

  TextAdapter(Function<String, T> parse, Function<T, String> print) {
    this.parse = parse;
    this.print = print;
  }

  @Override
  public @Nullable T fromJson(JsonReader reader) throws IOException {
    return reader.peek() == JsonReader.Token.NULL
        ? reader.nextNull()
        : ExactTypes.parse(reader, parse);
  }

  @Override
  public void toJson(JsonWriter writer, @Nullable T value) throws IOException {
    if (value == null) {
      writer.nullValue();
    } else {
      writer.value(print.apply(value));
    }
  }
}
