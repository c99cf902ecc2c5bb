package dev.stampbook.http.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampbook.http.ErrorReply;
import dev.stampbook.http.ResponseHeaders;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ErrorBodyTest {

  static Stream<Arguments> shapes() {
    return Stream.of(
        shape(
            "list",
            "[{\"status\":404,\"message\":\"No order\",\"details\":{\"order_id\":\"unknown\"}}]",
            "",
            "No order",
            Map.of()),
        shape(
            "field map",
            "{\"status\":422,\"title\":\"Missing data\",\"type\":\"about:blank\",\"errors\":{\"email\":\"is required\",\"name\":\"too long\"}}",
            "",
            "Missing data",
            Map.of("email", "is required", "name", "too long")),
        shape(
            "field lists",
            "{\"message\":\"Invalid\",\"code\":1003,\"status_code\":400,\"errors\":{\"amount\":[\"must be positive\",\"must be whole\"]}}",
            "1003",
            "Invalid",
            Map.of("amount", "must be positive")),
        shape(
            "texts",
            "{\"status\":422,\"title\":\"Bad\",\"errors\":[\"price is wrong\",\"more\"]}",
            "",
            "Bad: price is wrong",
            Map.of()),
        shape(
            "data list",
            "{\"data\":[{\"status\":422,\"title\":\"Cannot refund\",\"type\":\"x\"}],\"meta\":{}}",
            "",
            "Cannot refund",
            Map.of()),
        shape(
            "data list with error",
            "{\"data\":[{\"order_id\":1,\"status\":503,\"error\":\"Busy\"}],\"meta\":{}}",
            "",
            "Busy",
            Map.of()),
        shape(
            "errors list",
            "{\"errors\":[{\"status\":404,\"title\":\"Gone\",\"type\":\"x\",\"detail\":\"No checkout\"}]}",
            "",
            "Gone: No checkout",
            Map.of()),
        shape(
            "title and error",
            "{\"status\":\"403\",\"title\":\"Forbidden\",\"error\":\"No access\"}",
            "",
            "Forbidden: No access",
            Map.of()),
        shape(
            "code beside title",
            "{\"code\":\"ineligible\",\"title\":\"Incorrect or mismatch\",\"type\":\"about:blank\",\"status\":400,\"detail\":\"Coupon refused\"}",
            "ineligible",
            "Incorrect or mismatch: Coupon refused",
            Map.of()),
        shape(
            "nested error",
            "{\"error\":{\"message\":\"Not enough\",\"request_id\":\"req_1\"}}",
            "",
            "Not enough",
            Map.of()),
        shape(
            "code as number",
            "{\"message\":\"Onvoldoende | Insufficient credits.\",\"code\":1017,\"status_code\":400}",
            "1017",
            "Onvoldoende | Insufficient credits.",
            Map.of()),
        shape("code as text", "{\"message\":\"x\",\"code\":\"1017\"}", "1017", "x", Map.of()),
        shape(
            "key and slug in list",
            "{\"status\":400,\"errors\":[{\"error_key\":\"external_id\",\"error\":\"wrong_value\",\"error_description\":\"already exists\"}]}",
            "wrong_value",
            "already exists: wrong_value",
            Map.of("external_id", "already exists")),
        shape(
            "key and slug in object",
            "{\"status\":404,\"errors\":{\"error_key\":null,\"error\":\"not_found\",\"error_description\":\"no such store\"}}",
            "not_found",
            "no such store: not_found",
            Map.of()),
        shape(
            "key and slug flat",
            "{\"error_key\":\"card_code\",\"error\":\"not_found\",\"error_description\":\"unknown card\"}",
            "not_found",
            "unknown card: not_found",
            Map.of("card_code", "unknown card")),
        shape(
            "key and slug empty",
            "{\"error_key\":\"\",\"error\":\"\",\"error_description\":\"program not found\"}",
            "",
            "program not found",
            Map.of()),
        shape(
            "status as text",
            "{\"statusCode\":\"Bad Request\",\"message\":\"Validation failed\",\"errors\":[\"card code needed\"]}",
            "",
            "Validation failed: card code needed",
            Map.of()),
        shape(
            "gateway",
            "{\"message\":\"API rate limit exceeded\"}",
            "",
            "API rate limit exceeded",
            Map.of()),
        shape(
            "error beside message",
            "{\"error\":\"Invalid argument\",\"message\":\"No such member\",\"status\":400}",
            "",
            "No such member: Invalid argument",
            Map.of()),
        shape(
            "single field",
            "{\"field\":\"phone\",\"message\":\"is taken\",\"errorType\":\"DUPLICATE\"}",
            "DUPLICATE",
            "is taken",
            Map.of("phone", "is taken")),
        shape(
            "result envelope",
            "{\"resultCode\":\"FAIL\",\"resultReason\":\"TICKET_NOT_FOUND\",\"resultDetail\":\"No ticket\",\"data\":null}",
            "TICKET_NOT_FOUND",
            "No ticket",
            Map.of()),
        shape(
            "service envelope",
            "{\"message\":\"Refused\",\"errorType\":\"MODEL\",\"errorMsgs\":[\"first name blank\"],\"failed\":[]}",
            "MODEL",
            "Refused: first name blank",
            Map.of()),
        shape(
            "json api",
            "{\"errors\":[{\"id\":\"1\",\"code\":\"invalid\",\"title\":\"Invalid input.\",\"detail\":\"not a date\",\"source\":{\"pointer\":\"/data/attributes/time\"}}]}",
            "invalid",
            "Invalid input.: not a date",
            Map.of("/data/attributes/time", "not a date")),
        shape(
            "login",
            "{\"error\":\"invalid_client\",\"error_description\":\"Unknown client\"}",
            "invalid_client",
            "Unknown client: invalid_client",
            Map.of()),
        shape("plain text", "Authentication failed.", "", "Authentication failed.", Map.of()),
        shape("html", "<html><h1>Bad gateway</h1></html>", "", "", Map.of()),
        shape("empty", "", "", "", Map.of()),
        shape("blank", " \r\n ", "", "", Map.of()),
        shape(
            "truncated",
            "{\"code\":1003,\"message\":\"Invalid\",\"errors\":{\"amount\":\"too lo",
            "1003",
            "Invalid",
            Map.of()),
        shape("truncated early", "{\"co", "", "", Map.of()),
        shape("empty list", "[]", "", "", Map.of()),
        shape("empty object", "{}", "", "", Map.of()),
        shape("only null", "{\"message\":null,\"errors\":null,\"code\":null}", "", "", Map.of()),
        shape("number", "42", "", "42", Map.of()));
  }

  private static Arguments shape(
      String name, String body, String code, String message, Map<String, String> fields) {
    return Arguments.of(name, body, code, message, fields);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("shapes")
  void everyShapeIsRead(
      String name, String body, String code, String message, Map<String, String> fields) {
    ErrorReply reply = read(body);
    assertThat(reply.code()).isEqualTo(Optional.of(code).filter(text -> !text.isEmpty()));
    assertThat(reply.message()).isEqualTo(Optional.of(message).filter(text -> !text.isEmpty()));
    assertThat(reply.fields()).containsAllEntriesOf(fields);
  }

  @Test
  void brokenBodiesNeverFail() {
    for (Object[] shape : shapes().map(Arguments::get).toList()) {
      String body = (String) shape[1];
      for (int end = 0; end <= body.length(); end++) {
        assertThat(read(body.substring(0, end)).status()).isEqualTo(400);
      }
    }
    assertThat(
            ErrorBody.read(
                    "op", 400, ResponseHeaders.none(), ByteString.decodeHex("1f8b08000000ff00fe7b"))
                .message())
        .isEmpty();
    assertThat(read("[".repeat(100_000)).message()).isEmpty();
    assertThat(read("{\"a\":".repeat(500)).message()).isEmpty();
    assertThat(
            read("{\"message\":\"" + "x y ".repeat(20_000) + "\"}").message().orElse("").length())
        .isLessThan(300);
  }

  @Test
  void theReaderOfASystemSeesEveryValueAsSent() {
    ErrorReply reply = read("{\"errors\":[{\"error_key\":\"id\",\"n\":1.50}],\"ok\":false}");
    assertThat(reply.value("errors.0.error_key")).contains("id");
    assertThat(reply.value("errors.0.n")).contains("1.50");
    assertThat(reply.value("ok")).contains("false");
    assertThat(reply.value("none")).isEmpty();
  }

  @Test
  void theRequestIdComesFromBodyOrHeadersAndMustLookLikeOne() {
    ResponseHeaders headers = ResponseHeaders.of(Map.of("x-request-id", List.of("h-77")));
    assertThat(
            requestId("{\"error\":{\"message\":\"m\",\"request_id\":\"b-12345678901\"}}", headers))
        .contains("b-12345678901");
    assertThat(requestId("", headers)).contains("h-77");
    assertThat(requestId("{\"request_id\":\"a@example.com\"}", ResponseHeaders.none())).isEmpty();
    assertThat(requestId("", ResponseHeaders.none())).isEmpty();
  }

  private static Optional<String> requestId(String body, ResponseHeaders headers) {
    return ErrorBody.requestId(ErrorBody.read("op", 500, headers, ByteString.encodeUtf8(body)));
  }

  private static ErrorReply read(String body) {
    return ErrorBody.read("op", 400, ResponseHeaders.none(), ByteString.encodeUtf8(body));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      value = {
        "mail ada@example.com taken| mail [e-mail] taken",
        "mail ada%40example.com taken| mail [e-mail] taken",
        "call +1 (202) 555-0123 now| call [number] now",
        "call 2025550123| call [number]",
        "date 2026-03-01 is late| date [number] is late",
        "order 100234 is gone| order 100234 is gone",
        "Bearer abc123| Bearer [hidden]",
        "api_key=abcdef| api_key [hidden]",
        "use eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.x| use [token]",
        "the field 'first_name' is blank| the field 'first_name' is blank",
        "customer 'Ada Lovelock' is gone| customer '[hidden]' is gone",
        "don't send the customer's name| don't send the customer's name",
        "invalid_points_transaction_amount_for_member| invalid_points_transaction_amount_for_member"
      },
      delimiter = '|')
  void whatMayBePersonalIsBlankedOut(String text, String expected) {
    assertThat(Scrubber.message(text)).isEqualTo(expected);
  }
}
