package dev.stampbook.engine;

import static dev.stampbook.engine.AuditOutcome.DUPLICATE;
import static dev.stampbook.engine.AuditOutcome.POSTED;
import static dev.stampbook.engine.Orders.completed;
import static dev.stampbook.engine.Orders.refund;
import static dev.stampbook.engine.Scenario.seen;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampbook.order.Order;
import dev.stampbook.points.PointsPolicy;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The known failures about refunds, with the numbers of their tables. */
class KnownFailuresRefundsTest {

  @TempDir Path folder;

  @Test
  void kf10RefundsAreCappedAtTheOrderAndAVoidedOneIsWithdrawn() {
    Scenario s = new Scenario(folder, PointsPolicy.perUnit(2));
    Order.Builder o = completed("O", 1, "64.00");

    assertThat(s.deliver(o)).isEqualTo(seen(128, 128, POSTED));
    assertThat(s.deliver(o.refund(refund("R1", "40.00")))).isEqualTo(seen(-80, 48, POSTED));
    assertThat(s.deliver(o)).isEqualTo(seen(0, 48, DUPLICATE));
    s.check();
  }
}
