package dev.stampbook.pos.blaze.api;

import com.squareup.moshi.Json;
import dev.stampbook.http.json.OpenEnum;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * One rate of tax on a cart (sheet section 3.3).
 *
 * @param taxRateId the rate
 * @param taxRateName its name
 * @param taxRateAmount per cent
 * @param taxType whose tax
 * @param preTax whether prices contain it
 * @param exciseTax whether it is excise
 */
public record TaxRateDetail(
    Optional<String> taxRateId,
    Optional<String> taxRateName,
    Optional<BigDecimal> taxRateAmount,
    Optional<OpenEnum<TaxType>> taxType,
    Optional<Boolean> preTax,
    Optional<Boolean> exciseTax) {
  /** Says whose tax it is. */
  public enum TaxType {
    @Json(name = "City")
    CITY,
    @Json(name = "County")
    COUNTY,
    @Json(name = "State")
    STATE,
    @Json(name = "Federal")
    FEDERAL,
    @Json(name = "Excise")
    EXCISE,
    @Json(name = "Municipal")
    MUNICIPAL
  }
}
