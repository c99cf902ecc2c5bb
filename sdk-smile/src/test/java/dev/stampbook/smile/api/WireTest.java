package dev.stampbook.smile.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.Moshi;
import dev.stampbook.http.json.Json;
import dev.stampbook.http.json.OpenEnum;
import dev.stampbook.http.json.PersonalText;
import dev.stampbook.sandbox.SandboxJson;
import dev.stampbook.sandbox.smile.SmileEmulator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every wire object against a complete example and against the API description (sheet sections 3.2 and 5). */
class WireTest {

  private static final Moshi MOSHI = Json.snakeCase().moshi();
  private static final JsonNode EXAMPLES = tree(WireTest.class, "wire.json");
  private static final JsonNode SCHEMAS =
      tree(SmileEmulator.class, "/dev/stampbook/sandbox/openapi/smile.json")
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
        CursorMetadata.class,
        Customer.class,
        VipStatus.class,
        VipTier.class,
        VipTierChange.class,
        CustomerIdentity.class,
        Activity.class,
        EarningRule.class,
        PointsProduct.class,
        PointsPurchase.class,
        PointsTransaction.class,
        PointsSettings.class,
        Referral.class,
        Reward.class,
        RewardFulfillment.class);
  }

  private static <T> T read(Class<T> type, String json) throws IOException {
    T value = MOSHI.adapter(type).fromJson(json);
    assertThat(value).isNotNull();
    return value;
  }

  private static <T> JsonNode readAndWrite(Class<T> type, JsonNode json) throws IOException {
    JsonAdapter<T> adapter = MOSHI.adapter(type);
    return SandboxJson.MAPPER.readTree(adapter.toJson(adapter.fromJson(json.toString())));
  }

  private static JsonNode schema(Class<?> type) {
    return SCHEMAS.path(type.getSimpleName()).path("properties");
  }

  @ParameterizedTest
  @MethodSource("objects")
  void everyFieldOfTheDescriptionSurvives(Class<?> type) throws IOException {
    JsonNode example = EXAMPLES.path(type.getSimpleName());

    assertThat(names(example)).containsExactlyInAnyOrderElementsOf(names(schema(type)));
    assertThat(readAndWrite(type, example)).isEqualTo(example);
  }

  private static List<String> names(JsonNode object) {
    List<String> names =
        StreamSupport.stream(((Iterable<String>) object::fieldNames).spliterator(), false).toList();
    assertThat(names).isNotEmpty();
    return names;
  }

  @ParameterizedTest
  @MethodSource("objects")
  void whatIsNotPromisedMayBeAbsentOrNull(Class<?> type) throws Exception {
    ObjectNode nulls = SandboxJson.object();
    names(schema(type)).forEach(nulls::putNull);
    boolean numbered = nulls.has("id");
    if (numbered) {
      nulls.put("id", 7);
    }
    for (String json : List.of(numbered ? "{\"id\":7}" : "{}", nulls.toString())) {
      Object value = read(type, json);
      for (RecordComponent component : type.getRecordComponents()) {
        Object held = component.getAccessor().invoke(value);
        assertThat(held).as(component.getName()).isIn(7L, Optional.empty(), List.of(), Map.of());
      }
    }
    if (numbered) {
      assertThatThrownBy(() -> read(type, "{}"))
          .isInstanceOf(JsonDataException.class)
          .hasMessageContaining("id");
    }
  }

  @ParameterizedTest
  @MethodSource("objects")
  void whatComesTomorrowDoesNoHarm(Class<?> type) throws IOException {
    ObjectNode tomorrow = EXAMPLES.path(type.getSimpleName()).deepCopy();
    for (String name : names(schema(type))) {
      if (isEnum(schema(type).path(name))) {
        tomorrow.put(name, "tomorrow");
      }
    }
    ObjectNode more = tomorrow.deepCopy();
    more.putObject("brand_new").putArray("list").add(1);

    assertThat(readAndWrite(type, more)).isEqualTo(tomorrow);
  }

  private static boolean isEnum(JsonNode property) {
    String reference = property.path("$ref").asText();
    JsonNode target =
        reference.isEmpty()
            ? property
            : SCHEMAS.path(reference.substring(reference.lastIndexOf('/') + 1));
    return target.has("enum");
  }

  @Test
  void nestedEnumsOfRulesStayReadable() throws IOException {
    EarningRule rule =
        read(
            EarningRule.class,
            "{\"id\":1,\"reward\":{\"type\":\"cash\"},\"reward_value\":{\"type\":\"tiered\"},"
                + "\"earning_limit\":{\"type\":\"yearly\",\"rolling\":{\"unit\":\"week\"}}}");

    assertThat(rule.rewardValue().orElseThrow().type().map(OpenEnum::raw)).contains("tiered");
    assertThat(rule.rewardValue().orElseThrow().variable()).isEmpty();
    assertThat(
            rule.earningLimit().orElseThrow().rolling().orElseThrow().unit().orElseThrow().known())
        .isEmpty();
    assertThat(read(EarningRule.class, "{\"id\":1,\"earning_limit\":null}").earningLimit())
        .isEmpty();
  }

  @Test
  void readsTheOdditiesOfTheSheet() throws IOException {
    RewardFulfillment old =
        read(RewardFulfillment.class, "{\"id\":1,\"customer_id\":\"70000017\"}");
    assertThat(old.customerId()).contains(70_000_017L);

    Customer ageless = read(Customer.class, "{\"id\":1,\"date_of_birth\":\"1004-02-29\"}");
    assertThat(ageless.dateOfBirth()).contains(LocalDate.of(1004, 2, 29));

    Customer.Page last =
        read(
            Customer.Page.class,
            "{\"customers\":[],\"metadata\":{\"next_cursor\":\"\",\"previous_cursor\":null}}");
    assertThat(last.customers()).contains(List.of());
    assertThat(read(Customer.Page.class, "{}").customers()).isEmpty();

    Customer exact =
        read(
            Customer.class, "{\"id\":1,\"vip_status\":{\"progress_value\":0.1000000000000000055}}");
    assertThat(exact.vipStatus().orElseThrow().progressValue().orElseThrow().toPlainString())
        .isEqualTo("0.1000000000000000055");

    ReferralSettings settings =
        read(
            ReferralSettings.class,
            "{\"referral_settings\":{\"status\":\"active\",\"sender_reward\":{\"name\":\"5 off\"}}}");
    assertThat(settings.status().flatMap(OpenEnum::known)).contains(ReferralSettings.Status.ACTIVE);
    assertThat(settings.referralSettings()).containsKey("sender_reward");
    assertThat(read(ReferralSettings.class, "{}").status()).isEmpty();
  }

  @Test
  void writesRequestsWithTheirEnvelopesAndThePurchaseWithout() {
    assertThat(written(new PointsPurchaseRequest(7, Optional.empty())))
        .isEqualTo("{\"customer_id\":7}");
    assertThat(written(new PointsPurchaseRequest(7, Optional.of(700L))))
        .isEqualTo("{\"customer_id\":7,\"points_to_spend\":700}");
    assertThat(
            written(
                new PointsTransactionCreateRequest(
                    new PointsTransactionCreateRequest.Fields(
                        7, -21, Optional.empty(), Optional.of("note")))))
        .isEqualTo(
            "{\"points_transaction\":{\"customer_id\":7,\"points_change\":-21,\"internal_note\":\"note\"}}");
    assertThat(
            written(
                new CustomerIdentityUpsertRequest(
                    new CustomerIdentityUpsertRequest.Fields(
                        PersonalText.of("ada@example.com"),
                        "7782",
                        Optional.empty(),
                        Optional.empty()))))
        .isEqualTo(
            "{\"customer_identity\":{\"email\":\"ada@example.com\",\"distinct_id\":\"7782\"}}");
    assertThat(
            written(
                new ActivityCreateRequest(
                    new ActivityCreateRequest.Fields(
                        "activity_1",
                        Optional.empty(),
                        Optional.of(PersonalText.of("ada@example.com")),
                        Optional.empty(),
                        Optional.empty()))))
        .isEqualTo(
            "{\"activity\":{\"token\":\"activity_1\",\"customer_email\":\"ada@example.com\"}}");
    assertThatThrownBy(
            () ->
                new ActivityCreateRequest.Fields(
                    "activity_1",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()))
        .hasMessageContaining("exactly one");
  }

  @SuppressWarnings("unchecked")
  private static String written(Object request) {
    return ((JsonAdapter<Object>) MOSHI.adapter((Class<?>) request.getClass())).toJson(request);
  }

  @ParameterizedTest
  @MethodSource("objects")
  void noObjectPrintsThePersonOrTheCode(Class<?> type) throws IOException {
    String printed = read(type, EXAMPLES.path(type.getSimpleName()).toString()).toString();

    assertThat(printed)
        .doesNotContain(
            "Ada", "@example.com", "1004-02-29", "refs.example", "off-17", "Order 10046");
  }
}
