package dev.stampbook.bigcommerce.api;

import java.util.List;
import java.util.Optional;

/** A customer group of the V2 API (sheet 3.4); its dates have no zone. */
public record CustomerGroup(
    long id,
    Optional<String> name,
    Optional<Boolean> isDefault,
    Optional<Boolean> isGroupForGuests,
    Optional<CategoryAccess> categoryAccess,
    List<DiscountRule> discountRules,
    Optional<WireTime> dateCreated,
    Optional<WireTime> dateModified) {

  /** Which categories a customer group sees (sheet 3.4). */
  public record CategoryAccess(Optional<String> type, List<Long> categories) {}

  /** A discount of a customer group (sheet 3.4). */
  public record DiscountRule(
      Optional<String> type,
      Optional<String> method,
      Optional<WireAmount> amount,
      Optional<Long> priceListId,
      Optional<Long> categoryId,
      Optional<Long> productId) {}
}
