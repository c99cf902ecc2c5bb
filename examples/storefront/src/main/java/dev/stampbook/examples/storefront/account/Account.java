package dev.stampbook.examples.storefront.account;

import dev.stampbook.member.EmailAddress;
import dev.stampbook.member.PhoneNumber;

/**
 * A customer of the shop. Its text form shows the number only.
 *
 * @param id the customer's number at the commerce system
 * @param email where they are written to; also the name they log in with
 * @param phone their mobile number
 * @param name what they want to be called
 * @param password the hash of their password
 * @param stage how far the account has come
 * @param origin whether the account is older than the loyalty program
 */
public record Account(
    AccountId id,
    EmailAddress email,
    PhoneNumber phone,
    String name,
    PasswordHash password,
    Stage stage,
    Origin origin) {

  /** How far an account has come. */
  public enum Stage {
    /** Registered; the e-mail address is not proven yet. */
    REGISTERED,
    CONFIRMED,
    /** Closed by its owner. */
    DEACTIVATED
  }

  /** Where an account comes from. */
  public enum Origin {
    /** Registered in this shop, with the consent step. */
    REGISTRATION,
    /** Here before the program began, so nobody was ever asked for consent properly. */
    BEFORE_THE_PROGRAM
  }

  Account at(Stage next) {
    return new Account(id, email, phone, name, password, next, origin);
  }

  @Override
  public String toString() {
    return "account(" + id.value() + ", " + stage + ")";
  }
}
