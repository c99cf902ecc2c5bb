package dev.stampbook.http.internal;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Lets the transport send a request once per attempt. OkHttp sends again by itself in some cases that no setting turns off (503 with {@code
 * Retry-After: 0}, 421); only the retry rule may do that, because only it knows what a repetition means.
 */
public final class SingleSend implements Interceptor {

  @Override
  public Response intercept(Chain chain) throws IOException {
    CallTrace trace = chain.request().tag(CallTrace.class);
    if (trace == null) {
      throw new IllegalStateException("the request was not sent through the wire of this client");
    }
    if (!trace.beginExchange()) {
      throw new ResendRefused();
    }
    Response response = chain.proceed(chain.request());
    trace.noteAnswer(response.code(), response.headers());
    return response;
  }

  static final class ResendRefused extends IOException {
    ResendRefused() {
      super("the transport tried to send the request a second time");
    }
  }
}
