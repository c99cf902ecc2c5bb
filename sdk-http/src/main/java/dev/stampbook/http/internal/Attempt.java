package dev.stampbook.http.internal;

import dev.stampbook.http.ResponseHeaders;
import java.io.IOException;
import okio.ByteString;

/** What came of sending a request once. */
sealed interface Attempt {

  /** An answer with its whole body; a body that broke off under an error status is kept as far as it came. */
  record Answer(int status, ResponseHeaders headers, ByteString body) implements Attempt {

    boolean successful() {
      return status >= 200 && status < 300;
    }
  }

  /** A success whose body is longer than the bound. */
  record Oversized(int status, long bound) implements Attempt {}

  /** No answer, or a success whose body broke off. */
  record Broken(boolean mayHaveArrived, IOException cause) implements Attempt {}
}
