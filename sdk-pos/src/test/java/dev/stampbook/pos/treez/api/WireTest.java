package dev.stampbook.pos.treez.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.Moshi;
import dev.stampbook.sandbox.SandboxJson;
import dev.stampbook.sandbox.treez.TreezEmulator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every wire object against a complete example and against the API description (sheet sections 2, 3 and 11). */
class WireTest {

  private static final Moshi STORE = WireJson.json().moshi();
  private static final Moshi SERVICE = WireJson.serviceJson().moshi();
  private static final JsonNode EXAMPLES = tree(WireTest.class, "wire.json");
  private static final JsonNode SCHEMAS =
      tree(TreezEmulator.class, "/dev/stampbook/sandbox/openapi/treez.json")
          .at("/components/schemas");

  private static JsonNode tree(Class<?> beside, String resource) {
    try (InputStream in = beside.getResourceAsStream(resource)) {
      return SandboxJson.MAPPER.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Stream<Class<?>> objects() {
    return Stream.of(
        TokenResponse.class,
        Address.class,
        VerificationReason.class,
        Customer.class,
        CustomerWrite.class,
        CustomerResponse.class,
        PosDiscount.class,
        TicketItemWrite.class,
        Fee.class,
        Payment.class,
        DeliveryAddress.class,
        TicketWrite.class,
        TicketUpdate.class,
        AppliedDiscount.class,
        ItemTax.class,
        TicketItem.class,
        Ticket.class,
        TicketResponse.class,
        TicketListResponse.class,
        TicketHistoryResponse.class,
        OrgDiscount.class);
  }

  private static <T> JsonAdapter<T> adapter(Class<T> type) {
    return (type == OrgDiscount.class ? SERVICE : STORE).adapter(type);
  }

  private static <T> T read(Class<T> type, String json) throws IOException {
    T value = adapter(type).fromJson(json);
    assertThat(value).isNotNull();
    return value;
  }

  private static <T> JsonNode readAndWrite(Class<T> type, JsonNode json) throws IOException {
    JsonAdapter<T> adapter = adapter(type);
    return SandboxJson.MAPPER.readTree(adapter.toJson(adapter.fromJson(json.toString())));
  }

  private static JsonNode schema(Class<?> type) {
    return SCHEMAS.path(type.getSimpleName());
  }

  private static List<String> names(JsonNode object) {
    List<String> names =
        StreamSupport.stream(((Iterable<String>) object::fieldNames).spliterator(), false).toList();
    assertThat(names).isNotEmpty();
    return names;
  }

  private static Set<String> required(Class<?> type) {
    Set<String> names = new HashSet<>();
    schema(type).path("required").forEach(name -> names.add(name.asText()));
    return names;
  }

  @ParameterizedTest
  @MethodSource("objects")
  void everyFieldOfTheDescriptionSurvives(Class<?> type) throws IOException {
    JsonNode example = EXAMPLES.path(type.getSimpleName());

    assertThat(names(example))
        .containsExactlyInAnyOrderElementsOf(names(schema(type).path("properties")));
    assertThat(readAndWrite(type, example)).isEqualTo(example);
  }

  @ParameterizedTest
  @MethodSource("objects")
  void whatIsNotPromisedMayBeAbsentOrNull(Class<?> type) throws Exception {
    JsonNode example = EXAMPLES.path(type.getSimpleName());
    ObjectNode least = SandboxJson.object();
    ObjectNode nulls = SandboxJson.object();
    for (String name : names(example)) {
      if (required(type).contains(name)) {
        least.set(name, example.get(name));
        nulls.set(name, example.get(name));
      } else {
        nulls.putNull(name);
      }
    }
    for (JsonNode json : List.of(least, nulls)) {
      Object value = read(type, json.toString());
      int kept = 0;
      for (RecordComponent component : type.getRecordComponents()) {
        Object held = component.getAccessor().invoke(value);
        kept += List.of(Optional.empty(), List.of(), Map.of()).contains(held) ? 0 : 1;
      }
      assertThat(kept).isEqualTo(least.size());
    }
  }

  @ParameterizedTest
  @MethodSource("objects")
  void whatComesTomorrowDoesNoHarm(Class<?> type) throws IOException {
    ObjectNode tomorrow = EXAMPLES.path(type.getSimpleName()).deepCopy();
    for (String name : names(schema(type).path("properties"))) {
      JsonNode property = schema(type).path("properties").path(name);
      boolean text = tomorrow.path(name).isTextual();
      if (text && (property.has("x-known-values") || property.has("enum"))) {
        tomorrow.put(name, "tomorrow");
      }
    }
    ObjectNode more = tomorrow.deepCopy();
    more.putObject("brand_new").putArray("list").add(1);

    assertThat(readAndWrite(type, more)).isEqualTo(tomorrow);
  }

  /** One or many, in one place or the other (sheet 3.1, 3.2). */
  @Test
  void answersComeInSeveralShapes() throws IOException {
    for (String data : List.of("{\"customer_id\":\"20\"}", "[{\"customer_id\":20}]")) {
      CustomerResponse answer =
          read(CustomerResponse.class, "{\"resultCode\":\"SUCCESS\",\"data\":" + data + "}");
      assertThat(answer.data()).extracting(Customer::customerId).containsExactly("20");
      assertThat(answer.failed()).isFalse();
    }
    assertThat(read(CustomerResponse.class, "{\"resultCode\":\"FAIL\",\"data\":null}").failed())
        .isTrue();
    String ticket = "{\"ticket_id\":\"t-1\",\"customer_id\":20,\"purchase_limit\":[]}";
    for (String place :
        List.of(
            "\"data\":" + ticket, "\"data\":[" + ticket + "]", "\"ticketList\":[" + ticket + "]")) {
      TicketResponse answer = read(TicketResponse.class, "{" + place + "}");
      assertThat(answer.ticket().orElseThrow().customerId()).contains("20");
    }
    assertThat(read(TicketResponse.class, "{\"data\":null,\"ticketList\":[]}").ticket()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"true, true, false", "'\"true\"', true, false", "'\"false\"', false, true"})
  void flagsComeAsTexts(String wire, boolean on, boolean off) throws IOException {
    WireFlag flag =
        read(Customer.class, "{\"customer_id\":\"1\",\"opt_out\":" + wire + "}")
            .optOut()
            .orElseThrow();
    assertThat(flag.isOn()).isEqualTo(on);
    assertThat(flag.isOff()).isEqualTo(off);
    assertThat(read(Customer.class, "{\"customer_id\":\"1\",\"opt_out\":null}").optOut()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-04-24T11:46:00.000-07:00, 2026-04-24T18:46:00Z",
    "2026-01-11T13:56:05.000-0800, 2026-01-11T21:56:05Z",
    "2026-04-24T18:46:00.250Z, 2026-04-24T18:46:00.250Z",
    "2024-05-31 09:54:13.000, 2024-05-31T16:54:13Z"
  })
  void timesComeInThreeFormats(String text, Instant time) {
    assertThat(new WireTime(text).instant(ZoneId.of("America/Los_Angeles"))).contains(time);
  }

  @Test
  void someTimesAreNone() {
    ZoneId zone = ZoneId.of("America/Los_Angeles");
    assertThat(new WireTime("2000-01-01 00:00:00.000").instant(zone)).isEmpty();
    assertThat(new WireTime("N/A").instant(zone)).isEmpty();
    assertThat(new WireTime("2024-05-31 09:54:13.000").instant()).isEmpty();
    assertThat(new UpdatedAfter(Instant.parse("2026-04-24T18:46:00.2509Z")).toString())
        .isEqualTo("2026-04-24T18%3A46%3A00.250Z");
  }

  @Test
  void numbersMayBeTextsAndKeepTheirDigits() throws IOException {
    OrgDiscount discount =
        read(
            OrgDiscount.class,
            "{\"title\":\"x\",\"amount\":\"30.0000\",\"qualifyingBalance\":\"300\"}");
    assertThat(discount.amount().orElseThrow().toPlainString()).isEqualTo("30.0000");
    assertThat(discount.qualifyingBalance().orElseThrow()).isEqualByComparingTo("300");
    assertThat(read(TokenResponse.class, "{\"expires_in\":\"7200\"}").expiresIn()).contains(7200L);
    Ticket exact = read(Ticket.class, "{\"ticket_id\":\"t\",\"tax_total\":0.100000000000000005}");
    assertThat(exact.taxTotal().orElseThrow().toPlainString()).isEqualTo("0.100000000000000005");
  }

  @Test
  void oneBadRowIsSetAsideAndBrokenJsonIsNot() throws IOException {
    ObjectNode list = EXAMPLES.path("TicketListResponse").deepCopy();
    ArrayNode rows = (ArrayNode) list.path("ticketList");
    rows.addObject().put("ticket_id", "t-2").put("sub_total", "much").put("last_updated_at", "x");
    rows.addObject().put("order_number", "A1B2C3");
    rows.add("nothing");
    List<TicketRow> read =
        read(TicketListResponse.class, list.toString()).ticketList().orElseThrow();

    assertThat(read).hasSize(4);
    assertThat(read.get(0).ticket()).isPresent();
    UnreadableTicket second = read.get(1).unreadable().orElseThrow();
    assertThat(second.ticketId()).contains("t-2");
    assertThat(second.problem()).contains("sub_total").doesNotContain("much");
    assertThat(read.get(2).unreadable().orElseThrow().problem()).contains("ticket_id");
    assertThat(read.get(3).unreadable()).isPresent();
    assertThatThrownBy(
            () -> read(TicketListResponse.class, "{\"ticketList\":[{\"ticket_id\":\"t\""))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> read(Ticket.class, "{}"))
        .isInstanceOf(JsonDataException.class)
        .hasMessageContaining("ticket_id");
  }

  @Test
  void peopleDoNotPrint() throws IOException {
    Customer customer = read(Customer.class, EXAMPLES.path("Customer").toString());
    assertThat(customer.toString()).isEqualTo("customer(4021)");
    assertThat(read(CustomerWrite.class, EXAMPLES.path("CustomerWrite").toString()).toString())
        .doesNotContain("JO");
    assertThat(read(Ticket.class, EXAMPLES.path("Ticket").toString()).toString())
        .isEqualTo("ticket(11111111-2222-4333-8444-555566667777, COMPLETED)");
    assertThat(read(TicketWrite.class, EXAMPLES.path("TicketWrite").toString()).toString())
        .doesNotContain("Example Street")
        .doesNotContain("ring twice");
    assertThat(read(TokenResponse.class, EXAMPLES.path("TokenResponse").toString()).toString())
        .doesNotContain("aaa.bbb");
  }
}
