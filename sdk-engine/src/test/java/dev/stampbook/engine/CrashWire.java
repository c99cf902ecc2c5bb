package dev.stampbook.engine;

import dev.stampbook.FailedCall;
import dev.stampbook.OutcomeUnknownException;
import dev.stampbook.SystemName;
import dev.stampbook.UnavailableException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Calls of a child process to a {@link CrashServer}, in lines of plain text. */
final class CrashWire {

  static final SystemName NAME = SystemName.of("crash-server");

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI server;

  CrashWire(int port) {
    this.server = URI.create("http://127.0.0.1:" + port + "/");
  }

  private String call(String path, String body) throws IOException {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(server.resolve(path))
              .timeout(Duration.ofSeconds(20))
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build();
      return client.send(request, BodyHandlers.ofString()).body();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IOException(stop);
    }
  }

  String read(String path, String body) {
    try {
      return call(path, body);
    } catch (IOException failure) {
      throw new UnavailableException("no answer", FailedCall.unanswered(NAME, path));
    }
  }

  String write(String path, String body) {
    try {
      return call(path, body);
    } catch (IOException failure) {
      throw new OutcomeUnknownException("no answer", FailedCall.unanswered(NAME, path));
    }
  }
}
