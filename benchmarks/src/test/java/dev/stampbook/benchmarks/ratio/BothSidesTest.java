package dev.stampbook.benchmarks.ratio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampbook.benchmarks.sample.OrderPage;
import dev.stampbook.bigcommerce.api.OrderRow;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A ratio means something only when both sides do the same. */
class BothSidesTest {

  @Test
  void bothGetTheSameAnswer() throws IOException {
    OneGet get = new OneGet();
    get.open();
    try {
      assertThat(get.stampbook()).isEqualTo(OneGet.sample());
      assertThat(get.bare()).isEqualTo(OneGet.sample());
    } finally {
      get.close();
    }
  }

  @Test
  void bothReadTheSameOrders() throws IOException {
    PageOfOrders page = new PageOfOrders();
    page.open();
    List<OrderRow> records = page.stampbook();
    List<Map<String, Object>> maps = page.bare();

    assertThat(records).hasSize(OrderPage.ORDERS);
    assertThat(records.stream().map(row -> (double) row.order().orElseThrow().id()).toList())
        .isEqualTo(maps.stream().map(order -> order.get("id")).toList());
  }

  @Test
  void bothComeToTheSamePoints() {
    PointsOfAnOrder points = new PointsOfAnOrder();
    points.open();

    assertThat(points.stampbook().reviews()).isEmpty();
    assertThat(points.stampbook().entitlement()).isEqualTo(points.bare()).isEqualTo(239);
  }

  @Test
  void bothLeaveTheSameRows() throws IOException, SQLException {
    JournalPage journal = new JournalPage();
    journal.open();
    try {
      assertThat(journal.stampbook()).isEqualTo(OrderPage.ORDERS);
      List<String> ours = journal.rows();
      journal.empty();
      journal.firstPage();
      assertThat(journal.bare()).isEqualTo(OrderPage.ORDERS);

      assertThat(journal.rows()).hasSize(OrderPage.ORDERS).isEqualTo(ours);
    } finally {
      journal.close();
    }
  }
}
