package dev.stampbook.engine.internal;

import dev.stampbook.engine.internal.store.OrderRow;
import dev.stampbook.engine.internal.store.PostingRow;
import dev.stampbook.member.MemberId;
import dev.stampbook.order.OrderId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the store knew of some orders at one moment. */
record Recalled(Map<OrderId, OrderRow> rows, Map<String, List<PostingRow>> postings, Instant at) {

  static Recalled of(Context context, Collection<OrderId> ids) {
    List<String> subjects = ids.stream().map(Subjects::of).toList();
    Instant now = context.now();
    return context.sql.inTransaction(
        tx ->
            new Recalled(
                context.orderRows.find(tx, ids), context.postings.find(tx, subjects), now));
  }

  OrderRow row(OrderId id) {
    OrderRow row = rows.get(id);
    return row == null ? OrderRow.fresh(id, at) : row;
  }

  List<PostingRow> journal(OrderId id) {
    return postings.getOrDefault(Subjects.of(id), List.of());
  }

  /** Returns the posting that has to be settled before anything new is planned for the order. */
  Optional<PostingRow> open(OrderId id) {
    return journal(id).stream().filter(row -> row.state().isOpen()).findFirst();
  }

  /** Returns whose points the order changes: the member it is attributed to, else whoever it was posted for. */
  Optional<MemberId> member(OrderRow row) {
    return row.member().or(() -> journal(row.id()).stream().map(PostingRow::member).findFirst());
  }
}
