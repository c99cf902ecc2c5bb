package dev.stampbook.examples.storefront.account;

import dev.stampbook.member.CustomerId;

/** Identifies a customer of the shop; the same as at the commerce system, where consent and points are looked up by it. */
public record AccountId(String value) {

  /** Returns the id in the words of the SDK. */
  public CustomerId customer() {
    return CustomerId.of(value);
  }
}
