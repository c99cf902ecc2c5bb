package dev.stampbook.benchmarks.ratio;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import dev.stampbook.SystemName;
import dev.stampbook.http.ApiClient;
import dev.stampbook.http.Auth;
import dev.stampbook.http.Effect;
import dev.stampbook.http.ErrorReader;
import dev.stampbook.http.HttpSettings;
import dev.stampbook.http.Operation;
import dev.stampbook.http.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import retrofit2.http.GET;

/** A GET of 2 kB from a server on this machine: the SDK's client beside bare OkHttp and Moshi. Both read into the same record. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class OneGet {

  private static final int LINES = 24;

  private CannedServer server;
  private Endpoint stampbook;
  private OkHttpClient client;
  private Request request;
  private JsonAdapter<Answer> adapter;

  /** What is read. */
  public record Answer(String id, List<Line> lines) {}

  /** One of its lines. */
  public record Line(String id, String name, long quantity, String price) {}

  /** The SDK's side. */
  public interface Endpoint {
    @GET("answer")
    @Operation(name = "getAnswer", effect = Effect.READ)
    Answer answer();
  }

  /** Opens server and clients. */
  @Setup
  public void open() {
    server =
        CannedServer.answering(new Moshi.Builder().build().adapter(Answer.class).toJson(sample()));
    stampbook =
        ApiClient.create(
                SystemName.of("canned"),
                HttpSettings.builder(server.url()).build(),
                Auth.none(),
                ErrorReader.byStatus(),
                Json.standard())
            .api(Endpoint.class);
    client = new OkHttpClient();
    request = new Request.Builder().url(server.url() + "answer").build();
    adapter = new Moshi.Builder().build().adapter(Answer.class);
  }

  static Answer sample() {
    List<Line> lines = new ArrayList<>();
    for (int i = 1; i <= LINES; i++) {
      lines.add(new Line("line-" + i, "A thing of the kind number " + i, i, i + ".95"));
    }
    return new Answer("100234", lines);
  }

  /** Closes the server. */
  @TearDown
  public void close() {
    server.close();
    client.connectionPool().evictAll();
    client.dispatcher().executorService().shutdown();
  }

  @Benchmark
  public Answer stampbook() {
    return stampbook.answer();
  }

  @Benchmark
  public Answer bare() throws IOException {
    try (Response response = client.newCall(request).execute()) {
      return Objects.requireNonNull(
          adapter.fromJson(Objects.requireNonNull(response.body()).source()));
    }
  }
}
