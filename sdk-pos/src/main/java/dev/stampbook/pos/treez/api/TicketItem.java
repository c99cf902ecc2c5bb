package dev.stampbook.pos.treez.api;

import com.squareup.moshi.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A line of a ticket (sheet 3.2); fees come again as lines of type NON-INV and sub-type FEE.
 *
 * @param priceSell what is paid for the line without tax, after its discounts
 * @param priceTotal the same with tax
 * @param posDiscounts the discounts that were asked for
 * @param discounts the discounts that apply
 */
public record TicketItem(
    Optional<String> id,
    Optional<String> productId,
    Optional<String> sizeId,
    Optional<String> productSizeName,
    Optional<String> productType,
    Optional<String> productSubtype,
    Optional<String> productBrand,
    Optional<String> locationName,
    List<String> inventoryBarcodes,
    Optional<BigDecimal> quantity,
    Optional<BigDecimal> priceSell,
    Optional<BigDecimal> priceTotal,
    Optional<Boolean> applyAutomaticDiscounts,
    @Json(name = "POS_discounts") List<AppliedDiscount> posDiscounts,
    List<AppliedDiscount> discounts,
    List<ItemTax> tax,
    Optional<BigDecimal> rewardDollars,
    Optional<BigDecimal> priceTarget,
    Optional<String> priceTargetNote) {

  /** Returns whether the line repeats a fee of the ticket. */
  public boolean isFee() {
    return productType.filter("NON-INV"::equals).isPresent()
        && productSubtype.filter("FEE"::equals).isPresent();
  }
}
