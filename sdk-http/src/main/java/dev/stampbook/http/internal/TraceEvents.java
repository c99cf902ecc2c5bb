package dev.stampbook.http.internal;

import okhttp3.Call;
import okhttp3.EventListener;

/** Notes the moment from which a request may have reached the server. */
public final class TraceEvents extends EventListener {

  @Override
  public void requestHeadersStart(Call call) {
    CallTrace trace = call.request().tag(CallTrace.class);
    if (trace != null) {
      trace.noteRequestStarted();
    }
  }
}
