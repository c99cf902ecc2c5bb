package dev.stampbook.engine.internal;

import dev.stampbook.discount.DiscountApplier;
import dev.stampbook.engine.CodePool;
import dev.stampbook.engine.CodePoolListener;
import dev.stampbook.engine.RedemptionRules;
import dev.stampbook.order.OrderNotes;
import java.util.List;
import java.util.Optional;

/** What a program redeems with, beside what all its parts share. */
public record RedemptionParts(
    Optional<DiscountApplier> discounts,
    RedemptionRules rules,
    Optional<OrderNotes> notes,
    List<CodePool> pools,
    CodePoolListener listener) {

  public RedemptionParts {
    pools = List.copyOf(pools);
  }
}
