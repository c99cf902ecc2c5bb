package dev.stampbook.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Talks to the control API of a sandbox, in this process or another. */
final class SandboxClient {

  /** Longer than the sandbox waits for its webhooks, also on a machine that is busy with something else. */
  private static final Duration TIMEOUT = Duration.ofMinutes(4);

  private final URI control;
  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  SandboxClient(URI control) {
    this.control = control;
  }

  JsonNode get(String path) {
    return send(HttpRequest.newBuilder(at(path)).timeout(TIMEOUT).GET().build());
  }

  JsonNode post(String path, JsonNode body) {
    return send(
        HttpRequest.newBuilder(at(path))
            .timeout(TIMEOUT)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build());
  }

  /** Returns how many calls a system has got so far. */
  long calls(String system) {
    return get("/calls").path(system).path("total").asLong();
  }

  /** Returns how many calls were disturbed so far, at all systems. */
  long faultsMet() {
    long sum = 0;
    for (JsonNode system : get("/faults")) {
      for (JsonNode count : system.path("met")) {
        sum += count.asLong();
      }
    }
    return sum;
  }

  private URI at(String path) {
    return URI.create(control + path);
  }

  private JsonNode send(HttpRequest request) {
    try {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new CliException(
            "the sandbox answered "
                + answer.statusCode()
                + " to "
                + request.uri().getPath()
                + ": "
                + answer.body());
      }
      return json.readTree(answer.body());
    } catch (JsonProcessingException unreadable) {
      throw new CliException(control + " is no sandbox; give the URL that it printed", unreadable);
    } catch (IOException unreachable) {
      throw new CliException(
          "no sandbox answers at " + control + "; start one with ./stampbook sandbox", unreachable);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new CliException("interrupted", stop);
    }
  }
}
