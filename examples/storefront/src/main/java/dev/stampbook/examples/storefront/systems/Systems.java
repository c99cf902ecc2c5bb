package dev.stampbook.examples.storefront.systems;

import dev.stampbook.LoyaltyProvider;
import dev.stampbook.discount.DiscountApplier;
import dev.stampbook.engine.consent.ConsentTarget;
import dev.stampbook.order.OrderNotes;
import dev.stampbook.order.OrderSource;
import dev.stampbook.points.PointsPolicy;
import java.util.List;
import java.util.Optional;

/**
 * The clients of the systems a shop runs on, ready to be put into a program.
 *
 * @param provider the loyalty provider
 * @param orders where orders are read
 * @param discounts where rewards become discounts
 * @param notes where redemptions are noted beside their orders, where the system has room for it
 * @param policy what orders earn
 * @param consentTargets who is told about consent
 */
public record Systems(
    LoyaltyProvider provider,
    OrderSource orders,
    DiscountApplier discounts,
    Optional<OrderNotes> notes,
    PointsPolicy policy,
    List<ConsentTarget> consentTargets) {

  public Systems {
    consentTargets = List.copyOf(consentTargets);
  }
}
