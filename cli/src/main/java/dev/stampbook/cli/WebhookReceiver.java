package dev.stampbook.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiPredicate;

/** Receives webhooks on the loopback address, answers at once, and hands over what is genuine. */
final class WebhookReceiver implements AutoCloseable {

  private static final int LONGEST_BODY = 64 * 1024;

  private final HttpServer server;
  private final AtomicLong received = new AtomicLong();

  /**
   * Begins to receive.
   *
   * @param handler takes headers, by lower-case name, and body; says whether they are genuine
   */
  WebhookReceiver(BiPredicate<Map<String, String>, byte[]> handler) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    server.createContext("/hooks", exchange -> receive(exchange, handler));
    server.start();
  }

  private void receive(HttpExchange exchange, BiPredicate<Map<String, String>, byte[]> handler)
      throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readNBytes(LONGEST_BODY);
      Map<String, String> headers = new TreeMap<>();
      exchange
          .getRequestHeaders()
          .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
      boolean genuine = handler.test(headers, body);
      received.incrementAndGet();
      exchange.sendResponseHeaders(genuine ? 204 : 401, -1);
    }
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hooks");
  }

  long received() {
    return received.get();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
