package dev.stampbook.benchmarks.ratio;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Gives the same answer to every GET, on the loopback address. It does as little as a server can, so that what is measured is the client.
 * Its threads are daemons: it ends with its process if it is not closed before.
 */
final class CannedServer implements AutoCloseable {

  private static final byte[] END_OF_HEAD = {'\r', '\n', '\r', '\n'};

  private final ServerSocket socket;
  private final byte[] answer;

  private CannedServer(ServerSocket socket, byte[] answer) {
    this.socket = socket;
    this.answer = answer;
  }

  static CannedServer answering(String json) {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    String head =
        String.format(
            Locale.ROOT,
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n",
            body.length);
    byte[] answer = (head + json).getBytes(StandardCharsets.UTF_8);
    try {
      CannedServer server =
          new CannedServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), answer);
      daemon(server::accept);
      return server;
    } catch (IOException e) {
      throw new IllegalStateException("no port of the loopback address is free", e);
    }
  }

  URI url() {
    return URI.create(
        "http://" + socket.getInetAddress().getHostAddress() + ":" + socket.getLocalPort() + "/");
  }

  private void accept() {
    try {
      while (true) {
        Socket client = socket.accept();
        client.setTcpNoDelay(true);
        daemon(() -> serve(client));
      }
    } catch (IOException closed) {
      // nobody is served any more
    }
  }

  private void serve(Socket client) {
    try (client;
        InputStream in = new BufferedInputStream(client.getInputStream());
        OutputStream out = client.getOutputStream()) {
      while (readHead(in)) {
        out.write(answer);
      }
    } catch (SocketException gone) {
      // the client has what it wanted
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns whether a whole request came. */
  private static boolean readHead(InputStream in) throws IOException {
    int matched = 0;
    while (matched < END_OF_HEAD.length) {
      int next = in.read();
      if (next < 0) {
        return false;
      }
      matched = next == END_OF_HEAD[matched] ? matched + 1 : next == END_OF_HEAD[0] ? 1 : 0;
    }
    return true;
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "canned-server");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
