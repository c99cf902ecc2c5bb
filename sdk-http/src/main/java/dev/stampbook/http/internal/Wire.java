package dev.stampbook.http.internal;

import dev.stampbook.http.ResponseHeaders;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;
import okio.ByteString;

/** Sends a request once and reads the whole answer within its bounds. */
final class Wire {

  static final long LONGEST_BODY = 16L << 20;
  private static final long LONGEST_ERROR_BODY = 64L << 10;

  private final OkHttpClient client;
  private final Duration callTimeout;

  Wire(OkHttpClient client, Duration callTimeout) {
    this.client = client;
    this.callTimeout = callTimeout;
  }

  /**
   * Sends it; takes at most the time that is left, or the time of one call if that is shorter.
   *
   * <p>Once a refusal's status is known it counts, even when the transport then fails over it.
   */
  Attempt send(Request request, Duration left) {
    CallTrace trace = new CallTrace();
    Call call = client.newCall(request.newBuilder().tag(CallTrace.class, trace).build());
    Duration limit = left.compareTo(callTimeout) < 0 ? left : callTimeout;
    call.timeout().timeout(limit.toNanos(), TimeUnit.NANOSECONDS);
    try (Response response = call.execute()) {
      return response.isSuccessful() ? success(response) : refusal(response);
    } catch (IOException e) {
      Optional<CallTrace.FirstAnswer> refusal =
          trace.firstAnswer().filter(first -> first.status() >= 300);
      if (refusal.isPresent()) {
        return new Attempt.Answer(
            refusal.get().status(), headers(refusal.get().headers()), ByteString.EMPTY);
      }
      return new Attempt.Broken(trace.requestStarted(), e);
    } catch (RuntimeException e) {
      if (!trace.requestStarted()) {
        throw e;
      }
      return new Attempt.Broken(
          true, new IOException("the transport threw " + e.getClass().getName()));
    }
  }

  private static Attempt success(Response response) throws IOException {
    BufferedSource source = source(response);
    if (source.request(LONGEST_BODY + 1)) {
      return new Attempt.Oversized(response.code(), LONGEST_BODY);
    }
    return new Attempt.Answer(
        response.code(), headers(response.headers()), source.getBuffer().readByteString());
  }

  private static Attempt refusal(Response response) {
    return new Attempt.Answer(
        response.code(), headers(response.headers()), asFarAsItCame(source(response)));
  }

  private static ByteString asFarAsItCame(BufferedSource source) {
    try {
      source.request(LONGEST_ERROR_BODY);
    } catch (IOException e) {
      // The status alone says what happened; the body only explains it.
    }
    Buffer received = source.getBuffer();
    return received.snapshot((int) Math.min(received.size(), LONGEST_ERROR_BODY));
  }

  private static BufferedSource source(Response response) {
    return Objects.requireNonNull(response.body(), "an executed call has a body").source();
  }

  private static ResponseHeaders headers(Headers headers) {
    return ResponseHeaders.of(headers.toMultimap());
  }
}
