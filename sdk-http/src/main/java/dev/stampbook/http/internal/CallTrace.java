package dev.stampbook.http.internal;

import java.util.Optional;
import okhttp3.Headers;

/**
 * What the transport did for one attempt, noted while it happened: whether bytes of the request may have left, and the first answer.
 *
 * <p>Written on the thread that runs the attempt; OkHttp hands it around as a tag of the request.
 */
final class CallTrace {

  private volatile boolean requestStarted;
  private volatile Optional<FirstAnswer> firstAnswer = Optional.empty();
  private int exchanges;

  record FirstAnswer(int status, Headers headers) {}

  /** Notes that the connection stands and the first byte of the request is about to be written. */
  void noteRequestStarted() {
    requestStarted = true;
  }

  /** Returns false only when provably no byte of the request has left. */
  boolean requestStarted() {
    return requestStarted;
  }

  /** Counts an exchange with the server; true for the first one of the attempt. */
  boolean beginExchange() {
    return exchanges++ == 0;
  }

  void noteAnswer(int status, Headers headers) {
    firstAnswer = Optional.of(new FirstAnswer(status, headers));
  }

  /** Returns the answer of the first exchange, when one came before the transport tried to send again. */
  Optional<FirstAnswer> firstAnswer() {
    return firstAnswer;
  }
}
