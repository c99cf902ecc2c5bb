package dev.stampbook.sandbox.bigcommerce;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stampbook.sandbox.SandboxJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/** Calls an emulated store over HTTP with a plain client. */
final class StoreClient {

  record Answer(int status, JsonNode json, String text, HttpHeaders headers) {
    long header(String name) {
      return headers.firstValueAsLong(name).orElseThrow();
    }
  }

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI base;
  private final String token;

  StoreClient(URI base, String token) {
    this.base = base;
    this.token = token;
  }

  StoreClient as(String otherToken) {
    return new StoreClient(base, otherToken);
  }

  Answer get(String path) {
    return send("GET", path, "");
  }

  Answer post(String path, String body) {
    return send("POST", path, body);
  }

  Answer put(String path, String body) {
    return send("PUT", path, body);
  }

  Answer delete(String path) {
    return send("DELETE", path, "");
  }

  private Answer send(String method, String path, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .header("X-Auth-Token", token)
            .header("Accept", "application/json");
    if (body.isEmpty()) {
      request.method(method, BodyPublishers.noBody());
    } else {
      request.header("Content-Type", "application/json");
      request.method(method, BodyPublishers.ofString(body));
    }
    try {
      HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
      JsonNode json =
          SandboxJson.parse(response.body().getBytes(StandardCharsets.UTF_8))
              .orElseGet(SandboxJson::object);
      return new Answer(response.statusCode(), json, response.body(), response.headers());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
