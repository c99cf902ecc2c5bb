package dev.stampbook.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequestCheckTest {

  private static final String TRANSACTIONS = "/v1/points_transactions";
  private static final String OK_TRANSACTION =
      "{\"points_transaction\":{\"customer_id\":7,\"points_change\":-5,\"internal_note\":\"n\"}}";

  private final RequestCheck smile = RequestCheck.of(OpenApiDocument.shipped("smile.json"));

  @TempDir Path folder;

  @Test
  void acceptsEveryRequestExampleOfTheSmileDocument() {
    List<String> checked = new ArrayList<>();
    JsonNode paths = OpenApiDocument.shipped("smile.json").root().path("paths");
    for (Map.Entry<String, JsonNode> path : paths.properties()) {
      JsonNode content = path.getValue().path("post").path("requestBody").path("content");
      for (Map.Entry<String, JsonNode> example :
          content.path("application/json").path("examples").properties()) {
        String address = "/v1" + path.getKey().replace("{id}", "60120");
        String body = example.getValue().path("value").toString();
        assertThat(smile.check(post(address, body))).as(address + example.getKey()).isEmpty();
        checked.add(path.getKey());
      }
    }
    assertThat(checked)
        .contains("/activities", "/customer_identities/create_or_update", "/points_transactions")
        .contains("/points_products/{id}/purchase", "/events");
  }

  @Test
  void refusesBodiesThatBreakTheirSchemaAndNamesOnlyThePlace() {
    assertThat(smile.check(post(TRANSACTIONS, OK_TRANSACTION))).isEmpty();
    assertThat(smile.check(post(TRANSACTIONS, OK_TRANSACTION.replace("-5", "\"secret\""))))
        .hasValue("body /points_transaction/points_change breaks rule type");
    assertThat(smile.check(post(TRANSACTIONS, OK_TRANSACTION.replace("points_change", "points"))))
        .hasValue("body /points_transaction breaks rule required points_change");
    assertThat(smile.check(post(TRANSACTIONS, OK_TRANSACTION.replace("internal_note", "note"))))
        .hasValue("body field /points_transaction/note is not described");
    assertThat(smile.check(post(TRANSACTIONS, "{\"customer_id\":7,\"points_change\":5}")))
        .hasValueSatisfying(message -> assertThat(message).contains("points_transaction"));
    assertThat(smile.check(post(TRANSACTIONS, "not json"))).hasValue("the body is not JSON");
    assertThat(smile.check(post(TRANSACTIONS, ""))).hasValue("the body is missing");
  }

  @Test
  void refusesActivitiesForNobodyAndForTwo() {
    String both =
        "{\"activity\":{\"token\":\"activity_1\",\"customer_id\":7,"
            + "\"customer_email\":\"a@example.com\"}}";
    assertThat(smile.check(post("/v1/activities", both)))
        .hasValueSatisfying(message -> assertThat(message).contains("oneOf"));
    assertThat(smile.check(post("/v1/activities", "{\"activity\":{\"token\":\"activity_1\"}}")))
        .hasValueSatisfying(
            message -> assertThat(message).startsWith("body /activity").doesNotContain("token"));
  }

  @Test
  void refusesUnknownAndMistypedQueryParametersAndPaths() {
    assertThat(smile.check(get(TRANSACTIONS, Map.of("limit", "250", "customer_id", "7"))))
        .isEmpty();
    assertThat(smile.check(get("/v1/customers/7", include("vip_status,vip_status.vip_tier"))))
        .isEmpty();
    assertThat(smile.check(get("/v1/customers", Map.of("updated_at_min", "2026-02-10T18:04:11Z"))))
        .isEmpty();

    assertThat(smile.check(get(TRANSACTIONS, Map.of("per_page", "10"))))
        .hasValue("query parameter per_page is not described");
    for (Map<String, String> wrong :
        List.of(
            Map.of("limit", "251"),
            Map.of("limit", "many"),
            Map.of("customer_id", "x"),
            Map.of("updated_at_min", "yesterday"))) {
      assertThat(smile.check(get(TRANSACTIONS, wrong)))
          .hasValue("query parameter " + wrong.keySet().iterator().next() + " breaks its schema");
    }
    assertThat(smile.check(get("/v1/customers", Map.of("state", "vip")))).isPresent();
    assertThat(smile.check(get("/v1/customers", include("vip_status.vip_tier")))).isPresent();
    assertThat(smile.check(get("/v1/customers/abc", Map.of()))).isPresent();
    assertThat(smile.check(get("/v1/rewards", Map.of()))).hasValue("the path is not described");
    assertThat(smile.check(get("/customers", Map.of()))).hasValue("the path is not described");
    assertThat(smile.check(post("/v1/customers", "{}")))
        .hasValue("the path does not know this method");
  }

  @Test
  void understandsOpenApi30WithNullableTemplatesAndReferences() throws IOException {
    RequestCheck check =
        check(
            """
            openapi: 3.0.3
            servers: [{url: 'https://api.example.com/stores/{store_hash}/v3/'}]
            paths:
              /things/{id}:
                parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
                put:
                  parameters:
                    - {name: 'id:in', in: query, schema: {type: array, items: {type: integer}}}
                    - {$ref: '#/components/parameters/Kind'}
                  requestBody:
                    content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}
              /things/all:
                put: {responses: {}}
            components:
              parameters:
                Kind: {name: kind, in: query, required: true, schema: {type: string, enum: [a]}}
              schemas:
                Thing:
                  allOf:
                    - type: object
                      properties: {parent: {$ref: '#/components/schemas/Thing'}}
                    - type: object
                      required: [name]
                      properties:
                        name: {type: string, nullable: true, pattern: '^(broken{1-5}$'}
            """);
    String path = "/stores/abc1/v3/things/7";
    Map<String, String> kind = Map.of("kind", "a");

    assertThat(check.check(put(path, kind, "{\"name\":null}"))).isEmpty();
    assertThat(check.check(put(path, kind, "{\"name\":\"x\",\"parent\":{\"name\":\"y\"}}")))
        .isEmpty();
    assertThat(check.check(put(path, Map.of("kind", "a", "id:in", "1,2"), "{\"name\":\"x\"}")))
        .isEmpty();
    assertThat(check.check(put("/stores/abc1/v3/things/all", Map.of(), ""))).isEmpty();

    assertThat(check.check(put(path, Map.of("kind", "a", "id:in", "1,x"), "{\"name\":\"x\"}")))
        .hasValue("query parameter id:in breaks its schema");
    assertThat(check.check(put(path, Map.of(), "{\"name\":\"x\"}")))
        .hasValue("query parameter kind is missing");
    assertThat(check.check(put(path, kind, "{\"name\":\"x\",\"parent\":{\"title\":\"y\"}}")))
        .isPresent();
    assertThat(check.check(put(path, kind, "{\"name\":\"x\",\"parent\":{\"name\":\"y\",\"z\":1}}")))
        .hasValue("body field /parent/z is not described");
  }

  @Test
  void understandsSwagger2WithBodyParametersAndBasePath() throws IOException {
    RequestCheck check =
        check(
            """
            swagger: '2.0'
            basePath: /v2
            paths:
              /coupons:
                put:
                  parameters:
                    - {name: page, in: query, type: integer}
                    - {name: body, in: body, required: true, schema: {$ref: '#/definitions/Coupon'}}
            definitions:
              Coupon: {type: object, properties: {amount: {type: string}}}
            """);

    assertThat(check.check(put("/v2/coupons", Map.of("page", "2"), "{\"amount\":\"5.00\"}")))
        .isEmpty();
    assertThat(check.check(put("/v2/coupons", Map.of("page", "x"), "{}"))).isPresent();
    assertThat(check.check(put("/v2/coupons", Map.of(), "{\"amount\":5}"))).isPresent();
    assertThat(check.check(put("/v2/coupons", Map.of(), ""))).hasValue("the body is missing");
    assertThat(check.check(put("/v2/coupons", Map.of("body", "1"), "{}"))).isPresent();
  }

  @Test
  void serverAnswersViolationsWith400RecordsThemAndAppliesNothing() throws Exception {
    Recorder recorder = new Recorder();
    try (EmulatorServer server = EmulatorServer.start(recorder, FaultPlan.none(), smile, 0)) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(server.url() + "/customers/81?expand=all")).build();
      var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());

      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(server.violations())
          .containsExactly(
              new Violation(
                  "recorder", "GET /v1/customers/{id}", "query parameter expand is not described"));
      assertThat(recorder.applied).hasValue(0);
    }
  }

  @Test
  void checkWithoutDocumentsSaysThatItDidNotRun() {
    RequestCheck check = RequestCheck.notRun("the documents are not there");

    assertThat(check.state()).isEqualTo("not run: the documents are not there");
    assertThat(smile.state()).isEqualTo("run");
    assertThat(check.check(get("/anything", Map.of("x", "y")))).isEmpty();
  }

  private RequestCheck check(String yaml) throws IOException {
    Path file = folder.resolve("api.yml");
    Files.writeString(file, yaml);
    return RequestCheck.of(OpenApiDocument.load(file));
  }

  private static Map<String, String> include(String value) {
    return Map.of("include", value);
  }

  private static EmulatorRequest get(String path, Map<String, String> query) {
    return request("GET", path, query, "");
  }

  private static EmulatorRequest post(String path, String body) {
    return request("POST", path, Map.of(), body);
  }

  private static EmulatorRequest put(String path, Map<String, String> query, String body) {
    return request("PUT", path, query, body);
  }

  private static EmulatorRequest request(
      String method, String path, Map<String, String> query, String body) {
    Map<String, List<String>> lists = new LinkedHashMap<>();
    query.forEach((name, value) -> lists.put(name, List.of(value)));
    Map<String, String> headers =
        Optional.of(body)
            .filter(text -> !text.isEmpty())
            .map(text -> Map.of("content-type", "application/json; charset=utf-8"))
            .orElse(Map.of());
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return new EmulatorRequest(method, path, lists, headers, bytes);
  }
}
