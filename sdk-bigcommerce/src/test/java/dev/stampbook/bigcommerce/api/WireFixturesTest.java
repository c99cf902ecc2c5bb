package dev.stampbook.bigcommerce.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.Moshi;
import dev.stampbook.sandbox.SandboxJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every wire object against an example with all its fields, with the required ones alone, with tomorrow's, and with the oddities of sheet 11. */
class WireFixturesTest {

  private static final Moshi MOSHI = WireJson.json().moshi();
  private static final JsonNode EXAMPLES = examples();

  private static JsonNode examples() {
    try (InputStream in = WireFixturesTest.class.getResourceAsStream("wire.json")) {
      return SandboxJson.MAPPER.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the store answers. */
  static Stream<Class<? extends Record>> answers() {
    return Stream.of(
        AttributeValue.class,
        BillingAddress.class,
        Cart.class,
        Channel.class,
        Checkout.class,
        CheckoutCoupon.class,
        Coupon.class,
        Customer.class,
        CustomerAttribute.class,
        CustomerGroup.class,
        FormField.class,
        GiftCertificate.class,
        Hook.class,
        HookAdmin.class,
        Metafield.class,
        MetafieldBatch.class,
        OrderConsignment.class,
        OrderCount.class,
        OrderCoupon.class,
        OrderFee.class,
        OrderProduct.class,
        OrderRefund.class,
        OrderShippingAddress.class,
        OrderStatusName.class,
        OrderTax.class,
        OrderTransaction.class,
        PageMeta.class,
        Promotion.class,
        PromotionCode.class,
        PromotionSettings.class,
        ResourceLink.class,
        ShopOrder.class,
        StoreCurrency.class,
        StoreInformation.class,
        StoreTime.class,
        Subscriber.class);
  }

  /** What is sent to it. */
  static Stream<Class<? extends Record>> drafts() {
    return Stream.of(
        AttributeValueWrite.class,
        CartDraft.class,
        CouponDraft.class,
        CouponEntry.class,
        CustomerAttributeDraft.class,
        CustomerDraft.class,
        CustomerUpdate.class,
        DiscountEntry.class,
        GiftCertificateDraft.class,
        HookDraft.class,
        MetafieldDraft.class,
        PromotionCodeDraft.class,
        PromotionDraft.class,
        SubscriberWrite.class);
  }

  private static <T> T read(Class<T> type, JsonNode json) throws IOException {
    T value = MOSHI.adapter(type).fromJson(json.toString());
    assertThat(value).isNotNull();
    return value;
  }

  private static JsonNode example(Class<?> type) {
    JsonNode example = EXAMPLES.path(type.getSimpleName());
    assertThat(example.isObject()).as("wire.json has an example of " + type).isTrue();
    return example;
  }

  @ParameterizedTest
  @MethodSource("answers")
  void everyFieldIsRead(Class<? extends Record> type) throws IOException {
    assertHolds(read(type, example(type)), example(type), type.getSimpleName());
  }

  @ParameterizedTest
  @MethodSource("drafts")
  <T extends Record> void everyFieldIsWritten(Class<T> type) throws IOException {
    T draft = read(type, example(type));

    assertHolds(draft, example(type), type.getSimpleName());
    assertThat(SandboxJson.MAPPER.readTree(MOSHI.adapter(type).toJson(draft)))
        .isEqualTo(example(type));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void requiredFieldsAloneAreEnough(Class<? extends Record> type) throws Exception {
    ObjectNode required = SandboxJson.object();
    ObjectNode nulls = SandboxJson.object();
    for (RecordComponent component : type.getRecordComponents()) {
      if (component.getType().isPrimitive()) {
        required.put(name(type, component), 7);
        nulls.put(name(type, component), 7);
      } else {
        nulls.putNull(name(type, component));
      }
    }
    for (ObjectNode json : List.of(required, nulls)) {
      Record value = read(type, json);
      for (RecordComponent component : type.getRecordComponents()) {
        assertThat(component.getAccessor().invoke(value))
            .as(component.getName())
            .isIn(7L, 7, Optional.empty(), List.of(), Map.of());
      }
    }
    if (!required.isEmpty()) {
      assertThatThrownBy(() -> read(type, SandboxJson.object()))
          .isInstanceOf(JsonDataException.class)
          .hasMessageContaining(required.fieldNames().next());
    }
  }

  /** The store's enumerations are open texts: an unknown value is kept as it came. */
  @ParameterizedTest
  @MethodSource("answers")
  void whatComesTomorrowDoesNoHarm(Class<? extends Record> type) throws IOException {
    ObjectNode tomorrow =
        changed(
            type,
            (kind, json) -> isText(kind) ? JsonNodeFactory.instance.textNode("tomorrow") : json);
    ObjectNode more = tomorrow.deepCopy();
    more.putObject("brand_new").putArray("list").add(1);

    assertHolds(read(type, more), tomorrow, type.getSimpleName());
  }

  /** Sheet 11: amounts come as text or as number, ids too, and neither is rounded on the way. */
  @ParameterizedTest
  @MethodSource("answers")
  void numbersAndTextsAreTheSame(Class<? extends Record> type) throws IOException {
    ObjectNode odd =
        changed(
            type,
            (kind, json) -> {
              if (isOptional(kind, WireAmount.class)) {
                return DecimalNode.valueOf(new BigDecimal(json.asText()));
              }
              return json.isIntegralNumber()
                  ? JsonNodeFactory.instance.textNode(json.asText())
                  : json;
            });

    assertHolds(read(type, odd), example(type), type.getSimpleName());
  }

  /** Sheet 11: an empty text states no amount and no time. */
  @ParameterizedTest
  @MethodSource("answers")
  void anEmptyTextStatesNothing(Class<? extends Record> type) throws Exception {
    Record blank =
        read(
            type,
            changed(
                type,
                (kind, json) ->
                    isOptional(kind, WireAmount.class) || isOptional(kind, WireTime.class)
                        ? JsonNodeFactory.instance.textNode("")
                        : json));

    for (RecordComponent component : type.getRecordComponents()) {
      Object held = component.getAccessor().invoke(blank);
      if (held instanceof Optional<?> some && some.orElse(null) instanceof WireAmount amount) {
        assertThat(amount.decimal()).as(component.getName()).isEmpty();
      } else if (held instanceof Optional<?> some && some.orElse(null) instanceof WireTime time) {
        assertThat(time.instant()).as(component.getName()).isEmpty();
      }
    }
  }

  /** Changes the fields of an example by what they are read as. */
  private static ObjectNode changed(
      Class<? extends Record> type, BiFunction<Type, JsonNode, JsonNode> change) {
    ObjectNode json = example(type).deepCopy();
    for (RecordComponent component : type.getRecordComponents()) {
      String name = name(type, component);
      json.set(name, change.apply(component.getGenericType(), json.path(name)));
    }
    return json;
  }

  private static boolean isText(Type type) {
    return isOptional(type, String.class);
  }

  private static boolean isOptional(Type type, Class<?> of) {
    return type.getTypeName().equals("java.util.Optional<" + of.getName() + ">");
  }

  /** Compares what was read with what stood there, down to the last field, and both sides have the same fields. */
  private static void assertHolds(Object value, JsonNode json, String where) {
    if (value instanceof Optional<?> some) {
      assertThat(some).as(where).isPresent();
      assertHolds(some.orElseThrow(), json, where);
    } else if (value instanceof WireAmount || value instanceof WireTime) {
      assertThat(value.toString()).as(where).isEqualTo(json.asText());
    } else if (value instanceof OrderFees fees) {
      assertHolds(fees.fees(), json, where);
    } else if (value instanceof ConsignmentLines lines) {
      assertHolds(lines.lines(), json, where);
    } else if (value instanceof OrderConsignments all) {
      assertHolds(all.pickups(), json.path("pickups"), where + ".pickups");
      assertHolds(all.shipping(), json.path("shipping"), where + ".shipping");
      assertHolds(all.downloads(), json.path("downloads"), where + ".downloads");
      assertHolds(all.giftCertificates(), json.at("/email/gift_certificates"), where + ".email");
    } else if (value instanceof Record object) {
      assertFieldsHold(object, json, where);
    } else if (value instanceof List<?> list) {
      assertThat(list).as(where).isNotEmpty().hasSize(json.size());
      for (int i = 0; i < json.size(); i++) {
        assertHolds(list.get(i), json.get(i), where + "[" + i + "]");
      }
    } else if (value instanceof Map<?, ?> map) {
      assertThat(map).as(where).isNotEmpty().hasSize(json.size());
      map.forEach((key, held) -> assertHolds(held, json.path(key.toString()), where + "." + key));
    } else {
      assertThat(value.toString()).as(where).isEqualTo(json.asText());
    }
  }

  private static void assertFieldsHold(Record object, JsonNode json, String where) {
    Class<? extends Record> type = object.getClass();
    List<String> names =
        Arrays.stream(type.getRecordComponents()).map(component -> name(type, component)).toList();
    assertThat(json.fieldNames()).toIterable().as(where).containsExactlyInAnyOrderElementsOf(names);
    for (RecordComponent component : type.getRecordComponents()) {
      try {
        Object held = component.getAccessor().invoke(object);
        String name = name(type, component);
        assertHolds(held, json.path(name), where + "." + name);
      } catch (ReflectiveOperationException e) {
        throw new LinkageError(where + "." + component.getName(), e);
      }
    }
  }

  private static String name(Class<? extends Record> type, RecordComponent component) {
    try {
      com.squareup.moshi.Json given =
          type.getDeclaredField(component.getName()).getAnnotation(com.squareup.moshi.Json.class);
      return given != null
          ? given.name()
          : component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT);
    } catch (NoSuchFieldException e) {
      throw new LinkageError(type + "." + component.getName(), e);
    }
  }
}
