package dev.stampbook.examples.storefront.account;

import dev.stampbook.member.CustomerId;

/**
 * Identifies a customer of the shop; the same as at the commerce system.
 *
 * @param value from 1
 */
public record AccountId(long value) {

  /** Returns the id in the words of the SDK. */
  public CustomerId customer() {
    return CustomerId.of(Long.toString(value));
  }
}
