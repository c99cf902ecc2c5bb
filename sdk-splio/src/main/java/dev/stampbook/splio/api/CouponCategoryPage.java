package dev.stampbook.splio.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A page of coupon categories by number (sheet section 6).
 *
 * @param perPage rows per page; missing in some lists
 * @param sort sort order; an empty list when there is none
 */
public record CouponCategoryPage(
    Optional<Long> countElement,
    Optional<Long> currentPage,
    Optional<Long> perPage,
    Map<String, Object> sort,
    List<CouponCategory> elements) {}
