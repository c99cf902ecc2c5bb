package dev.stampbook.benchmarks.counts;

import com.squareup.moshi.JsonAdapter;
import dev.stampbook.benchmarks.sample.OrderPage;
import dev.stampbook.benchmarks.sample.RefundedOrder;
import dev.stampbook.bigcommerce.api.OrderRow;
import dev.stampbook.order.Order;
import dev.stampbook.points.PointsCalculator;
import dev.stampbook.points.PointsPolicy;
import dev.stampbook.points.PointsTerms;
import dev.stampbook.points.Standing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import okio.Buffer;
import okio.ByteString;

/** What reading and computing allocate. */
final class Allocations {

  private Allocations() {}

  static long readingAPage() {
    JsonAdapter<List<OrderRow>> adapter = OrderPage.stampbook();
    ByteString body = ByteString.encodeUtf8(OrderPage.body());
    return AllocatedBytes.perRun(() -> read(adapter, body));
  }

  static long computingAnOrder() {
    Order order = RefundedOrder.order();
    PointsTerms terms =
        PointsPolicy.perUnit(RefundedOrder.RATE).termsFor(order, BigDecimal.ONE).orElseThrow();
    return AllocatedBytes.perRun(() -> PointsCalculator.quote(order, terms, Standing.EARNING));
  }

  private static List<OrderRow> read(JsonAdapter<List<OrderRow>> adapter, ByteString body) {
    try {
      return adapter.fromJson(new Buffer().write(body));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
