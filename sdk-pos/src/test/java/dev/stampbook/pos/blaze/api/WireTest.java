package dev.stampbook.pos.blaze.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import dev.stampbook.http.Secret;
import dev.stampbook.http.json.OpenEnum;
import dev.stampbook.http.json.PersonalText;
import dev.stampbook.sandbox.SandboxJson;
import dev.stampbook.sandbox.blaze.BlazeEmulator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every wire object against a complete example and against the API description (sheet sections 3, 5, 11). */
class WireTest {

  private static final Moshi MOSHI = WireJson.json().moshi();
  private static final JsonNode EXAMPLES = tree(WireTest.class, "wire.json");
  private static final JsonNode SCHEMAS =
      tree(BlazeEmulator.class, "/dev/stampbook/sandbox/openapi/blaze.json")
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
        Address.class,
        Metadata.class,
        MemberGroup.class,
        Member.class,
        ConsumerMemberStatus.class,
        ConsumerUser.class,
        PromotionReq.class,
        PromotionReqLog.class,
        TaxRateDetail.class,
        RefundOrderItemRequest.class,
        RefundLog.class,
        OrderItem.class,
        Cart.class,
        ConsumerCart.class,
        TransactionPayment.class,
        Transaction.class,
        LoyaltyReward.class,
        LoyaltyMemberReward.class,
        MemberLoyaltyPoints.class,
        LoyaltyActivityLog.class,
        Promotion.class,
        WebHook.class,
        StoreTax.class,
        StoreInfo.class);
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
    JsonNode own = SCHEMAS.path(type.getSimpleName());
    if (own.has("allOf")) {
      ObjectNode all = SandboxJson.object();
      all.setAll((ObjectNode) SCHEMAS.path("PromotionReq").path("properties"));
      all.setAll((ObjectNode) own.path("allOf").path(1).path("properties"));
      return all;
    }
    return own.path("properties");
  }

  private static List<String> names(JsonNode object) {
    return StreamSupport.stream(((Iterable<String>) object::fieldNames).spliterator(), false)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("objects")
  void everyFieldOfTheDescriptionSurvives(Class<?> type) throws IOException {
    JsonNode example = EXAMPLES.path(type.getSimpleName());

    assertThat(names(example)).containsAll(names(schema(type)));
    assertThat(names(schema(type))).isNotEmpty();
    assertThat(names(example))
        .containsExactlyInAnyOrder(
            Stream.of(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toArray(String[]::new));
    assertThat(readAndWrite(type, example)).isEqualTo(example);
  }

  @ParameterizedTest
  @MethodSource("objects")
  void whatIsNotPromisedMayBeAbsentOrNull(Class<?> type) throws Exception {
    ObjectNode nulls = SandboxJson.object();
    names(EXAMPLES.path(type.getSimpleName())).forEach(nulls::putNull);
    boolean needsId = type.getRecordComponents()[0].getType() == String.class;
    if (needsId) {
      nulls.put("id", "7");
    }
    for (String json : List.of(needsId ? "{\"id\":\"7\"}" : "{}", nulls.toString())) {
      Object value = read(type, json);
      for (RecordComponent component : type.getRecordComponents()) {
        Object held = component.getAccessor().invoke(value);
        assertThat(held).as(component.getName()).isIn("7", Optional.empty(), List.of(), Map.of());
      }
    }
    if (needsId) {
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
      if (schema(type).path(name).has("enum")) {
        tomorrow.put(name, "Tomorrow");
      }
    }
    ObjectNode more = tomorrow.deepCopy();
    more.putObject("brandNew").putArray("list").add(1);

    assertThat(readAndWrite(type, more)).isEqualTo(tomorrow);
  }

  @ParameterizedTest
  @MethodSource("objects")
  void noObjectPrintsThePerson(Class<?> type) throws IOException {
    String printed = read(type, EXAMPLES.path(type.getSimpleName()).toString()).toString();

    assertThat(printed)
        .doesNotContain(
            "Ada",
            "Sample",
            "ada@example.com",
            "3125550100",
            "1990-04-01",
            "638928000000",
            "private ");
  }

  @Test
  void enumsAreKnownByTheirNamesOnTheWire() throws IOException {
    Transaction transaction = read(Transaction.class, EXAMPLES.path("Transaction").toString());

    assertThat(transaction.status().flatMap(OpenEnum::known))
        .contains(TransactionStatus.REFUND_WITH_INVENTORY);
    assertThat(
            read(
                    Transaction.class,
                    "{\"id\":\"1\",\"transactionRefundStatus\":\"Complete_Refund\"}")
                .transactionRefundStatus()
                .flatMap(OpenEnum::known))
        .contains(Transaction.RefundStatus.COMPLETE_REFUND);
    assertThat(
            read(ConsumerCart.class, "{\"id\":\"1\",\"cartStatus\":\"CanceledByDispensary\"}")
                .cartStatus()
                .flatMap(OpenEnum::known))
        .contains(ConsumerCart.Status.CANCELED_BY_DISPENSARY);
    assertThat(OpenEnum.of(PaymentOption.CASHLESS_ATM).raw()).isEqualTo("CashlessATM");
    assertThat(OpenEnum.of(RewardSystem.SPRING_BIG).raw()).isEqualTo("SPRING_BIG");
  }

  /** Sheet sections 11 and 12: unset times are null or 0, money has decimals, rounding may be negative, unknown fields occur. */
  @Test
  void readsTheOdditiesOfTheSheet() throws IOException {
    Transaction sale =
        read(
            Transaction.class,
            "{\"id\":\"1\",\"completedTime\":0,\"voidDate\":null,\"created\":1718000000123,"
                + "\"cart\":{\"tax\":0.08,\"roundAmt\":-0.25,\"subTotal\":0.0,\"total\":12.3456,"
                + "\"items\":[{\"adjustmentAmount\":0.0,\"quantity\":3.5}]}}");

    assertThat(sale.completedTime().orElseThrow().instant()).isEmpty();
    assertThat(sale.voidDate()).isEmpty();
    assertThat(sale.created().flatMap(EpochMillis::instant))
        .contains(Instant.ofEpochMilli(1718000000123L));
    Cart cart = sale.cart().orElseThrow();
    assertThat(cart.roundAmt()).contains(new BigDecimal("-0.25"));
    assertThat(cart.total().orElseThrow().toPlainString()).isEqualTo("12.3456");
    assertThat(cart.items().get(0).quantity()).contains(new BigDecimal("3.5"));
  }

  @Test
  void aRowSpoilsItselfAlone() throws IOException {
    Type rows =
        Types.newParameterizedType(
            Rows.class, Types.newParameterizedType(Row.class, Transaction.class));
    JsonAdapter<Rows<Row<Transaction>>> adapter = MOSHI.adapter(rows);
    Rows<Row<Transaction>> read =
        adapter.fromJson(
            "{\"values\":[{\"id\":\"a1\"},{\"id\":\"b2\",\"cart\":{\"subTotal\":\"many\"}},7,{\"id\":\"c3\"}],\"total\":4}");

    assertThat(read).isNotNull();
    List<Row<Transaction>> values = read.values().orElseThrow();
    assertThat(values).hasSize(4);
    assertThat(values.get(1).unreadable().orElseThrow().id()).contains("b2");
    assertThat(values.get(1).unreadable().orElseThrow().problem())
        .contains("cart.subTotal")
        .doesNotContain("many");
    assertThat(values.get(2).unreadable().orElseThrow().id()).isEmpty();
    assertThat(values.get(3).value().orElseThrow().id()).isEqualTo("c3");
  }

  /** What is sent back whole holds the fields no record names (sheet section 12). */
  @Test
  void aWholeObjectKeepsWhatNobodyNames() throws IOException {
    JsonAdapter<Whole<Member>> adapter =
        MOSHI.adapter(Types.newParameterizedType(Whole.class, Member.class));
    Whole<Member> whole =
        adapter.fromJson(
            "{\"id\":\"7\",\"textOptIn\":false,\"brandNew\":{\"deep\":[1.50]},\"empty\":null}");

    assertThat(whole).isNotNull();
    Document changed = whole.document().with("textOptIn", true);
    JsonNode written = SandboxJson.MAPPER.readTree(MOSHI.adapter(Document.class).toJson(changed));
    assertThat(written)
        .isEqualTo(
            SandboxJson.MAPPER.readTree(
                "{\"id\":\"7\",\"textOptIn\":true,\"brandNew\":{\"deep\":[1.50]}}"));
    assertThat(whole.value().textOptIn()).contains(false);
    assertThat(changed.without("brandNew").fields()).doesNotContainKey("brandNew");
    assertThat(changed).hasToString("document(hidden)");
  }

  @Test
  void requestsWriteWhatTheyHoldAndPrintNoPerson() {
    MembershipAddRequest add =
        MembershipAddRequest.of(
            PersonalText.of("Ada"),
            PersonalText.of("Sample"),
            new MembershipAddRequest.Contact(
                Optional.of(PersonalText.of("ada@example.com")),
                Optional.empty(),
                Optional.empty(),
                Optional.of("crm-8841")));
    assertThat(MOSHI.adapter(MembershipAddRequest.class).toJson(add))
        .isEqualTo(
            "{\"firstName\":\"Ada\",\"lastName\":\"Sample\",\"email\":\"ada@example.com\",\"importId\":\"crm-8841\",\"tags\":[],\"addresses\":[],\"identifications\":[],\"recommendations\":[],\"notes\":[]}");
    assertThat(add.toString()).doesNotContain("Ada");
    ConsumerLogin.Request login =
        new ConsumerLogin.Request(
            PersonalText.of("ada@example.com"),
            Secret.of("correct horse"),
            Optional.empty(),
            Optional.empty());
    assertThat(login.toString()).doesNotContain("ada", "horse");
    assertThat(
            MOSHI
                .adapter(UpdateLoyaltyPointRequest.class)
                .toJson(
                    new UpdateLoyaltyPointRequest(
                        Optional.of("7"),
                        Optional.empty(),
                        "Add",
                        new BigDecimal("43"),
                        Optional.of("sdk:earn"))))
        .isEqualTo("{\"memberId\":\"7\",\"action\":\"Add\",\"points\":43,\"note\":\"sdk:earn\"}");
  }
}
