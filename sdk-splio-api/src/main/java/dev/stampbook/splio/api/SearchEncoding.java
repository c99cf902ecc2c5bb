package dev.stampbook.splio.api;

import com.squareup.moshi.JsonWriter;
import dev.stampbook.http.json.PersonalText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okio.Buffer;

/** How the {@code fields} of page lists are written; the wire form is not published (sheet sections 6 and 14, U4). */
public enum SearchEncoding {
  /** One parameter that holds a JSON array: {@code fields=[{"key":...}]}. */
  JSON_ARRAY,
  /** The parameter once per criterion, each a JSON object: {@code fields={"key":...}&fields={...}}. */
  REPEATED_JSON,
  /** A parameter per part: {@code fields[0][key]=...&fields[0][operator]=...}. */
  INDEXED;

  /**
   * One condition; all must hold.
   *
   * @param key the attribute, such as {@code email}, {@code card code}, {@code c0}
   * @param operator such as {@code equal}
   * @param value what to compare with
   */
  public record Criterion(String key, String operator, PersonalText value) {

    /** Returns the condition that an attribute is exactly this. */
    public static Criterion equal(String key, PersonalText value) {
      return new Criterion(key, "equal", value);
    }
  }

  /** Returns the values of the parameter {@code fields}; none where it is written in parts. */
  public List<PersonalText> fields(List<Criterion> criteria) {
    List<String> objects = criteria.stream().map(SearchEncoding::json).toList();
    return switch (this) {
      case JSON_ARRAY ->
          criteria.isEmpty()
              ? List.of()
              : List.of(PersonalText.of("[" + String.join(",", objects) + "]"));
      case REPEATED_JSON -> objects.stream().map(PersonalText::of).toList();
      case INDEXED -> List.of();
    };
  }

  /** Returns the parameters where they are written in parts; none otherwise. */
  public Map<String, PersonalText> indexed(List<Criterion> criteria) {
    Map<String, PersonalText> parts = new LinkedHashMap<>();
    if (this == INDEXED) {
      List<Criterion> all = new ArrayList<>(criteria);
      for (int i = 0; i < all.size(); i++) {
        parts.put("fields[" + i + "][key]", PersonalText.of(all.get(i).key()));
        parts.put("fields[" + i + "][operator]", PersonalText.of(all.get(i).operator()));
        parts.put("fields[" + i + "][value]", all.get(i).value());
      }
    }
    return parts;
  }

  private static String json(Criterion criterion) {
    Buffer text = new Buffer();
    try (JsonWriter json = JsonWriter.of(text)) {
      json.beginObject().name("key").value(criterion.key()).name("operator");
      json.value(criterion.operator()).name("value").value(criterion.value().value()).endObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.readUtf8();
  }
}
