package dev.stampbook.order;

import dev.stampbook.SystemName;
import dev.stampbook.reward.RedemptionNote;
import java.util.List;

/** Keeps what a redemption was beside the order it paid for, in the commerce system itself. Blocking and thread-safe. */
public interface OrderNotes {

  /** Returns the commerce system. */
  SystemName system();

  /**
   * Writes a note. Writing it again, also after an unknown outcome, leaves one note; a note of the same redemption that says something
   * else is replaced.
   *
   * @throws dev.stampbook.NotFoundException when the system does not have the order
   */
  void write(OrderId order, RedemptionNote note);

  /** Returns the notes of an order; empty when there is none, or the system does not have the order. */
  List<RedemptionNote> read(OrderId order);
}
