package dev.stampbook.bigcommerce.api;

import java.util.List;
import java.util.Optional;

/** A customer to create (sheet 3.3). The welcome mail goes out only when {@code triggerAccountCreatedNotification} is true. */
public record CustomerDraft(
    String email,
    String firstName,
    String lastName,
    Optional<String> phone,
    Optional<String> company,
    Optional<Long> customerGroupId,
    Optional<List<Long>> channelIds,
    Optional<Long> originChannelId,
    Optional<Boolean> acceptsProductReviewAbandonedCartEmails,
    Optional<Boolean> triggerAccountCreatedNotification) {

  @Override
  public String toString() {
    return "customer to create(hidden)";
  }
}
