package dev.stampbook.bigcommerce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampbook.bigcommerce.api.CheckoutsApi;
import dev.stampbook.bigcommerce.api.CodeInPath;
import dev.stampbook.bigcommerce.api.Customer;
import dev.stampbook.bigcommerce.api.CustomersApi;
import dev.stampbook.bigcommerce.api.HookAdmin;
import dev.stampbook.bigcommerce.api.MarketingApi;
import dev.stampbook.bigcommerce.api.OrderConsignments;
import dev.stampbook.bigcommerce.api.OrderFees;
import dev.stampbook.bigcommerce.api.OrderRefund;
import dev.stampbook.bigcommerce.api.OrdersApi;
import dev.stampbook.bigcommerce.api.RecordId;
import dev.stampbook.bigcommerce.api.ShopOrder;
import dev.stampbook.bigcommerce.api.StoreApi;
import dev.stampbook.bigcommerce.api.StoreInformation;
import dev.stampbook.bigcommerce.api.SubscriberWrite;
import dev.stampbook.bigcommerce.api.WireAmount;
import dev.stampbook.bigcommerce.api.WireJson;
import dev.stampbook.bigcommerce.api.WireTime;
import dev.stampbook.discount.CheckoutId;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import retrofit2.http.DELETE;
import retrofit2.http.PUT;
import retrofit2.http.Path;

class WireTest {

  private static final List<Class<?>> APIS =
      List.of(
          OrdersApi.class,
          CustomersApi.class,
          CheckoutsApi.class,
          MarketingApi.class,
          StoreApi.class);

  @ParameterizedTest
  @CsvSource({
    "361.9500, 361.9500",
    "924.47, 924.47",
    "0, 0",
    "-0.18, -0.18",
    "0.0000000001, 0.0000000001",
    "19.64, 19.64",
    "1E+2, 100",
    "'  5 ', 5",
    ".5, 0.5"
  })
  void amountsKeepEveryDigit(String text, BigDecimal exact) {
    assertThat(new WireAmount(text).decimal().orElseThrow()).isEqualByComparingTo(exact);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1,5", "NaN", "0x10", "12 USD", "1e99999", "--1"})
  void garbageIsNoAmountAndIsNotShown(String text) {
    assertThatThrownBy(() -> new WireAmount(text).decimal())
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .doesNotContain(text);
  }

  @ParameterizedTest
  @CsvSource({
    "'Fri, 20 Jun 2025 14:03:11 +0000', 2025-06-20T14:03:11Z",
    "'Fri, 20 Jun 2025 10:03:11 -0400', 2025-06-20T14:03:11Z",
    "'Tue, 3 Jun 2025 14:03:11 GMT', 2025-06-03T14:03:11Z",
    "2025-06-25T10:02:33+00:00, 2025-06-25T10:02:33Z",
    "2025-06-25T12:02:33+02:00, 2025-06-25T10:02:33Z",
    "2025-06-25T12:02:33+0200, 2025-06-25T10:02:33Z",
    "2020-08-27T06:18:07Z, 2020-08-27T06:18:07Z",
    "2020-08-27T06:18:07.250Z, 2020-08-27T06:18:07.250Z",
    "2024-05-14T09:34:00, 2024-05-14T09:34:00Z",
    "2024-05-14 09:34:00, 2024-05-14T09:34:00Z",
    "2024-05-14, 2024-05-14T00:00:00Z",
    "1750845753, 2025-06-25T10:02:33Z"
  })
  void everyDateFormatIsRead(String text, Instant time) {
    assertThat(new WireTime(text).instant()).contains(time);
  }

  @Test
  void noDateIsEmptyAndGarbageIsRefused() {
    assertThat(new WireTime("").instant()).isEmpty();
    for (String garbage :
        List.of("yesterday", "32 Jan", "2025-13-01T00:00:00Z", "Mon, 20 Jun 2025 14:03:11 +0000")) {
      assertThatThrownBy(() -> new WireTime(garbage).instant())
          .as(garbage)
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(WireTime.rfc2822(Instant.parse("2025-06-20T14:03:11Z")))
        .isEqualTo("Fri, 20 Jun 2025 14:03:11 +0000");
    assertThat(WireTime.iso(Instant.parse("2025-06-20T14:03:11.9Z")))
        .isEqualTo("2025-06-20T14:03:11+00:00");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [{"id":1,"cost_ex_tax":"2.50"},{"id":2,"cost_exc_tax":3}] | true  | 2
          {"fees":[{"id":1}]}                                       | true  | 1
          {"id":1,"cost_ex_tax":2.5}                                | true  | 1
          {"fees":[]}                                               | true  | 0
          []                                                        | true  | 0
          {"url":"https://shop.example.com/x","resource":"/x"}      | false | 0
          """)
  void feesComeInManyShapes(String json, boolean inline, int count) {
    OrderFees fees = OrderReadingTest.parse(OrderFees.class, json);
    assertThat(fees.inline()).isEqualTo(inline);
    assertThat(fees.fees()).hasSize(count);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"pickups":[],"shipping":[],"downloads":[],"email":{"gift_certificates":[{"recipient_email":"x","line_items":{"url":"u","resource":"r"}}]}} | OBJECT | 1
          {"pickups":[],"shipping":[],"downloads":[],"email":[]} | OBJECT | 0
          {"url":"u","resource":"r"} | ELSEWHERE | 0
          [{"id":1}] | ELSEWHERE | 0
          """)
  void consignmentsComeInManyShapes(String json, String structure, int certificates) {
    OrderConsignments read = OrderReadingTest.parse(OrderConsignments.class, json);
    assertThat(read.structure().name()).isEqualTo(structure);
    assertThat(read.giftCertificates()).hasSize(certificates);
  }

  @Test
  void theFixtureFillsEveryFieldOfAnOrderAndHidesThePerson() throws ReflectiveOperationException {
    ShopOrder order =
        OrderReadingTest.parse(ShopOrder.class, OrderReadingTest.resource("order-1042.json"));

    List<String> empty = new ArrayList<>();
    for (RecordComponent component : ShopOrder.class.getRecordComponents()) {
      if (component.getAccessor().invoke(order) instanceof Optional<?> value && value.isEmpty()) {
        empty.add(component.getName());
      }
    }
    assertThat(empty)
        .containsExactlyInAnyOrder("staffNotes", "externalSource", "externalMerchantId");
    assertThat(order.paymentProviderId()).contains("17");
    assertThat(order.externalId()).contains("4711");
    assertThat(order.orderSource()).contains("a source of tomorrow");
    assertThat(order.toString()).isEqualTo("order(1042)");
    assertThat(order.billingAddress().orElseThrow().toString()).doesNotContain("example.com");
  }

  @Test
  void requiredFieldsAloneAreEnough() {
    assertThat(OrderReadingTest.parse(ShopOrder.class, "{\"id\":\"7\"}").id()).isEqualTo(7);
    assertThat(OrderReadingTest.parse(OrderRefund.class, "{\"id\":1,\"order_id\":2}").items())
        .isEmpty();
    Customer customer =
        OrderReadingTest.parse(
            Customer.class,
            "{\"id\":1,\"channel_ids\":null,\"email\":\"a@example.com\",\"store_credit_amounts\":[{\"amount\":0.1}]}");
    assertThat(customer.channelIds()).isEmpty();
    assertThat(customer.storeCreditAmounts().get(0).amount().orElseThrow().decimal())
        .contains(new BigDecimal("0.1"));
    assertThat(customer.toString()).doesNotContain("example.com");
    assertThat(
            OrderReadingTest.parse(StoreInformation.class, "{\"id\":\"abc123\",\"logo\":[]}").id())
        .contains("abc123");
  }

  @Test
  void blockedDestinationsAreRead() {
    HookAdmin admin =
        OrderReadingTest.parse(
            HookAdmin.class,
            "{\"emails\":[],\"hooks_list\":[{\"id\":3,\"status\":\"deactivated\"}],\"blocked_domains\":[{\"destination\":\"https://shop.example.com\",\"time_left\":90,\"reasons\":[\"x\"]}]}");
    assertThat(admin.blockedDomains().get(0).destination()).contains("https://shop.example.com");
    assertThat(admin.hooksList().get(0).status()).contains("deactivated");
  }

  @Test
  void anEmptyConsentListIsWritten() {
    SubscriberWrite nobody =
        new SubscriberWrite(
            "a@example.com",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of());
    assertThat(WireJson.json().moshi().adapter(SubscriberWrite.class).toJson(nobody))
        .isEqualTo("{\"email\":\"a@example.com\",\"consents\":[]}");
  }

  /** Sheet 12.24: a delete without an id empties a collection; a changed order loses its discounts (sheet 3.1). */
  @Test
  void noDangerousCallCanBeExpressed() {
    List<Method> deletes =
        methods().filter(method -> method.isAnnotationPresent(DELETE.class)).toList();
    assertThat(deletes).hasSizeGreaterThan(5);
    for (Method delete : deletes) {
      String path = delete.getAnnotation(DELETE.class).value();
      assertThat(path).as("%s ends in an id", delete.getName()).endsWith("}");
      for (Parameter parameter : delete.getParameters()) {
        assertThat(parameter.isAnnotationPresent(Path.class))
            .as("%s has ids only", delete.getName())
            .isTrue();
        assertThat(parameter.getType()).isIn(RecordId.class, CodeInPath.class, CheckoutId.class);
      }
      assertThat(path).doesNotMatch("v2/orders/\\{\\w+}").doesNotContain("customers");
    }
    assertThat(methods().filter(method -> method.isAnnotationPresent(PUT.class)))
        .noneMatch(method -> method.getAnnotation(PUT.class).value().startsWith("v2/orders"));
    assertThatThrownBy(() -> new RecordId(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new CodeInPath(" ")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new CodeInPath("../orders"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Stream<Method> methods() {
    return APIS.stream().flatMap(api -> Arrays.stream(api.getDeclaredMethods()));
  }
}
