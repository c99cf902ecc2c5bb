package dev.stampbook.bigcommerce.api;

import com.squareup.moshi.Json;
import java.util.List;
import java.util.Optional;

/** A shipping address of an order with its costs (sheet 3.1); its id is the {@code item_id} of SHIPPING and HANDLING refund items. */
public record OrderShippingAddress(
    Optional<Long> id,
    Optional<Long> orderId,
    Optional<String> firstName,
    Optional<String> lastName,
    Optional<String> company,
    @Json(name = "street_1") Optional<String> street1,
    @Json(name = "street_2") Optional<String> street2,
    Optional<String> city,
    Optional<String> state,
    Optional<String> zip,
    Optional<String> country,
    Optional<String> countryIso2,
    Optional<String> phone,
    Optional<String> email,
    List<FormField> formFields,
    Optional<WireAmount> itemsTotal,
    Optional<WireAmount> itemsShipped,
    Optional<WireAmount> baseCost,
    Optional<WireAmount> costExTax,
    Optional<WireAmount> costIncTax,
    Optional<WireAmount> costTax,
    Optional<Long> costTaxClassId,
    Optional<WireAmount> baseHandlingCost,
    Optional<WireAmount> handlingCostExTax,
    Optional<WireAmount> handlingCostIncTax,
    Optional<WireAmount> handlingCostTax,
    Optional<Long> handlingCostTaxClassId,
    Optional<String> shippingMethod,
    Optional<Long> shippingZoneId,
    Optional<String> shippingZoneName,
    Optional<ResourceLink> shippingQuotes) {

  @Override
  public String toString() {
    return "shipping address(" + id + ")";
  }
}
