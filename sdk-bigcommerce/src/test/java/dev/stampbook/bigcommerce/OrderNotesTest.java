package dev.stampbook.bigcommerce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampbook.NotFoundException;
import dev.stampbook.SystemName;
import dev.stampbook.discount.CouponCode;
import dev.stampbook.order.OrderId;
import dev.stampbook.reward.RedemptionId;
import dev.stampbook.reward.RedemptionNote;
import dev.stampbook.reward.RewardId;
import dev.stampbook.sandbox.Fault;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Redemptions kept as metafields of orders. */
class OrderNotesTest {

  private static final OrderId ORDER = OrderId.of("100001");

  private final TestStore store = new TestStore(5);
  private final BigCommerceOrderNotes notes = store.builder().build().orderNotes();

  @AfterEach
  void stop() {
    store.close();
  }

  private static RedemptionNote note(String id, long points, Optional<String> code) {
    return new RedemptionNote(
        RedemptionId.of(id),
        SystemName.of("smile"),
        RewardId.of("17"),
        "5 \"off\" \u2013 ümlaut",
        points,
        code.map(CouponCode::of));
  }

  @Test
  void aNoteIsReadBackAsItWasWritten() {
    RedemptionNote first = note("r".repeat(60), 100, Optional.of("LOY-1234567890"));
    RedemptionNote second = note("other", 0, Optional.empty());
    notes.write(ORDER, first);
    notes.write(ORDER, second);

    assertThat(notes.read(ORDER)).containsExactlyInAnyOrder(first, second);
    assertThat(notes.read(OrderId.of("100002"))).isEmpty();
    assertThat(notes.read(OrderId.of("not a number"))).isEmpty();
    assertThatThrownBy(() -> notes.write(OrderId.of("not a number"), first))
        .isInstanceOf(NotFoundException.class);
    assertThat(store.server.violations()).isEmpty();
  }

  @Test
  void writingAgainLeavesOneNoteAndAChangedOneIsReplaced() {
    RedemptionNote note = note("r-1", 100, Optional.of("LOY-1"));
    notes.write(ORDER, note);
    long writes = writes();
    notes.write(ORDER, note);
    assertThat(writes()).isEqualTo(writes);

    RedemptionNote changed = note("r-1", 90, Optional.of("LOY-1"));
    notes.write(ORDER, changed);
    assertThat(notes.read(ORDER)).containsExactly(changed);
    assertThat(store.server.violations()).isEmpty();
  }

  @Test
  void anAnswerThatGotLostIsLookedUp() {
    RedemptionNote note = note("r-1", 100, Optional.empty());
    store.server.faults().next("POST", "/v3/orders/*/metafields", Fault.CUT_AFTER_APPLY);
    notes.write(ORDER, note);

    assertThat(notes.read(ORDER)).containsExactly(note);
    assertThat(store.server.faults().scriptedLeft()).isZero();
  }

  @Test
  void whatSomebodyElseWroteIsNoNote() {
    store.send(
        "POST",
        "/v3/orders/100001/metafields",
        "{\"permission_set\":\"app_only\",\"namespace\":\"stampbook\",\"key\":\"r:x\",\"value\":\"by hand\"}");
    assertThat(notes.read(ORDER)).isEmpty();
  }

  private long writes() {
    return store.server.calls().byOperation().entrySet().stream()
        .filter(entry -> !entry.getKey().startsWith("GET"))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }
}
