package dev.stampbook.pos.treez.api;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How the JSON of Treez is read: flags as texts, times of three formats, an object where a list is due, and rows that cannot be read. */
public final class WireJson {

  private static final Pattern PLACE = Pattern.compile("at path \\$(\\S*)");

  private WireJson() {}

  /** Returns the JSON of the store endpoints: snake case, but for the envelope. */
  public static Json json() {
    JsonAdapter<Ticket> ticket =
        values(Json.builder().snakeCase()).build().moshi().adapter(Ticket.class);
    return values(Json.builder().snakeCase()).add(TicketRow.class, new Rows(ticket)).build();
  }

  /** Returns the JSON of the organization's services: camel case. */
  public static Json serviceJson() {
    return values(Json.builder()).build();
  }

  private static Json.Builder values(Json.Builder builder) {
    return builder
        .add(WireTime.class, new Times())
        .add(WireFlag.class, new Flags())
        .add(WireJson::oneOrMany);
  }

  private static @Nullable JsonAdapter<?> oneOrMany(
      Type type, Set<? extends Annotation> annotations, Moshi moshi) {
    boolean marked = annotations.size() == 1 && annotations.iterator().next() instanceof OneOrMany;
    return marked && type instanceof ParameterizedType list && Types.getRawType(type) == List.class
        ? new Many(moshi.adapter(list.getActualTypeArguments()[0]))
        : null;
  }

  private static final class Times extends JsonAdapter<WireTime> {

    @Override
    public WireTime fromJson(JsonReader reader) throws IOException {
      return new WireTime(reader.nextString());
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable WireTime time) throws IOException {
      writer.value(time == null ? null : time.text());
    }
  }

  private static final class Flags extends JsonAdapter<WireFlag> {

    @Override
    public WireFlag fromJson(JsonReader reader) throws IOException {
      return new WireFlag(
          reader.peek() == JsonReader.Token.BOOLEAN
              ? String.valueOf(reader.nextBoolean())
              : reader.nextString());
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable WireFlag flag) throws IOException {
      if (flag == null) {
        writer.nullValue();
      } else {
        writer.value(flag.isOn());
      }
    }
  }

  private static final class Many extends JsonAdapter<List<Object>> {

    private final JsonAdapter<Object> one;

    private Many(JsonAdapter<Object> one) {
      this.one = one;
    }

    @Override
    public List<Object> fromJson(JsonReader reader) throws IOException {
      List<Object> all = new ArrayList<>();
      if (reader.peek() != JsonReader.Token.BEGIN_ARRAY) {
        addOne(reader, all);
        return List.copyOf(all);
      }
      reader.beginArray();
      while (reader.hasNext()) {
        addOne(reader, all);
      }
      reader.endArray();
      return List.copyOf(all);
    }

    private void addOne(JsonReader reader, List<Object> all) throws IOException {
      Object value =
          reader.peek() == JsonReader.Token.NULL ? reader.nextNull() : one.fromJson(reader);
      if (value != null) {
        all.add(value);
      }
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable List<Object> values) throws IOException {
      if (values == null) {
        writer.nullValue();
        return;
      }
      writer.beginArray();
      for (Object value : values) {
        one.toJson(writer, value);
      }
      writer.endArray();
    }
  }

  /** Reads a row, or says which field is not as expected, so that one odd ticket does not stop a list. Broken JSON is thrown. */
  private static final class Rows extends JsonAdapter<TicketRow> {

    private final JsonAdapter<Ticket> ticket;

    private Rows(JsonAdapter<Ticket> ticket) {
      this.ticket = ticket;
    }

    @Override
    public TicketRow fromJson(JsonReader reader) throws IOException {
      TicketRow row;
      try {
        Ticket read = ticket.fromJson(reader.peekJson());
        if (read == null) {
          throw new JsonDataException("no object at path $");
        }
        row = new TicketRow(Optional.of(read), Optional.empty());
      } catch (JsonDataException e) {
        row = new TicketRow(Optional.empty(), Optional.of(unreadable(reader, e)));
      }
      reader.skipValue();
      return row;
    }

    private static UnreadableTicket unreadable(JsonReader reader, JsonDataException cause)
        throws IOException {
      Matcher place = PLACE.matcher(String.valueOf(cause.getMessage()));
      String field = place.find() ? place.group(1).replaceAll("^.*?\\[\\d+]\\.?", "") : "";
      return new UnreadableTicket(
          scalar(reader, "ticket_id"),
          scalar(reader, "last_updated_at").map(WireTime::new),
          field.isEmpty()
              ? "the row is no object"
              : "the field " + field + " is missing or of an unexpected type");
    }

    private static Optional<String> scalar(JsonReader reader, String field) throws IOException {
      JsonReader ahead = reader.peekJson();
      if (ahead.peek() != JsonReader.Token.BEGIN_OBJECT) {
        return Optional.empty();
      }
      ahead.beginObject();
      while (ahead.hasNext()) {
        boolean found = ahead.nextName().equals(field);
        boolean text =
            ahead.peek() == JsonReader.Token.STRING || ahead.peek() == JsonReader.Token.NUMBER;
        if (found) {
          return text ? Optional.of(ahead.nextString()) : Optional.empty();
        }
        ahead.skipValue();
      }
      return Optional.empty();
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable TicketRow row) throws IOException {
      if (row != null && row.ticket().isPresent()) {
        ticket.toJson(writer, row.ticket().get());
      } else {
        writer.nullValue();
      }
    }
  }
}
