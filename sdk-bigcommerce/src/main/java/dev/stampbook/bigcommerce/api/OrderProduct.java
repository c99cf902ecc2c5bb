package dev.stampbook.bigcommerce.api;

import java.util.List;
import java.util.Optional;

/**
 * A line of an order (sheet 3.1, 4.2). {@code id} is the order product id that refunds name; {@code refundAmount} is always 0. Totals
 * are before discounts, {@code discountedTotalIncTax} after all of them.
 */
public record OrderProduct(
    long id,
    Optional<Long> orderId,
    Optional<Long> productId,
    Optional<Long> variantId,
    Optional<Long> orderAddressId,
    Optional<Long> orderPickupMethodId,
    Optional<String> name,
    Optional<String> nameCustomer,
    Optional<String> nameMerchant,
    Optional<String> sku,
    Optional<String> upc,
    Optional<String> brand,
    Optional<String> type,
    Optional<WireAmount> basePrice,
    Optional<WireAmount> priceExTax,
    Optional<WireAmount> priceIncTax,
    Optional<WireAmount> priceTax,
    Optional<WireAmount> baseTotal,
    Optional<WireAmount> totalExTax,
    Optional<WireAmount> totalIncTax,
    Optional<WireAmount> totalTax,
    Optional<WireAmount> quantity,
    Optional<WireAmount> quantityRefunded,
    Optional<WireAmount> quantityShipped,
    Optional<Boolean> isRefunded,
    Optional<WireAmount> refundAmount,
    Optional<Long> wrappingId,
    Optional<String> wrappingName,
    Optional<WireAmount> baseWrappingCost,
    Optional<WireAmount> wrappingCostExTax,
    Optional<WireAmount> wrappingCostIncTax,
    Optional<WireAmount> wrappingCostTax,
    Optional<String> wrappingMessage,
    List<Discount> appliedDiscounts,
    Optional<Long> parentOrderProductId,
    Optional<Boolean> isBundledProduct,
    Optional<Long> giftCertificateId,
    Optional<String> externalId,
    Optional<WireAmount> discountedTotalIncTax) {

  /** The share of a discount on one line (sheet 3.1); a manual discount has the id {@code manual-discount} and no code. */
  public record Discount(
      Optional<String> id,
      Optional<WireAmount> amount,
      Optional<String> name,
      Optional<String> code,
      Optional<String> target) {

    @Override
    public String toString() {
      return "line discount(" + id + ", " + amount + ")";
    }
  }
}
