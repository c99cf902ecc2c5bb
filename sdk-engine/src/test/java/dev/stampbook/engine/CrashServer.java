package dev.stampbook.engine;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BinaryOperator;

/**
 * A shop and a ledger over HTTP on the loopback address, in lines of plain text. The ledger stores whatever it is sent, also twice. Kills
 * its client at a chosen request, before or after the request took effect.
 */
final class CrashServer implements AutoCloseable {

  static final int ORDERS = 40;

  private final HttpServer http;
  private final BinaryOperator<String> more;
  private final ExecutorService threads = Executors.newFixedThreadPool(8);
  private final List<String[]> entries = new ArrayList<>();
  private CountDownLatch victimKnown = new CountDownLatch(1);
  private Optional<Process> victim = Optional.empty();
  private int phase = 1;
  private int requests;
  private int killAt;
  private boolean afterEffect;
  private boolean killed;

  CrashServer() throws IOException {
    this(
        (path, body) -> {
          throw new IllegalArgumentException(path);
        });
  }

  /** Serves these answers too, by the first part of the path and the body. */
  CrashServer(BinaryOperator<String> more) throws IOException {
    this.more = more;
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext("/", this::serve);
    http.setExecutor(threads);
    http.start();
  }

  int port() {
    return http.getAddress().getPort();
  }

  synchronized void phase(int value) {
    phase = value;
  }

  /** Kills at this request of the next client, 0 for never. */
  synchronized void killAt(int request, boolean afterItTookEffect) {
    requests = 0;
    killAt = request;
    afterEffect = afterItTookEffect;
    killed = false;
    victimKnown = new CountDownLatch(1);
  }

  synchronized void victim(Process process) {
    victim = Optional.of(process);
    victimKnown.countDown();
  }

  synchronized boolean hasKilled() {
    return killed;
  }

  synchronized long pointsOf(int order) {
    return entries.stream()
        .filter(entry -> entry[0].contains(":order:" + order + ":"))
        .mapToLong(entry -> Long.parseLong(entry[1]))
        .sum();
  }

  synchronized long sum() {
    return entries.stream().mapToLong(entry -> Long.parseLong(entry[1])).sum();
  }

  synchronized List<String> references() {
    return entries.stream().map(entry -> entry[0]).toList();
  }

  /** An order earns in the first phase and is partly refunded in the second. */
  static long worth(int order, int phase) {
    return phase == 1 ? 10L * order : 10L * order - order;
  }

  private void serve(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    boolean kill = isItsTurn();
    if (kill && !afterEffect) {
      kill();
      exchange.close();
      return;
    }
    String answer = answer(exchange.getRequestURI().getPath(), body);
    if (kill) {
      kill();
      exchange.close();
      return;
    }
    byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private synchronized boolean isItsTurn() {
    return ++requests == killAt;
  }

  private void kill() {
    try {
      victimKnown.await();
      Process process;
      synchronized (this) {
        killed = true;
        process = victim.orElseThrow();
      }
      process.destroyForcibly().waitFor();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized String answer(String path, String body) {
    String[] parts = path.split("/", -1);
    return switch (parts[1]) {
      case "orders" -> orders();
      case "post" -> {
        entries.add(body.split(" ", -1));
        yield "e" + entries.size();
      }
      case "find" ->
          entries.stream().anyMatch(entry -> entry[0].equals(body)) ? "e" + body.length() : "none";
      default -> more.apply(parts[1], body);
    };
  }

  private String orders() {
    StringBuilder lines = new StringBuilder();
    for (int order = 1; order <= ORDERS; order++) {
      lines.append(order).append(' ').append(phase).append(' ').append(10 * order).append(".00 ");
      lines.append(phase == 1 ? 0 : order).append(".00\n");
    }
    return lines.toString();
  }

  @Override
  public void close() {
    http.stop(0);
    threads.shutdownNow();
  }
}
