package dev.stampbook.splio.api;

import com.squareup.moshi.JsonWriter;
import dev.stampbook.http.json.PersonalText;
import java.io.IOException;
import java.io.UncheckedIOException;
import okio.Buffer;

/** Writes the filters of cursor lists: a query parameter per attribute whose value is a JSON text (sheet section 6). */
public final class Filter {

  private Filter() {}

  /** Returns the filter for attributes that are exactly this. */
  public static PersonalText equalTo(String value) {
    return of("equals", value);
  }

  /** Returns the filter for numbers and dates that are this or later. */
  public static PersonalText atLeast(String value) {
    return of("gte", value);
  }

  /** Returns the filter that every attribute with a value passes; it replaces the narrow default of {@code event_type}. */
  public static PersonalText any() {
    return of("is not empty", "");
  }

  /** Returns the filter with one of the operators of the sheet's section 5. */
  public static PersonalText of(String operator, String value) {
    Buffer text = new Buffer();
    try (JsonWriter json = JsonWriter.of(text)) {
      json.beginObject().name("operator").value(operator).name("value").value(value).endObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return PersonalText.of(text.readUtf8());
  }
}
