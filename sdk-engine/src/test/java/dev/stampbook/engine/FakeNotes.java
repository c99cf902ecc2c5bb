package dev.stampbook.engine;

import dev.stampbook.SystemName;
import dev.stampbook.order.OrderId;
import dev.stampbook.order.OrderNotes;
import dev.stampbook.reward.RedemptionId;
import dev.stampbook.reward.RedemptionNote;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Notes beside orders in memory, one per redemption. */
final class FakeNotes implements OrderNotes {

  private final Map<OrderId, Map<RedemptionId, RedemptionNote>> notes = new LinkedHashMap<>();
  private int failures;

  synchronized void fail(int times) {
    failures = times;
  }

  @Override
  public SystemName system() {
    return FakeShop.NAME;
  }

  @Override
  public synchronized void write(OrderId order, RedemptionNote note) {
    if (failures-- > 0) {
      throw FakeShop.unavailable();
    }
    notes.computeIfAbsent(order, id -> new LinkedHashMap<>()).put(note.redemption(), note);
  }

  @Override
  public synchronized List<RedemptionNote> read(OrderId order) {
    return List.copyOf(notes.getOrDefault(order, Map.of()).values());
  }
}
