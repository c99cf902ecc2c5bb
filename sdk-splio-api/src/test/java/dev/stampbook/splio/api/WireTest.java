package dev.stampbook.splio.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import dev.stampbook.http.json.Json;
import dev.stampbook.http.json.OpenEnum;
import dev.stampbook.http.json.PersonalText;
import dev.stampbook.sandbox.SandboxJson;
import dev.stampbook.sandbox.splio.SplioEmulator;
import dev.stampbook.splio.api.SearchEncoding.Criterion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every wire object against a complete example and against the API description (sheet sections 3 and 5). */
class WireTest {

  private static final Moshi MOSHI = SplioJson.create().moshi();
  private static final JsonNode EXAMPLES = tree(WireTest.class, "wire.json");
  private static final JsonNode SCHEMAS =
      tree(SplioEmulator.class, "/dev/stampbook/sandbox/openapi/splio.json")
          .at("/components/schemas");
  private static final List<String> SHAPES_OF_ERRORS_AND_TIMES =
      List.of(
          "SplioDateTime",
          "SplioDateTimeIn",
          "NullableDateTime",
          "FieldError",
          "ErrorEnvelope",
          "MembershipValidationError",
          "RateLimitError",
          "AnyError");

  private static final Map<String, String> NAMED_OTHERWISE =
      Map.of(
          "RewardCommon", "Reward",
          "Movement", "Balance$Movement",
          "PointsBucket", "Balance$Bucket",
          "BalanceSide", "Balance$Side");

  private static final Map<String, String> ROWS_NAMED_OTHERWISE =
      Map.of(
          "BlacklistPage", "BlacklistEntry",
          "FieldPage", "FieldDefinition",
          "PointPage", "PointEntry");

  private static JsonNode tree(Class<?> beside, String resource) {
    try (InputStream in = beside.getResourceAsStream(resource)) {
      return SandboxJson.MAPPER.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A wire object.
   *
   * @param schema its name in the description
   * @param type its record, with the type of its rows where it is a page
   */
  record Wire(String schema, Type type) {

    JsonNode example() {
      return EXAMPLES.path(schema);
    }

    JsonNode properties() {
      JsonNode described = SCHEMAS.path(schema);
      return described.has("items")
          ? described.at("/items/properties")
          : described.path("properties");
    }

    RecordComponent[] components() {
      return Types.getRawType(type).getRecordComponents();
    }

    Object read(JsonNode json) throws IOException {
      return WireTest.read(type, json.toString());
    }

    JsonNode readAndWrite(JsonNode json) throws IOException {
      return SandboxJson.MAPPER.readTree(MOSHI.adapter(type).toJson(read(json)));
    }

    @Override
    public String toString() {
      return schema;
    }
  }

  /** Every object of the description has its record. */
  static Stream<Wire> objects() {
    List<Wire> all = new ArrayList<>();
    SCHEMAS
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!SHAPES_OF_ERRORS_AND_TIMES.contains(name)) {
                all.add(new Wire(name, type(name)));
              }
            });
    return all.stream();
  }

  private static Type type(String schema) {
    String name = NAMED_OTHERWISE.getOrDefault(schema, schema);
    if (name.endsWith("Page") && !name.equals("LegacyPointPage")) {
      Class<?> rows = record(ROWS_NAMED_OTHERWISE.getOrDefault(name, name.replaceAll("Page$", "")));
      boolean byCursor = SCHEMAS.path(schema).path("properties").has("paging");
      return Types.newParameterizedType(byCursor ? CursorPage.class : NumberedPage.class, rows);
    }
    return record(name);
  }

  private static Class<?> record(String name) {
    try {
      return Class.forName(WireTest.class.getPackageName() + "." + name);
    } catch (ClassNotFoundException e) {
      throw new AssertionError("no record for the object " + name, e);
    }
  }

  private static <T> T read(Class<T> type, String json) throws IOException {
    return type.cast(read((Type) type, json));
  }

  private static Object read(Type type, String json) throws IOException {
    Object value = MOSHI.adapter(type).fromJson(json);
    assertThat(value).isNotNull();
    return value;
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    assertThat(names).isNotEmpty();
    return names;
  }

  @ParameterizedTest
  @MethodSource("objects")
  void everyFieldOfTheDescriptionSurvives(Wire wire) throws IOException {
    assertThat(names(wire.example())).containsExactlyInAnyOrderElementsOf(names(wire.properties()));
    assertThat(wire.readAndWrite(wire.example())).isEqualTo(wire.example());
  }

  @ParameterizedTest
  @MethodSource("objects")
  void whatIsNotPromisedMayBeAbsentOrNull(Wire wire) throws Exception {
    ObjectNode required = SandboxJson.object();
    ObjectNode nulls = SandboxJson.object();
    for (RecordComponent component : wire.components()) {
      String name = wireName(component);
      if (mayBeAbsent(component)) {
        nulls.putNull(name);
      } else {
        required.set(name, wire.example().path(name));
        nulls.set(name, wire.example().path(name));
      }
    }
    for (ObjectNode json : List.of(required, nulls)) {
      Object value = wire.read(json);
      for (RecordComponent component : wire.components()) {
        if (mayBeAbsent(component)) {
          Object held = component.getAccessor().invoke(value);
          assertThat(held).as(component.getName()).isIn(Optional.empty(), List.of(), Map.of());
        }
      }
    }
    if (!required.isEmpty()) {
      ObjectNode incomplete = required.deepCopy();
      String first = names(required).get(0);
      incomplete.remove(first);
      assertThatThrownBy(() -> wire.read(incomplete))
          .isInstanceOf(JsonDataException.class)
          .hasMessageContaining(first);
    }
  }

  private static boolean mayBeAbsent(RecordComponent component) {
    return List.of(Optional.class, List.class, Map.class).contains(component.getType());
  }

  private static String wireName(RecordComponent component) {
    return component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT);
  }

  @ParameterizedTest
  @MethodSource("objects")
  void whatComesTomorrowDoesNoHarm(Wire wire) throws IOException {
    ObjectNode tomorrow = wire.example().deepCopy();
    for (RecordComponent component : wire.components()) {
      if (component.getGenericType().getTypeName().contains("OpenEnum")) {
        tomorrow.put(wireName(component), "tomorrow");
      }
    }
    ObjectNode more = tomorrow.deepCopy();
    more.putObject("brand_new").putArray("list").add(1);

    assertThat(wire.readAndWrite(more)).isEqualTo(tomorrow);
  }

  @ParameterizedTest
  @MethodSource("objects")
  void noObjectPrintsThePersonOrACode(Wire wire) throws IOException {
    assertThat(wire.read(wire.example()).toString())
        .doesNotContain("ada@example.com", "+13125550100", "2990001234567", "V5-8KQ2-77PD")
        .doesNotContain("Ada", "aaa.bbb.ccc", "key-1");
  }

  @Test
  void tiersComeAsAnEmptyListAnObjectOrAName() throws IOException {
    String card = "{\"id\":1,\"card_code\":\"c\",\"tier\":";
    assertThat(read(Member.class, card + "[]}").tier()).isEmpty();
    assertThat(read(Member.class, card + "null}").tier()).isEmpty();
    assertThat(read(Member.class, card + "{\"id\":2,\"name\":\"Gold\"}}").tier().map(Tier::name))
        .contains("Gold");
    assertThat(read(ProgramMember.class, "{\"card_code\":\"c\",\"tier\":\"Gold\"}").tier())
        .contains("Gold");
  }

  @Test
  void datesSurviveTheirOddities() throws IOException {
    String contact = "{\"id\":1,\"creation_date\":\"%s\"}";
    assertThat(created(contact, "2026-03-04 09:30:00"))
        .contains(LocalDateTime.of(2026, 3, 4, 9, 30));
    assertThat(created(contact, "2026-3-4 9:5:7")).contains(LocalDateTime.of(2026, 3, 4, 9, 5, 7));
    assertThat(created(contact, "2026-03-04")).contains(LocalDateTime.of(2026, 3, 4, 0, 0));
    assertThat(created(contact, "0000-00-00 00:00:00")).isEmpty();
    assertThat(created(contact, "")).isEmpty();
    assertThat(created(contact, "9998-12-31 00:00:00"))
        .contains(LocalDateTime.of(9998, 12, 31, 0, 0));
    assertThatThrownBy(() -> created(contact, "2026-02-30 00:00:00"))
        .isInstanceOf(JsonDataException.class)
        .hasMessageContaining("creation_date");
  }

  private static Optional<LocalDateTime> created(String json, String date) throws IOException {
    return read(Contact.class, json.formatted(date)).creationDate();
  }

  @Test
  void theSameThingMayComeAsTextOrAsNumber() throws IOException {
    assertThat(
            read(LoyaltyRef.class, "{\"card_code\":\"c\",\"id_program\":7}")
                .idProgram()
                .orElseThrow())
        .isEqualTo(
            read(LoyaltyRef.class, "{\"card_code\":\"c\",\"id_program\":\"7\"}")
                .idProgram()
                .orElseThrow());
    assertThat(read(Order.class, "{\"external_id\":5001}").externalId()).isEqualTo("5001");
    assertThat(read(Individual.class, "{\"open_email_count\":\"3\"}").openEmailCount())
        .contains(3L);
    assertThat(
            read(Order.class, "{\"external_id\":\"a\",\"total_price\":\"64.90\"}")
                .totalPrice()
                .orElseThrow())
        .isEqualByComparingTo("64.9");
    assertThat(
            read(
                    Reward.class,
                    "{\"external_id\":\"a\",\"name\":\"b\",\"max_attribution_count\":\"5\"}")
                .maxAttributionCount())
        .contains(5L);
  }

  @Test
  void listsSurviveEmptySortsAndMissingPageSizes() throws IOException {
    NumberedPage<?> page =
        (NumberedPage<?>)
            read(
                type("ContactPage"),
                "{\"count_element\":0,\"current_page\":1,\"sort\":[],\"elements\":[]}");
    assertThat(page.sort()).isEmpty();
    assertThat(page.perPage()).isEmpty();
    CursorPage<?> last =
        (CursorPage<?>)
            read(type("PointPage"), "{\"paging\":{\"cursors\":{\"after\":null}},\"elements\":[]}");
    assertThat(last.paging().orElseThrow().cursors().orElseThrow().after()).isEmpty();
    assertThat(
            read(Reward.class, "{\"external_id\":\"a\",\"name\":\"b\",\"monetary_type\":\"\"}")
                .monetaryType()
                .flatMap(OpenEnum::known))
        .isEmpty();
  }

  @Test
  void aBatchThatWentWellIsABareList() throws IOException {
    BatchOutcome all =
        read(BatchOutcome.class, "[{\"external_id\":\"a\"},{\"external_id\":\"b\"}]");
    assertThat(all.elementsSuccess()).hasSize(2);
    assertThat(all.elementsError()).isEmpty();
    BatchOutcome none =
        read(
            BatchOutcome.class,
            "{\"success_count\":0,\"elements_success\":null,\"elements_error\":[{\"code\":400}]}");
    assertThat(none.elementsSuccess()).isEmpty();
    assertThat(none.elementsError()).hasSize(1);
  }

  @Test
  void whatIsNotSetIsNotSentAndEmptyListsAre() {
    Moshi moshi = MOSHI;
    assertThat(
            moshi
                .adapter(ContactPatch.class)
                .toJson(
                    new ContactPatch(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(PersonalText.of("Ada")),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())))
        .isEqualTo("{\"firstname\":\"Ada\"}");
    assertThat(
            Json.snakeCase()
                .moshi()
                .adapter(SubscriptionChange.class)
                .toJson(new SubscriptionChange(List.of(3L))))
        .isEqualTo("{\"list_ids\":[3]}");
  }

  @Test
  void searchesAreWrittenInEachOfTheThreeWays() {
    List<Criterion> two =
        List.of(
            Criterion.equal("email", PersonalText.of("a\"b@example.com")),
            Criterion.equal("card code", PersonalText.of("299")));
    String first = "{\"key\":\"email\",\"operator\":\"equal\",\"value\":\"a\\\"b@example.com\"}";
    String second = "{\"key\":\"card code\",\"operator\":\"equal\",\"value\":\"299\"}";

    assertThat(SearchEncoding.JSON_ARRAY.fields(two))
        .containsExactly(PersonalText.of("[" + first + "," + second + "]"));
    assertThat(SearchEncoding.REPEATED_JSON.fields(two))
        .containsExactly(PersonalText.of(first), PersonalText.of(second));
    assertThat(SearchEncoding.INDEXED.fields(two)).isEmpty();
    assertThat(SearchEncoding.INDEXED.indexed(two))
        .containsEntry("fields[1][key]", PersonalText.of("card code"))
        .containsEntry("fields[0][value]", PersonalText.of("a\"b@example.com"))
        .hasSize(6);
    assertThat(SearchEncoding.JSON_ARRAY.indexed(two)).isEmpty();
    assertThat(Filter.equalTo("a\"b").value())
        .isEqualTo("{\"operator\":\"equals\",\"value\":\"a\\\"b\"}");
  }
}
