package dev.stampbook.bigcommerce.api;

import com.squareup.moshi.Json;
import java.util.List;
import java.util.Optional;

/** The billing address of an order (sheet 3.1); {@link #toString()} shows nothing of it. */
public record BillingAddress(
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
    List<FormField> formFields) {

  @Override
  public String toString() {
    return "billing address(hidden)";
  }
}
