package dev.stampbook.bigcommerce;

import dev.stampbook.bigcommerce.api.OrderConsignments;
import dev.stampbook.bigcommerce.api.OrderFee;
import dev.stampbook.bigcommerce.api.ShopOrder;
import dev.stampbook.order.RefundPart.Component;
import dev.stampbook.order.Taxed;
import java.util.List;
import java.util.Optional;
import org.joda.money.BigMoney;

/**
 * The components of an order's money. The goods are what is left of the totals (sheet 11), which is exact in both tax modes: on the {@code
 * _inc_tax} side in a tax-inclusive store, on the {@code _ex_tax} side in the others.
 *
 * @param total what is paid in all with tax, before store credit and gift certificates are used as tender
 */
record OrderParts(
    WireMoney money,
    ShopOrder order,
    List<OrderFee> orderFees,
    BigMoney total,
    Taxed goods,
    Taxed shipping,
    Taxed handling,
    Taxed wrapping,
    Taxed fees) {

  static OrderParts of(WireMoney money, ShopOrder order, List<OrderFee> fees) {
    BigMoney incTax = money.required(order.totalIncTax(), "total_inc_tax");
    BigMoney exTax = money.required(order.totalExTax(), "total_ex_tax");
    Taxed shipping =
        money.taxed(order.shippingCostExTax(), order.shippingCostIncTax(), "shipping_cost");
    Taxed handling =
        money.taxed(order.handlingCostExTax(), order.handlingCostIncTax(), "handling_cost");
    Taxed wrapping =
        money.taxed(order.wrappingCostExTax(), order.wrappingCostIncTax(), "wrapping_cost");
    Taxed allFees = Taxed.zero(money.currency());
    for (OrderFee fee : fees) {
      allFees = allFees.plus(cost(money, fee));
    }
    Taxed goods =
        new Taxed(exTax, incTax.minus(exTax))
            .minus(shipping)
            .minus(handling)
            .minus(wrapping)
            .minus(allFees);
    return new OrderParts(money, order, fees, incTax, goods, shipping, handling, wrapping, allFees);
  }

  /** Returns what was paid for the thing a refund item names; empty when the order does not tell. */
  Optional<Taxed> of(Component kind, Optional<Long> itemId, Optional<LineShares> lines) {
    return switch (kind) {
      case GOODS -> Optional.of(goods);
      case SHIPPING -> address(itemId, kind).or(() -> onlyAddress(shipping));
      case HANDLING -> address(itemId, kind).or(() -> onlyAddress(handling));
      case WRAPPING -> lines.flatMap(known -> itemId.flatMap(known::wrappingOf));
      case FEE ->
          orderFees.stream()
              .filter(fee -> itemId.isPresent() && fee.id().equals(itemId))
              .findFirst()
              .map(fee -> cost(money, fee));
    };
  }

  private Optional<Taxed> address(Optional<Long> addressId, Component kind) {
    return order.consignments().map(OrderConsignments::shipping).orElse(List.of()).stream()
        .filter(consignment -> addressId.isPresent() && consignment.id().equals(addressId))
        .findFirst()
        .map(
            found ->
                kind == Component.SHIPPING
                    ? money.taxed(found.costExTax(), found.costIncTax(), "cost of a consignment")
                    : money.taxed(
                        found.handlingCostExTax(),
                        found.handlingCostIncTax(),
                        "handling_cost of a consignment"));
  }

  private Optional<Taxed> onlyAddress(Taxed whole) {
    return order.shippingAddressCount().orElse(1) > 1 ? Optional.empty() : Optional.of(whole);
  }

  /** An official example misspells one field (sheet 3.1). */
  private static Taxed cost(WireMoney money, OrderFee fee) {
    return money.taxed(
        fee.costExTax().or(fee::misspeltCostExTax), fee.costIncTax(), "cost of a fee");
  }
}
