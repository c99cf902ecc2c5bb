package dev.stampbook.bigcommerce.api;

import java.util.Optional;

/** Changes of a customer; what is empty stays (sheet 3.3). Group 0 means none. */
public record CustomerUpdate(
    long id,
    Optional<String> email,
    Optional<String> firstName,
    Optional<String> lastName,
    Optional<String> phone,
    Optional<String> company,
    Optional<String> notes,
    Optional<Long> customerGroupId,
    Optional<Boolean> acceptsProductReviewAbandonedCartEmails) {

  @Override
  public String toString() {
    return "customer update(" + id + ")";
  }
}
