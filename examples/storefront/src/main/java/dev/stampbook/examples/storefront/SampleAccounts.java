package dev.stampbook.examples.storefront;

import dev.stampbook.engine.ConsentRegistry;
import dev.stampbook.examples.storefront.account.Account;
import dev.stampbook.examples.storefront.account.AccountId;
import dev.stampbook.examples.storefront.account.Accounts;
import dev.stampbook.examples.storefront.account.PasswordHash;
import dev.stampbook.examples.storefront.loyalty.Membership;
import dev.stampbook.examples.storefront.pages.LoginPages;
import dev.stampbook.examples.storefront.systems.EmulatedSystems;
import dev.stampbook.member.EmailAddress;
import dev.stampbook.member.PhoneNumber;
import dev.stampbook.sandbox.shop.Shop;
import dev.stampbook.sandbox.shop.ShopCustomer;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Customers who were here before the program: they have points from their orders, and were never asked for consent properly. */
final class SampleAccounts {

  private static final int MOST = 2;
  private static final String PASSWORD = "try-the-shop";

  private final List<LoginPages.Sample> shown = new ArrayList<>();

  private SampleAccounts() {}

  static SampleAccounts add(
      EmulatedSystems emulated, Accounts accounts, ConsentRegistry registry, InstantSource clock) {
    Shop shop = emulated.shop();
    SampleAccounts samples = new SampleAccounts();
    PasswordHash password = PasswordHash.of(PASSWORD);
    shop.customers().stream()
        .filter(customer -> buys(shop, customer))
        .limit(MOST)
        .forEach(
            customer -> {
              Account account =
                  account(
                      emulated.account(customer),
                      customer,
                      password,
                      phone(customer, samples.shown.size()));
              accounts.addConfirmed(account);
              registry.accountKnown(Membership.identity(account), customer.created());
              samples.shown.add(
                  new LoginPages.Sample(
                      customer.email(), PASSWORD, "here before the program; has orders"));
            });
    return samples;
  }

  private static boolean buys(Shop shop, ShopCustomer customer) {
    return shop.orders().stream().anyMatch(order -> order.customerId() == customer.id());
  }

  /** A till knows its customers by phone; in a web shop most never gave one, so they get a reserved one here. */
  private static PhoneNumber phone(ShopCustomer customer, int place) {
    return customer.phone().matches("\\+[0-9]{8,15}")
        ? PhoneNumber.of(customer.phone())
        : PhoneNumber.of("+1312555018" + place);
  }

  private static Account account(
      AccountId id, ShopCustomer customer, PasswordHash password, PhoneNumber phone) {
    return new Account(
        id,
        EmailAddress.of(customer.email()),
        phone,
        customer.firstName() + " " + customer.lastName(),
        password,
        Account.Stage.CONFIRMED,
        Account.Origin.BEFORE_THE_PROGRAM);
  }

  List<LoginPages.Sample> shown() {
    return List.copyOf(shown);
  }
}
