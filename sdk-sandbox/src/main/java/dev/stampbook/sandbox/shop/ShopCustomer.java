package dev.stampbook.sandbox.shop;

import java.time.Instant;

/**
 * Describes an account holder. Its text form shows the number only.
 *
 * @param id the customer number, from 1; guests have no account
 * @param email the address as typed, on example.com
 * @param firstName the first name, may be empty
 * @param lastName the last name, may be empty
 * @param phone the phone number, may be empty
 * @param groupId the customer group, 0 for none
 * @param created when the account was made
 * @param modified when it was last changed
 */
public record ShopCustomer(
    int id,
    String email,
    String firstName,
    String lastName,
    String phone,
    int groupId,
    Instant created,
    Instant modified) {

  @Override
  public String toString() {
    return "ShopCustomer[" + id + "]";
  }
}
