package dev.stampbook.http.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server that handles raw bytes, to break connections at any point. Counts the requests whose head arrived in full. Each request is
 * answered by the next step; the last step stays.
 */
public final class RawServer implements AutoCloseable {

  /** What the server does once a whole request has arrived. */
  public interface Step {
    void answer(Socket socket) throws IOException;
  }

  private final ServerSocket socket;
  private final Deque<Step> steps = new ConcurrentLinkedDeque<>();
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger connections = new AtomicInteger();

  public RawServer(Step... script) {
    steps.addAll(java.util.List.of(script));
    try {
      socket = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread acceptor = new Thread(this::accept, "raw-server");
    acceptor.setDaemon(true);
    acceptor.start();
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/");
  }

  public int requests() {
    return requests.get();
  }

  public int connections() {
    return connections.get();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        connections.incrementAndGet();
        Thread handler = new Thread(() -> serve(client), "raw-connection");
        handler.setDaemon(true);
        handler.start();
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      InputStream in = new BufferedInputStream(client.getInputStream());
      while (readRequest(in)) {
        requests.incrementAndGet();
        Step step = steps.size() > 1 ? steps.poll() : steps.peek();
        step.answer(client);
      }
    } catch (IOException e) {
      // The other end is gone, which is what these tests are about.
    }
  }

  private static boolean readRequest(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        return false;
      }
      head.write(next);
    }
    for (String line : head.toString(StandardCharsets.ISO_8859_1).lines().toList()) {
      if (line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:")) {
        in.readNBytes(Integer.parseInt(line.substring(15).strip()));
      }
    }
    return true;
  }

  /** Resets the connection instead of answering. */
  public static Step reset() {
    return socket -> {
      socket.setSoLinger(true, 0);
      socket.close();
    };
  }

  /** Never answers; the connection stays open until the client goes away. */
  public static Step silence() {
    return socket -> socket.getInputStream().transferTo(OutputStream.nullOutputStream());
  }

  /** Answers with these bytes and keeps the connection. */
  public static Step bytes(String answer) {
    return socket -> {
      socket.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
    };
  }

  /** Answers with these bytes and closes the connection. */
  public static Step bytesThenClose(String answer) {
    return socket -> {
      bytes(answer).answer(socket);
      socket.close();
    };
  }

  /** Answers with a status and a JSON body. */
  public static Step json(int status, String body) {
    return bytes(
        "HTTP/1.1 "
            + status
            + " Status\r\nContent-Type: application/json\r\nContent-Length: "
            + body.getBytes(StandardCharsets.UTF_8).length
            + "\r\n\r\n"
            + body);
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
