package dev.stampbook.sandbox;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Puts one answer on the wire: whole, half, or not at all. */
final class Wire {

  private final Request request;
  private final Response response;
  private final Callback callback;
  private final CallCounter calls;

  Wire(Request request, Response response, Callback callback, CallCounter calls) {
    this.request = request;
    this.response = response;
    this.callback = callback;
    this.calls = calls;
  }

  /** Sends the whole answer. */
  void send(EmulatorResponse answer) {
    begin(answer);
    calls.answered(answer.status());
    response.write(true, ByteBuffer.wrap(answer.body()), callback);
  }

  /** Announces the whole answer, sends half of it and closes the connection. */
  void sendHalf(EmulatorResponse answer) {
    begin(answer);
    calls.answered(answer.status());
    ByteBuffer half = ByteBuffer.wrap(answer.body(), 0, answer.body().length / 2);
    response.write(
        false,
        half,
        Callback.from(() -> close(new IOException("answer truncated")), callback::failed));
  }

  /** Resets the connection without sending a byte. */
  void cut() {
    calls.answered(CallCounter.NO_STATUS);
    EndPoint endPoint = endPoint();
    if (endPoint.getTransport() instanceof SocketChannel channel) {
      try {
        channel.setOption(StandardSocketOptions.SO_LINGER, 0); // closing then sends a reset
      } catch (IOException e) {
        callback.failed(e); // the client is gone already
        return;
      }
    }
    close(new IOException("connection cut"));
  }

  private void begin(EmulatorResponse answer) {
    response.setStatus(answer.status());
    answer.headers().forEach((name, value) -> response.getHeaders().put(name, value));
    if (answer.status() != 204 && answer.status() != 304) {
      response.getHeaders().put(HttpHeader.CONTENT_LENGTH, answer.body().length);
    }
  }

  private void close(IOException why) {
    endPoint().close();
    callback.failed(why);
  }

  private EndPoint endPoint() {
    return request.getConnectionMetaData().getConnection().getEndPoint();
  }
}
