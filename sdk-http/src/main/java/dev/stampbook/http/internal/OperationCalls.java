package dev.stampbook.http.internal;

import dev.stampbook.http.Operation;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import okhttp3.Request;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.CallAdapter;
import retrofit2.Response;
import retrofit2.Retrofit;

/**
 * Makes every method of an endpoint interface a blocking call of one operation. Retrofit only builds the request; sending, retrying and
 * reading are the runner's. Refuses methods that would go past it.
 */
public final class OperationCalls extends CallAdapter.Factory {

  private static final Set<Class<?>> BYPASSES =
      Set.of(
          Call.class,
          Response.class,
          ResponseBody.class,
          okhttp3.Response.class,
          Void.class,
          Object.class);

  private static final Pattern QUOTED_VALUE = Pattern.compile("(?s) value: .*");

  private final CallRunner runner;

  public OperationCalls(CallRunner runner) {
    this.runner = runner;
  }

  @Override
  public CallAdapter<?, ?> get(Type returnType, Annotation[] annotations, Retrofit retrofit) {
    Operation declared =
        Arrays.stream(annotations)
            .filter(Operation.class::isInstance)
            .map(Operation.class::cast)
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "add @Operation(name = \"...\", effect = ...): it decides which failures may be tried again"));
    Class<?> raw = AnswerReaders.rawType(returnType);
    if (BYPASSES.contains(raw) || Future.class.isAssignableFrom(raw)) {
      throw new IllegalArgumentException(
          "return the type of the body, Optional, Reply or Done, not " + raw.getSimpleName());
    }
    OperationSpec spec = OperationSpec.of(declared);
    runner.check(spec);
    AnswerReader reader =
        new AnswerReaders(retrofit, annotations, spec.isRead()).forType(returnType);
    return new Adapter(spec, reader, runner);
  }

  private record Adapter(OperationSpec spec, AnswerReader reader, CallRunner runner)
      implements CallAdapter<ResponseBody, Object> {

    @Override
    public Type responseType() {
      return ResponseBody.class;
    }

    @Override
    public Object adapt(Call<ResponseBody> call) {
      return runner.run(spec, requestOf(call, spec), reader);
    }

    /** The libraries' messages may quote a header's or parameter's value; what remains says which one is wrong. */
    private static Request requestOf(Call<ResponseBody> call, OperationSpec spec) {
      try {
        return call.request();
      } catch (RuntimeException e) {
        String said = QUOTED_VALUE.matcher(String.valueOf(e.getMessage())).replaceAll("");
        throw new IllegalArgumentException(
            "the request of " + spec.name() + " cannot be written: " + Scrubber.message(said));
      }
    }
  }
}
