package dev.stampbook.http.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import com.squareup.moshi.Types;
import dev.stampbook.http.Secret;
import java.io.IOException;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

  private static final Json JSON = Json.snakeCase();

  private static <T> T read(Class<T> type, String text) throws IOException {
    return JSON.moshi().adapter(type).fromJson(text);
  }

  private static <T> String write(Class<T> type, T value) {
    return JSON.moshi().adapter(type).toJson(value);
  }

  record Wire(
      String id,
      long pointsBalance,
      boolean active,
      Optional<String> firstName,
      Optional<Wire.Meta> meta,
      List<String> tags,
      Map<String, BigDecimal> rates,
      @com.squareup.moshi.Json(name = "createdAtUTC") Optional<Instant> created) {

    record Meta(long total) {}
  }

  @Test
  void unknownFieldsAreIgnoredAndAbsentOnesAreEmpty() throws IOException {
    Wire wire =
        read(
            Wire.class,
            "{\"zebra\":{\"a\":[1,{}]},\"id\":\"7\",\"points_balance\":12,\"active\":true,\"newer\":null}");
    assertThat(wire)
        .isEqualTo(
            new Wire(
                "7",
                12,
                true,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Map.of(),
                Optional.empty()));
  }

  @Test
  void nullIsTheSameAsAbsentAndAnEmptyListMayStandForAnObjectOrMap() throws IOException {
    Wire wire =
        read(
            Wire.class,
            "{\"id\":7,\"points_balance\":\"12\",\"active\":false,\"first_name\":null,\"meta\":[],\"tags\":null,\"rates\":[],\"createdAtUTC\":null}");
    assertThat(wire)
        .isEqualTo(
            new Wire(
                "7",
                12,
                false,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Map.of(),
                Optional.empty()));
  }

  @Test
  void everythingIsReadAndWrittenUnderItsName() throws IOException {
    String text =
        "{\"id\":\"7\",\"points_balance\":12,\"active\":true,\"first_name\":\"A\",\"meta\":{\"total\":3},\"tags\":[\"x\"],\"rates\":{\"eur\":1.10},\"createdAtUTC\":\"2026-03-01T12:00:00Z\"}";
    Wire wire = read(Wire.class, text);
    assertThat(wire.rates()).containsEntry("eur", new BigDecimal("1.10"));
    assertThat(write(Wire.class, wire)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"points_balance\":1,\"active\":true}|$.id",
        "{\"id\":null,\"points_balance\":1,\"active\":true}|$.id",
        "{\"id\":\"1\",\"active\":true}|$.points_balance",
        "{\"id\":\"1\",\"points_balance\":1}|$.active",
        "{\"id\":\"1\",\"points_balance\":1,\"active\":true,\"meta\":{}}|$.meta.total"
      })
  void aMissingMandatoryFieldIsNamed(String text, String path) {
    assertThatThrownBy(() -> read(Wire.class, text))
        .isInstanceOf(JsonDataException.class)
        .hasMessage("Missing field at path " + path);
  }

  record Amount(BigDecimal value) {}

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0.00",
        "8.70",
        "0.1",
        "123456789012345678901234567890.123456789",
        "1e2",
        "1E-7",
        "9007199254740993",
        "0.30000000000000004"
      })
  void decimalsComeFromTheirLiteralTextAsNumberOrString(String literal) throws IOException {
    assertThat(read(Amount.class, "{\"value\":" + literal + "}").value())
        .isEqualTo(new BigDecimal(literal));
    assertThat(read(Amount.class, "{\"value\":\"" + literal + "\"}").value())
        .isEqualTo(new BigDecimal(literal));
  }

  @Test
  void randomDecimalsSurviveTheRoundTrip() throws IOException {
    long seed = 7_331;
    Random random = new Random(seed);
    for (int i = 0; i < 2_000; i++) {
      BigDecimal value = BigDecimal.valueOf(random.nextLong(), random.nextInt(20));
      String text = write(Amount.class, new Amount(value));
      assertThat(text).as("seed %s", seed).isEqualTo("{\"value\":" + value.toPlainString() + "}");
      assertThat(read(Amount.class, text).value()).as("seed %s", seed).isEqualTo(value);
    }
    assertThat(write(Amount.class, new Amount(new BigDecimal("1E+3"))))
        .isEqualTo("{\"value\":1000}");
    assertThat(write(Amount.class, new Amount(new BigDecimal("1E-9"))))
        .isEqualTo("{\"value\":0.000000001}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"\"", "\"8,70\"", "\"NaN\"", "true", "[]", "1e999999999", "\"1e-999999999\""})
  void whatIsNoAmountIsRefusedWithoutShowingIt(String literal) {
    assertThatThrownBy(() -> read(Amount.class, "{\"value\":" + literal + "}"))
        .isInstanceOf(JsonDataException.class)
        .hasMessageContaining("at path $.value")
        .hasMessageNotContaining("999");
  }

  record Times(Instant at, LocalDate on) {}

  @ParameterizedTest
  @CsvSource({
    "2026-03-01T12:00:00Z, 2026-03-01T12:00:00Z",
    "2026-03-01T12:00:00.123Z, 2026-03-01T12:00:00.123Z",
    "2026-03-01T12:00:00.000000Z, 2026-03-01T12:00:00Z",
    "2026-03-01T12:00:00+02:00, 2026-03-01T10:00:00Z",
    "2026-03-01T12:00:00.000-0800, 2026-03-01T20:00:00Z",
    "2026-03-01T12:00:00+01, 2026-03-01T11:00:00Z"
  })
  void instantsAreReadWithAnyOffset(String text, String instant) throws IOException {
    Times times = read(Times.class, "{\"at\":\"" + text + "\",\"on\":\"2026-03-01\"}");
    assertThat(times).isEqualTo(new Times(Instant.parse(instant), LocalDate.of(2026, 3, 1)));
    assertThat(write(Times.class, times))
        .isEqualTo("{\"at\":\"" + Instant.parse(instant) + "\",\"on\":\"2026-03-01\"}");
  }

  @Test
  void anInstantWithoutOffsetIsRefused() {
    assertThatThrownBy(
            () -> read(Times.class, "{\"at\":\"2026-03-01T12:00:00\",\"on\":\"2026-03-01\"}"))
        .isInstanceOf(JsonDataException.class)
        .hasMessage("Not readable at path $.at");
  }

  enum State {
    ACTIVE,
    AWAITING_SHIPMENT,
    @com.squareup.moshi.Json(name = "10")
    COMPLETED
  }

  record Stateful(OpenEnum<State> state) {}

  @ParameterizedTest
  @CsvSource({
    "\"ACTIVE\", ACTIVE",
    "\"active\", ACTIVE",
    "\"Awaiting Shipment\", AWAITING_SHIPMENT",
    "\"awaiting-shipment\", AWAITING_SHIPMENT",
    "\"10\", COMPLETED",
    "10, COMPLETED"
  })
  void knownValuesAreConstants(String literal, State state) throws IOException {
    OpenEnum<State> read = read(Stateful.class, "{\"state\":" + literal + "}").state();
    assertThat(read.is(state)).isTrue();
    assertThat(read.known()).contains(state);
  }

  @Test
  void anUnknownValueKeepsItsTextAndIsWrittenBack() throws IOException {
    String text = "{\"state\":\"on_the_moon\"}";
    Stateful read = read(Stateful.class, text);
    assertThat(read.state().known()).isEmpty();
    assertThat(read.state().raw()).isEqualTo("on_the_moon");
    assertThat(write(Stateful.class, read)).isEqualTo(text);
    assertThat(write(Stateful.class, new Stateful(OpenEnum.of(State.COMPLETED))))
        .isEqualTo("{\"state\":\"10\"}");
  }

  record Patch(Change<String> note, Change<BigDecimal> rate, Optional<String> name) {}

  @Test
  void anUpdateTellsLeavingFromClearing() throws IOException {
    assertThat(write(Patch.class, new Patch(Change.keep(), Change.keep(), Optional.empty())))
        .isEqualTo("{}");
    assertThat(
            write(
                Patch.class,
                new Patch(Change.clear(), Change.to(new BigDecimal("1.0")), Optional.of("n"))))
        .isEqualTo("{\"note\":null,\"rate\":1.0,\"name\":\"n\"}");
    assertThat(read(Patch.class, "{\"note\":null}"))
        .isEqualTo(new Patch(Change.clear(), Change.keep(), Optional.empty()));
    assertThat(Change.toIfPresent(Optional.of("x"))).isEqualTo(Change.to("x"));
    assertThat(Change.toIfPresent(Optional.empty())).isEqualTo(Change.keep());
  }

  record Person(PersonalText email, Optional<PersonalText> phone, Secret token) {}

  @Test
  void whatIsPersonalOrSecretTravelsButDoesNotPrint() throws IOException {
    String text = "{\"email\":\"ada@example.com\",\"phone\":12025550123,\"token\":\"t-1\"}";
    Person person = read(Person.class, text);
    assertThat(person.toString()).doesNotContain("ada", "555", "t-1");
    assertThat(write(Person.class, person))
        .isEqualTo("{\"email\":\"ada@example.com\",\"phone\":\"12025550123\",\"token\":\"t-1\"}");
  }

  record Listed<T>(List<T> data, Optional<T> first, Map<String, List<T>> groups) {}

  @Test
  void envelopesMayBeGeneric() throws IOException {
    Type type = Types.newParameterizedTypeWithOwner(JsonTest.class, Listed.class, Amount.class);
    JsonAdapter<Listed<Amount>> adapter = JSON.moshi().adapter(type);
    Amount one = new Amount(BigDecimal.ONE);
    assertThat(
            adapter.fromJson(
                "{\"data\":[{\"value\":1}],\"first\":{\"value\":\"1\"},\"groups\":{\"a\":[{\"value\":1}]}}"))
        .isEqualTo(new Listed<>(List.of(one), Optional.of(one), Map.of("a", List.of(one))));
  }

  record Loose(Map<String, Object> fields) {}

  @Test
  void freeFormValuesKeepExactNumbers() throws IOException {
    Loose loose =
        read(
            Loose.class,
            "{\"fields\":{\"a\":9007199254740993,\"b\":[0.10,null,\"x\",true],\"c\":{\"d\":null}}}");
    assertThat(loose.fields())
        .isEqualTo(
            Map.of(
                "a",
                new BigDecimal("9007199254740993"),
                "b",
                List.of(new BigDecimal("0.10"), "x", true),
                "c",
                Map.of()));
    assertThat(write(Loose.class, new Loose(Map.of("a", new BigDecimal("0.10")))))
        .isEqualTo("{\"fields\":{\"a\":0.10}}");
  }

  record Inexact(double value) {}

  record Closed(State state) {}

  @Test
  void typesThatLoseSomethingAreRefused() {
    assertThatThrownBy(() -> JSON.moshi().adapter(Inexact.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Inexact.value")
        .hasMessageContaining("BigDecimal");
    assertThatThrownBy(() -> JSON.moshi().adapter(Closed.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("OpenEnum<State>");
  }

  record Strict(String id) {
    Strict {
      if (id.isBlank()) {
        throw new IllegalArgumentException("secret reason");
      }
    }
  }

  @Test
  void aValueThatARecordRefusesIsMalformed() {
    assertThatThrownBy(() -> read(Strict.class, "{\"id\":\" \"}"))
        .isInstanceOf(JsonDataException.class)
        .hasMessage("Refused by Strict at path $");
  }

  @Test
  void aDocumentIsReadWithoutQuotingIt() {
    byte[] good =
        "{\"email\":\"ada@example.com\",\"token\":\"t\"}".getBytes(StandardCharsets.UTF_8);
    assertThat(JSON.read(Person.class, good).email()).isEqualTo(PersonalText.of("ada@example.com"));
    assertThatThrownBy(
            () ->
                JSON.read(
                    Person.class,
                    "{\"email\":{\"ada@example.com\":1}}".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the document does not fit at $.email");
    assertThatThrownBy(() -> JSON.read(Person.class, "{}".getBytes(StandardCharsets.UTF_8)))
        .hasMessage("the document lacks the mandatory field $.email");
    assertThatThrownBy(
            () -> JSON.read(Person.class, "ada@example.com".getBytes(StandardCharsets.UTF_8)))
        .hasMessage("the document is not JSON, or breaks off");
    assertThatThrownBy(() -> JSON.read(Person.class, "null".getBytes(StandardCharsets.UTF_8)))
        .hasMessage("the document is null");
  }

  record Names(String pointsBalance, String orderID, String line2, String aB, String htmlURLPath) {}

  @Test
  void snakeCaseSplitsAtWords() {
    assertThat(write(Names.class, new Names("1", "2", "3", "4", "5")))
        .isEqualTo(
            "{\"points_balance\":\"1\",\"order_id\":\"2\",\"line2\":\"3\",\"a_b\":\"4\",\"html_url_path\":\"5\"}");
    assertThat(
            Json.standard().moshi().adapter(Names.class).toJson(new Names("1", "2", "3", "4", "5")))
        .contains("\"pointsBalance\"");
  }

  @Test
  void aSystemMayReadATypeInItsOwnWay() throws IOException {
    Json epoch =
        Json.builder()
            .add(
                Instant.class,
                new JsonAdapter<Instant>() {
                  @Override
                  public Instant fromJson(JsonReader reader) throws IOException {
                    return Instant.ofEpochMilli(reader.nextLong());
                  }

                  @Override
                  public void toJson(JsonWriter writer, Instant value) throws IOException {
                    writer.value(value.toEpochMilli());
                  }
                })
            .build();
    JsonAdapter<Times> adapter = epoch.moshi().adapter(Times.class);
    Times times = new Times(Instant.ofEpochMilli(1_772_366_400_000L), LocalDate.of(2026, 3, 1));
    assertThat(adapter.fromJson("{\"at\":1772366400000,\"on\":\"2026-03-01\"}")).isEqualTo(times);
    assertThat(adapter.toJson(times)).isEqualTo("{\"at\":1772366400000,\"on\":\"2026-03-01\"}");
  }
}
