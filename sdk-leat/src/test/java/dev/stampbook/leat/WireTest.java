package dev.stampbook.leat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import dev.stampbook.leat.api.Answer;
import dev.stampbook.leat.api.Contact;
import dev.stampbook.leat.api.Listing;
import dev.stampbook.leat.api.LoyaltyTransaction;
import dev.stampbook.leat.api.PageMeta;
import dev.stampbook.leat.api.Promotion;
import dev.stampbook.leat.api.Reward;
import dev.stampbook.leat.api.Subscription;
import dev.stampbook.leat.api.Tier;
import dev.stampbook.leat.api.Unit;
import dev.stampbook.leat.api.WithAttributes;
import dev.stampbook.sandbox.SandboxJson;
import dev.stampbook.sandbox.leat.LeatEmulator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every wire object in full, with what is required alone, and with what may come tomorrow; and the oddities of the sheet. */
class WireTest {

  private static final Moshi MOSHI = Leat.json().moshi();
  private static final JsonNode EXAMPLES = tree(WireTest.class, "api/wire.json");
  private static final JsonNode SCHEMAS =
      tree(LeatEmulator.class, "/dev/stampbook/sandbox/openapi/leat.json")
          .at("/components/schemas");

  /** The one record for three objects of the description. */
  private static final Map<String, List<String>> DESCRIBED_AS =
      Map.of(
          "LoyaltyTransaction", List.of("CreditReception", "RewardReception"),
          "Voucher$Locked", List.of("VoucherLock"),
          "Order$ProcessResult", List.of("ProcessResult"),
          "OrderReturn$Request", List.of("OrderReturnRequest"));

  private static JsonNode tree(Class<?> beside, String resource) {
    try (InputStream in = beside.getResourceAsStream(resource)) {
      return SandboxJson.MAPPER.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Stream<String> objects() {
    return names(EXAMPLES).stream();
  }

  private static List<String> names(JsonNode object) {
    return StreamSupport.stream(((Iterable<String>) object::fieldNames).spliterator(), false)
        .toList();
  }

  private static JsonAdapter<Object> adapter(String name) {
    try {
      return MOSHI.adapter((Type) Class.forName("dev.stampbook.leat.api." + name));
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode readAndWritten(String name, JsonNode json) throws IOException {
    JsonAdapter<Object> adapter = adapter(name);
    return SandboxJson.MAPPER.readTree(adapter.toJson(adapter.fromJson(json.toString())));
  }

  @ParameterizedTest
  @MethodSource("objects")
  void everyFieldSurvivesAndNoneOfTheDescriptionIsMissing(String name) throws IOException {
    JsonNode full = EXAMPLES.path(name).path("full");

    assertThat(readAndWritten(name, full)).isEqualTo(full);
    List<String> described = new ArrayList<>();
    for (String schema : DESCRIBED_AS.getOrDefault(name, List.of(name))) {
      described.addAll(names(SCHEMAS.path(schema).path("properties")));
    }
    assertThat(names(full)).containsAll(described);
  }

  @ParameterizedTest
  @MethodSource("objects")
  void whatIsNotPromisedMayBeAbsentOrNull(String name) throws IOException {
    JsonNode required = EXAMPLES.path(name).path("required");
    ObjectNode nulls = required.deepCopy();
    for (String field : names(EXAMPLES.path(name).path("full"))) {
      if (!nulls.has(field)) {
        nulls.putNull(field);
      }
    }
    Object bare = adapter(name).fromJson(required.toString());
    assertThat(bare).isNotNull();
    assertThat(adapter(name).fromJson(nulls.toString())).isEqualTo(bare);
    for (String field : names(required)) {
      if (!required.path(field).isArray()) {
        ObjectNode without = required.deepCopy();
        without.remove(field);
        assertThatThrownBy(() -> adapter(name).fromJson(without.toString()))
            .isInstanceOf(JsonDataException.class)
            .hasMessageContaining(field);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("objects")
  void whatComesTomorrowDoesNoHarm(String name) throws IOException {
    ObjectNode tomorrow = EXAMPLES.path(name).path("full").deepCopy();
    EXAMPLES.path(name).path("tomorrow").forEach(field -> tomorrow.put(field.asText(), "tomorrow"));
    ObjectNode more = tomorrow.deepCopy();
    more.putObject("brand_new").putArray("list").add(1);

    assertThat(readAndWritten(name, more)).isEqualTo(tomorrow);
  }

  @ParameterizedTest
  @MethodSource("objects")
  void noObjectPrintsThePersonOrTheCode(String name) throws IOException {
    Object read = adapter(name).fromJson(EXAMPLES.path(name).path("full").toString());

    assertThat(String.valueOf(read)).doesNotContain("Ada", "ada@", "card-ada", "SAVE5");
  }

  @SuppressWarnings("TypeParameterUnusedInFormals") // the type says what comes out
  private static <T> T read(Type type, String json) throws IOException {
    JsonAdapter<T> adapter = MOSHI.adapter(type);
    T value = adapter.fromJson(json);
    assertThat(value).isNotNull();
    return value;
  }

  private static Type of(Class<?> envelope, Type inside) {
    return Types.newParameterizedType(envelope, inside);
  }

  /** An empty map is a list, sizes are text, and text is a number (sheet sections 6, 11 and 12). */
  @Test
  void readsTheOdditiesOfTheSheet() throws IOException {
    Listing<Promotion> emptyMeta =
        read(
            of(Listing.class, Promotion.class),
            "{\"data\":[{\"uuid\":\"p\",\"attributes\":[]}],\"meta\":[]}");
    assertThat(emptyMeta.meta()).isEmpty();
    assertThat(emptyMeta.data().orElseThrow().get(0).attributes()).isEmpty();
    assertThat(
            Leat.json()
                .moshi()
                .adapter(PageMeta.class)
                .fromJson("{\"limit\":\"100\",\"per_page\":\"30\",\"links\":[]}"))
        .satisfies(
            meta -> {
              assertThat(meta.limit()).contains(100L);
              assertThat(meta.perPage()).contains(30L);
            });

    Subscription numbered =
        read(
            Subscription.class,
            "{\"is_subscribed\":true,\"status\":1,\"subscription_type\":{\"uuid\":null}}");
    assertThat(numbered.status().orElseThrow().raw()).isEqualTo("1");
    assertThat(numbered.status().orElseThrow().known()).isEmpty();
    assertThat(numbered.subscriptionType().orElseThrow().uuid()).isEmpty();

    for (String house : List.of("12", "\"12\"")) {
      Contact contact =
          read(
              Contact.class, "{\"uuid\":\"c\",\"current_values\":{\"housenumber\":" + house + "}}");
      assertThat(contact.currentValues().get("housenumber")).hasToString("12");
    }
    Contact bare = read(Contact.class, "{\"uuid\":\"c\",\"current_values\":[],\"tier\":null}");
    assertThat(bare.currentValues()).isEmpty();

    Unit unit = read(Unit.class, "{\"name\":\"u\",\"created_at\":\"2026-02-03T14:39:24.000000Z\"}");
    assertThat(unit.createdAt()).contains(Instant.parse("2026-02-03T14:39:24Z"));

    for (String none : List.of("null", "[]")) {
      Answer<Optional<Tier>> tier =
          read(of(Answer.class, of(Optional.class, Tier.class)), "{\"data\":" + none + "}");
      assertThat(tier.data()).isEmpty();
    }
    Reward single = read(Reward.class, "{\"uuid\":\"r\",\"active\":true}");
    assertThat(single.onOffer()).isTrue();
    assertThat(read(Reward.class, "{\"uuid\":\"r\"}").toString()).contains("r");
  }

  /** The account's own attributes stand beside the documented fields, both ways. */
  @Test
  void attributesStandBesideTheFields() throws IOException {
    Type type = of(WithAttributes.class, LoyaltyTransaction.class);
    WithAttributes<LoyaltyTransaction> entry =
        read(
            type,
            "{\"type\":\"credit_reception\",\"uuid\":\"x\",\"credits\":\"121\",\"unit_value\":121.4,"
                + "\"external_reference\":\"bc-100234\",\"note\":null,\"weight\":0.1000000000000000055}");
    assertThat(entry.object().credits()).isEqualTo(121);
    assertThat(entry.object().unitValue()).contains(new BigDecimal("121.4"));
    assertThat(entry.attributes())
        .containsEntry("external_reference", "bc-100234")
        .containsEntry("weight", new BigDecimal("0.1000000000000000055"))
        .hasSize(2);
    assertThat(entry.toString()).doesNotContain("bc-100234");

    WithAttributes<LoyaltyTransaction.Create> request =
        new WithAttributes<>(
            new LoyaltyTransaction.Create(
                "s",
                "c",
                Optional.empty(),
                Optional.of(new BigDecimal("121.40")),
                Optional.of("purchase_amount"),
                Optional.empty(),
                Optional.empty()),
            Map.of("external_reference", "bc-100234"));
    JsonAdapter<Object> writer =
        MOSHI.adapter(of(WithAttributes.class, LoyaltyTransaction.Create.class));
    assertThat(writer.toJson(request))
        .isEqualTo(
            "{\"shop_uuid\":\"s\",\"contact_uuid\":\"c\",\"unit_value\":121.40,\"unit_name\":\"purchase_amount\","
                + "\"external_reference\":\"bc-100234\"}");
    assertThatThrownBy(() -> read(type, "[]")).isInstanceOf(JsonDataException.class);
    assertThatThrownBy(
            () ->
                new LoyaltyTransaction.Create(
                    "s",
                    "c",
                    Optional.of(1L),
                    Optional.of(BigDecimal.ONE),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()))
        .hasMessageContaining("exactly one");
  }
}
