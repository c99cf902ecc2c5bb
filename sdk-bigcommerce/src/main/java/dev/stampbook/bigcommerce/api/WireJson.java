package dev.stampbook.bigcommerce.api;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import dev.stampbook.http.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How the JSON of BigCommerce is read: the amounts, dates and changing shapes of sheet 11 and 12.8. */
public final class WireJson {

  private static final Pattern PLACE = Pattern.compile("at path \\$(\\S*)");

  private WireJson() {}

  /** Returns the JSON; each layer adds the adapters that need those below. */
  public static Json json() {
    Json values = values().build();
    JsonAdapter<OrderProduct> product = values.moshi().adapter(OrderProduct.class);
    JsonAdapter<OrderFee> fee = values.moshi().adapter(OrderFee.class);
    JsonAdapter<ConsignmentLines> lines = new Read<>(reader -> lines(reader, product));
    JsonAdapter<OrderConsignment> consignment =
        values().add(ConsignmentLines.class, lines).build().moshi().adapter(OrderConsignment.class);
    Json.Builder parts =
        values()
            .add(ConsignmentLines.class, lines)
            .add(OrderFees.class, new Read<>(reader -> fees(reader, fee)))
            .add(OrderConsignments.class, new Read<>(reader -> consignments(reader, consignment)));
    Json orders = parts.build();
    JsonAdapter<ShopOrder> order = orders.moshi().adapter(ShopOrder.class);
    JsonAdapter<OrderRefund> refund = orders.moshi().adapter(OrderRefund.class);
    return parts
        .add(OrderRow.class, new Read<>(reader -> row(reader, order, OrderRow::new)))
        .add(RefundRow.class, new Read<>(reader -> row(reader, refund, RefundRow::new)))
        .build();
  }

  private static Json.Builder values() {
    return Json.builder()
        .snakeCase()
        .add(WireAmount.class, new Literal<>(WireAmount::new, WireAmount::text))
        .add(WireTime.class, new Literal<>(WireTime::new, WireTime::text));
  }

  private static ConsignmentLines lines(JsonReader reader, JsonAdapter<OrderProduct> product)
      throws IOException {
    if (reader.peek() != JsonReader.Token.BEGIN_ARRAY) {
      reader.skipValue();
      return new ConsignmentLines(false, List.of());
    }
    List<OrderProduct> lines = new ArrayList<>();
    boolean inline = true;
    reader.beginArray();
    while (reader.hasNext()) {
      if (has(reader, "id")) {
        lines.add(read(product, reader));
      } else {
        inline = false;
        reader.skipValue();
      }
    }
    reader.endArray();
    return new ConsignmentLines(inline, lines);
  }

  private static OrderFees fees(JsonReader reader, JsonAdapter<OrderFee> fee) throws IOException {
    if (reader.peek() == JsonReader.Token.BEGIN_ARRAY) {
      return new OrderFees(true, list(reader, fee));
    }
    if (has(reader, "id")) {
      return new OrderFees(true, List.of(read(fee, reader)));
    }
    Optional<List<OrderFee>> fees = Optional.empty();
    reader.beginObject();
    while (reader.hasNext()) {
      if (reader.nextName().equals("fees") && reader.peek() == JsonReader.Token.BEGIN_ARRAY) {
        fees = Optional.of(list(reader, fee));
      } else {
        reader.skipValue();
      }
    }
    reader.endObject();
    return new OrderFees(fees.isPresent(), fees.orElse(List.of()));
  }

  private static OrderConsignments consignments(
      JsonReader reader, JsonAdapter<OrderConsignment> consignment) throws IOException {
    List<OrderConsignment> pickups = new ArrayList<>();
    List<OrderConsignment> shipping = new ArrayList<>();
    List<OrderConsignment> downloads = new ArrayList<>();
    List<OrderConsignment> certificates = new ArrayList<>();
    boolean known = false;
    if (reader.peek() != JsonReader.Token.BEGIN_OBJECT) {
      reader.skipValue();
    } else {
      reader.beginObject();
      while (reader.hasNext()) {
        switch (reader.nextName()) {
          case "pickups" -> pickups.addAll(list(reader, consignment));
          case "shipping" -> {
            shipping.addAll(list(reader, consignment));
            known = true;
          }
          case "downloads" -> downloads.addAll(list(reader, consignment));
          case "email" -> certificates.addAll(giftCertificates(reader, consignment));
          default -> reader.skipValue();
        }
      }
      reader.endObject();
    }
    return new OrderConsignments(
        known ? OrderConsignments.Structure.OBJECT : OrderConsignments.Structure.ELSEWHERE,
        pickups,
        shipping,
        downloads,
        certificates);
  }

  private static List<OrderConsignment> giftCertificates(
      JsonReader reader, JsonAdapter<OrderConsignment> consignment) throws IOException {
    List<OrderConsignment> certificates = new ArrayList<>();
    if (reader.peek() != JsonReader.Token.BEGIN_OBJECT) {
      reader.skipValue(); // an empty object is sometimes written as an empty list
      return certificates;
    }
    reader.beginObject();
    while (reader.hasNext()) {
      if (reader.nextName().equals("gift_certificates")) {
        certificates.addAll(list(reader, consignment));
      } else {
        reader.skipValue();
      }
    }
    reader.endObject();
    return certificates;
  }

  /** Reads a row, or says which field is not as expected; broken JSON is no matter of one row and is thrown. */
  private static <T, R> R row(
      JsonReader reader,
      JsonAdapter<T> adapter,
      BiFunction<Optional<T>, Optional<UnreadableRow>, R> make)
      throws IOException {
    R row;
    try {
      row = make.apply(Optional.of(read(adapter, reader.peekJson())), Optional.empty());
    } catch (JsonDataException e) {
      row = make.apply(Optional.empty(), Optional.of(unreadable(reader.peekJson(), e)));
    }
    reader.skipValue();
    return row;
  }

  private static UnreadableRow unreadable(JsonReader reader, JsonDataException cause)
      throws IOException {
    Matcher place = PLACE.matcher(String.valueOf(cause.getMessage()));
    String field = place.find() ? place.group(1).replaceAll("^\\[\\d+]\\.?", "") : "";
    return new UnreadableRow(
        scalar(reader, "id"),
        scalar(reader, "order_id"),
        scalar(reader, "date_modified").or(() -> created(reader)).map(WireTime::new),
        field.isEmpty()
            ? "the row is no object"
            : "the field " + field + " is missing or of an unexpected type");
  }

  private static Optional<String> created(JsonReader reader) {
    try {
      return scalar(reader, "created");
    } catch (IOException e) {
      return Optional.empty();
    }
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

  private static boolean has(JsonReader reader, String field) throws IOException {
    return scalar(reader, field).isPresent();
  }

  private static <T> List<T> list(JsonReader reader, JsonAdapter<T> adapter) throws IOException {
    List<T> all = new ArrayList<>();
    if (reader.peek() != JsonReader.Token.BEGIN_ARRAY) {
      reader.skipValue();
      return all;
    }
    reader.beginArray();
    while (reader.hasNext()) {
      all.add(read(adapter, reader));
    }
    reader.endArray();
    return all;
  }

  private static <T> T read(JsonAdapter<T> adapter, JsonReader reader) throws IOException {
    T value = adapter.fromJson(reader);
    if (value == null) {
      throw new JsonDataException("Expected an object at path " + reader.getPath());
    }
    return value;
  }

  /** Reads from JSON; what it reads is never sent. */
  private static final class Read<T> extends JsonAdapter<T> {

    private interface Reading<T> {
      T read(JsonReader reader) throws IOException;
    }

    private final Reading<T> reading;

    Read(Reading<T> reading) {
      this.reading = reading;
    }

    @Override
    public T fromJson(JsonReader reader) throws IOException {
      return reading.read(reader);
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable T value) {
      throw new UnsupportedOperationException("this part of an order is read only");
    }
  }

  /** Keeps the literal of a text or number; objects and lists count as nothing. */
  private static final class Literal<T> extends JsonAdapter<T> {

    private final Function<String, T> make;
    private final Function<T, String> text;

    Literal(Function<String, T> make, Function<T, String> text) {
      this.make = make;
      this.text = text;
    }

    @Override
    public T fromJson(JsonReader reader) throws IOException {
      JsonReader.Token next = reader.peek();
      if (next == JsonReader.Token.STRING || next == JsonReader.Token.NUMBER) {
        return make.apply(reader.nextString());
      }
      reader.skipValue();
      return make.apply("");
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable T value) throws IOException {
      writer.value(value == null ? null : text.apply(value));
    }
  }
}
