package dev.stampbook.bigcommerce.api;

import java.util.Map;
import java.util.Optional;

/** The store (sheet 3.9). {@code id} is the store hash, {@code storeId} another number; the logo may be an empty list. */
public record StoreInformation(
    Optional<String> id,
    Optional<Long> storeId,
    Optional<String> domain,
    Optional<String> name,
    Optional<Timezone> timezone,
    Optional<String> currency,
    Optional<String> currencySymbol,
    Optional<Integer> decimalPlaces,
    Optional<Boolean> isPriceEnteredWithTax,
    Optional<Long> defaultChannelId,
    Optional<String> planName,
    Optional<String> planLevel,
    Optional<String> language,
    Map<String, Object> features,
    Optional<Object> logo) {

  /** The zone of the store (sheet 3.9); offsets in seconds. */
  public record Timezone(
      Optional<String> name,
      Optional<Integer> rawOffset,
      Optional<Integer> dstOffset,
      Optional<Boolean> dstCorrection) {}
}
