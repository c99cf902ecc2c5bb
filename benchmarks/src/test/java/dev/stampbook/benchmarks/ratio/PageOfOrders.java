package dev.stampbook.benchmarks.ratio;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import dev.stampbook.benchmarks.sample.OrderPage;
import dev.stampbook.bigcommerce.api.OrderRow;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import okio.Buffer;
import okio.ByteString;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Reading a page of 250 orders: the wire records beside bare Moshi, which reads the same body into maps and lists. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PageOfOrders {

  private ByteString body;
  private JsonAdapter<List<OrderRow>> stampbook;
  private JsonAdapter<List<Map<String, Object>>> bare;

  /** Makes the page and the adapters. */
  @Setup
  public void open() {
    body = ByteString.encodeUtf8(OrderPage.body());
    stampbook = OrderPage.stampbook();
    bare =
        new Moshi.Builder()
            .build()
            .adapter(
                Types.newParameterizedType(
                    List.class, Types.newParameterizedType(Map.class, String.class, Object.class)));
  }

  @Benchmark
  public List<OrderRow> stampbook() throws IOException {
    return stampbook.fromJson(new Buffer().write(body));
  }

  @Benchmark
  public List<Map<String, Object>> bare() throws IOException {
    return bare.fromJson(new Buffer().write(body));
  }
}
