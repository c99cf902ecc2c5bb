package dev.stampbook.bigcommerce.api;

import com.squareup.moshi.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One consignment of an order (sheet 3.1); which fields are filled depends on its kind. Its id is the order address id that SHIPPING and
 * HANDLING refund items name.
 */
public record OrderConsignment(
    Optional<Long> id,
    Optional<String> recipientEmail,
    Optional<ConsignmentLines> lineItems,
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
    Optional<String> shippingMethod,
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
    Optional<Long> shippingZoneId,
    Optional<String> shippingZoneName,
    Optional<ResourceLink> shippingQuotes,
    Optional<Long> pickupMethodId,
    Optional<String> pickupMethodDisplayName,
    Optional<String> collectionInstructions,
    Optional<String> collectionTimeDescription,
    Map<String, Object> location) {

  @Override
  public String toString() {
    return "consignment(" + id + ")";
  }
}
