package dev.stampbook.pos.blaze;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampbook.contract.EmulatedSystem;
import dev.stampbook.order.FeedQuery;
import dev.stampbook.order.Order;
import dev.stampbook.order.OrderChange;
import dev.stampbook.order.OrderDetail;
import dev.stampbook.order.OrderState;
import dev.stampbook.points.StateEffect;
import dev.stampbook.sandbox.shop.ShopOrder;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Sales that were voided in place: the same transaction says from then on that it is a void (sheet sections 3.6 and 5). */
class BlazeVoidsTest {

  /** Were it no sale any more, nobody would look at it again and its points would stay for ever (C8). */
  @Test
  void aSaleThatBecameAVoidInPlaceTakesItsPointsBack() {
    try (TestTill till = new TestTill(0)) {
      ShopOrder sale = till.sell(till.member());
      BlazeOrders orders = till.blaze().orders();
      assertThat(orders.find(TestTill.id(sale), OrderDetail.LINES).orElseThrow().state())
          .isEqualTo(OrderState.COMPLETED);
      till.system.tamper(
          (request, answer) ->
              request.path().contains("/partner/transactions")
                  ? EmulatedSystem.json(
                      answer.status(),
                      EmulatedSystem.text(answer.body())
                          .replace("\"transType\":\"Sale\"", "\"transType\":\"Void\""))
                  : answer);

      Order voided = orders.find(TestTill.id(sale), OrderDetail.LINES).orElseThrow();
      assertThat(voided.state()).isEqualTo(OrderState.VOIDED);
      assertThat(orders.defaultStates().effect(voided.state())).isEqualTo(StateEffect.TAKE_BACK);

      FeedQuery lastDay =
          new FeedQuery(
              till.clock.instant().minus(Duration.ofDays(1)),
              Optional.empty(),
              1,
              OrderDetail.LINES);
      assertThat(orders.feeds().get(0).read(lastDay).rows())
          .singleElement()
          .isInstanceOfSatisfying(
              OrderChange.Snapshot.class,
              row -> assertThat(row.snapshot().state()).isEqualTo(OrderState.VOIDED));
    }
  }
}
