package dev.stampbook.springbig;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import com.squareup.moshi.Moshi;
import dev.stampbook.http.json.Json;
import dev.stampbook.springbig.api.Document;
import dev.stampbook.springbig.api.ExternalGroup;
import dev.stampbook.springbig.api.JsonPointer;
import dev.stampbook.springbig.api.Member;
import dev.stampbook.springbig.api.MemberList;
import dev.stampbook.springbig.api.MemberWrite;
import dev.stampbook.springbig.api.Segment;
import dev.stampbook.springbig.api.VisitWrite;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads every shape the sheet thinks possible and writes the one the settings ask for (sheet section 14, U3, U5, U6, U19).
 *
 * @param keyField the name of the member key
 * @param members whether members are wrapped
 * @param visits whether visits are wrapped
 * @param extra fields that are sent with members and visits, texts or booleans by name
 */
record WireFormat(String keyField, Envelope members, Envelope visits, Map<String, Object> extra)
    implements JsonAdapter.Factory {

  private static final String KEY = "pos_user";
  private static final JsonPointer LIST = JsonPointer.of("/members");
  private static final JsonPointer SINGLE = JsonPointer.of("/member");

  Json json() {
    return Json.builder().snakeCase().add(this).build();
  }

  @Override
  public @Nullable JsonAdapter<?> create(
      Type type, Set<? extends Annotation> annotations, Moshi moshi) {
    JsonAdapter<Object> any = moshi.adapter(Object.class);
    if (type == Document.class) {
      return new Tree<>(any, Document::of, Document::tree);
    } else if (type == MemberList.class) {
      return new Tree<>(
          any,
          this::memberList,
          list -> list.members().stream().map(one -> one.raw().tree()).toList());
    } else if (type == MemberWrite.class) {
      return new Shaped<>(next(moshi, type, annotations), any, this::member);
    } else if (type == VisitWrite.class) {
      return new Shaped<>(next(moshi, type, annotations), any, this::visit);
    } else if (type == ExternalGroup.Listing.class) {
      JsonAdapter<ExternalGroup> group = moshi.adapter(ExternalGroup.class);
      return new Tree<>(
          any,
          tree -> new ExternalGroup.Listing(items(tree, group)),
          list -> list.groups().stream().map(group::toJsonValue).toList());
    } else if (type == Segment.Listing.class) {
      JsonAdapter<Segment> segment = moshi.adapter(Segment.class);
      return new Tree<>(
          any,
          tree -> new Segment.Listing(items(tree, segment)),
          list -> list.segments().stream().map(segment::toJsonValue).toList());
    }
    return null;
  }

  private JsonAdapter<Object> next(Moshi moshi, Type type, Set<? extends Annotation> annotations) {
    return moshi.nextAdapter(this, type, annotations);
  }

  private Object member(Map<String, Object> fields) {
    Map<String, Object> named = renamed(fields, keyField);
    return members == Envelope.WRAPPED ? Map.of("member", named) : named;
  }

  /** On a visit {@code pos_id} is the visit's own key, so a member key of that name cannot be used there (sheet section 3.5, naming trap). */
  private Object visit(Map<String, Object> fields) {
    Map<String, Object> named = renamed(fields, fields.containsKey(keyField) ? KEY : keyField);
    return visits == Envelope.WRAPPED ? Map.of("visit", named) : named;
  }

  private Map<String, Object> renamed(Map<String, Object> fields, String key) {
    Map<String, Object> named = new LinkedHashMap<>();
    fields.forEach((name, value) -> named.put(name.equals(KEY) ? key : name, value));
    extra.forEach(named::putIfAbsent);
    return named;
  }

  /** An answer that holds no members in any known shape is no empty list: whom it does not show may be there (C11). */
  private MemberList memberList(Object tree) {
    Document answer = Document.of(tree);
    if (tree instanceof List<?> list) {
      return of(list);
    }
    Optional<Object> listed = answer.at(LIST).or(() -> answer.at(SINGLE));
    if (listed.isPresent()) {
      return listed.get() instanceof List<?> list ? of(list) : of(List.of(listed.get()));
    }
    if (!(tree instanceof Map<?, ?> object)) {
      throw new JsonDataException("Missing field at path $.members");
    }
    if (object.isEmpty()) {
      return of(List.of());
    }
    Member bare = Member.of(answer, keyField);
    if (bare.id().isEmpty() && bare.posUser().isEmpty()) {
      throw new JsonDataException("Missing field at path $.members");
    }
    return new MemberList(List.of(bare));
  }

  private MemberList of(List<?> members) {
    return new MemberList(
        members.stream().map(raw -> Member.of(Document.of(raw), keyField)).toList());
  }

  private static <T> List<T> items(Object tree, JsonAdapter<T> adapter) {
    return Document.of(tree).entries().stream()
        .map(
            entry ->
                Optional.ofNullable(adapter.fromJsonValue(entry.tree()))
                    .orElseThrow(() -> new JsonDataException("Expected an object at path $")))
        .toList();
  }

  /** A type that is made of a whole tree. */
  private static final class Tree<T> extends JsonAdapter<T> {

    private final JsonAdapter<Object> any;
    private final Function<Object, T> read;
    private final Function<T, Object> write;

    private Tree(JsonAdapter<Object> any, Function<Object, T> read, Function<T, Object> write) {
      this.any = any;
      this.read = read;
      this.write = write;
    }

    @Override
    public @Nullable T fromJson(JsonReader reader) throws IOException {
      Object tree = any.fromJson(reader);
      return tree == null ? null : read.apply(tree);
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable T value) throws IOException {
      any.toJson(writer, value == null ? null : write.apply(value));
    }
  }

  /** A body whose fields the settings rename and wrap; goes through text, because only text keeps decimals exact. */
  private static final class Shaped<T> extends JsonAdapter<T> {

    private final JsonAdapter<T> plain;
    private final JsonAdapter<Object> any;
    private final Function<Map<String, Object>, Object> shape;

    private Shaped(
        JsonAdapter<T> plain,
        JsonAdapter<Object> any,
        Function<Map<String, Object>, Object> shape) {
      this.plain = plain;
      this.any = any;
      this.shape = shape;
    }

    @Override
    public @Nullable T fromJson(JsonReader reader) throws IOException {
      return plain.fromJson(reader);
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable T value) throws IOException {
      Map<String, Object> fields = new LinkedHashMap<>();
      if (any.fromJson(plain.toJson(value)) instanceof Map<?, ?> object) {
        object.forEach((name, field) -> fields.put(String.valueOf(name), field));
      }
      any.toJson(writer, shape.apply(fields));
    }
  }
}
