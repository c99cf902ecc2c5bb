package dev.stampbook.bigcommerce;

import dev.stampbook.discount.AppliedDiscount;
import dev.stampbook.discount.DiscountApplier.Removal;
import dev.stampbook.discount.DiscountKind;
import dev.stampbook.discount.DiscountOutcome;
import dev.stampbook.discount.DiscountRequest;
import java.util.Optional;
import java.util.Set;

/** What each strategy does for the applier; requests of kinds it does not name never reach it. */
interface Discounting {

  Set<DiscountKind> kinds();

  DiscountOutcome preview(DiscountRequest request);

  DiscountOutcome apply(DiscountRequest request);

  Optional<AppliedDiscount> find(DiscountRequest request);

  Removal remove(DiscountRequest request);
}
