package dev.stampbook.sandbox.smile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stampbook.sandbox.AnswerCheck;
import dev.stampbook.sandbox.EmulatorRequest;
import dev.stampbook.sandbox.EmulatorResponse;
import dev.stampbook.sandbox.OpenApiDocument;
import dev.stampbook.sandbox.SandboxJson;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Calls an emulator without HTTP and holds every answer against the provider's description. */
final class SmileClient {

  private static final AnswerCheck ANSWERS =
      new AnswerCheck(OpenApiDocument.shipped("smile.json"), "/v1");

  private final SmileEmulator emulator;
  private final String token;

  SmileClient(SmileEmulator emulator, String token) {
    this.emulator = emulator;
    this.token = token;
  }

  record Answer(int status, JsonNode body) {}

  Answer get(String path, String... query) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    for (int i = 0; i < query.length; i += 2) {
      parameters.put(query[i], List.of(query[i + 1]));
    }
    return send("GET", path, parameters, "");
  }

  Answer post(String path, String body) {
    return send("POST", path, Map.of(), body.replace('\'', '"'));
  }

  private Answer send(String method, String path, Map<String, List<String>> query, String body) {
    EmulatorRequest request =
        new EmulatorRequest(
            method,
            "/v1" + path,
            query,
            Map.of("authorization", "Bearer " + token, "content-type", "application/json"),
            body.getBytes(StandardCharsets.UTF_8));
    EmulatorResponse answer = emulator.handle(request);
    assertThat(ANSWERS.check(request, answer)).as("answer to " + request).isEmpty();
    return new Answer(answer.status(), SandboxJson.parse(answer.body()).orElseThrow());
  }
}
