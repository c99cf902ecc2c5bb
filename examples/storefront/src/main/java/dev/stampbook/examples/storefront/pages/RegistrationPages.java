package dev.stampbook.examples.storefront.pages;

import dev.stampbook.examples.storefront.account.Account;
import dev.stampbook.examples.storefront.account.Accounts;
import dev.stampbook.examples.storefront.account.Mailbox;
import dev.stampbook.examples.storefront.account.PasswordHash;
import dev.stampbook.examples.storefront.counter.Counter;
import dev.stampbook.examples.storefront.web.Visits;
import dev.stampbook.member.EmailAddress;
import dev.stampbook.member.PhoneNumber;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Registering and proving the e-mail address. The answer never tells whether an address has an account already; the letter does. */
public final class RegistrationPages {

  private final Frame frame;
  private final Visits visits;
  private final Accounts accounts;
  private final Mailbox mailbox;
  private final Counter counter;
  private final Consumer<Account> confirmed;

  /**
   * Registers customers.
   *
   * @param confirmed what happens when an address is proven: the person joins the program
   */
  public RegistrationPages(
      Frame frame,
      Visits visits,
      Accounts accounts,
      Mailbox mailbox,
      Counter counter,
      Consumer<Account> confirmed) {
    this.frame = frame;
    this.visits = visits;
    this.accounts = accounts;
    this.mailbox = mailbox;
    this.counter = counter;
    this.confirmed = confirmed;
  }

  /** Adds the pages. */
  public void routes(RoutesConfig routes) {
    routes.get("/register", page -> show(page, Map.of("name", "", "email", "", "phone", "")));
    routes.post("/register", this::register);
    routes.get("/confirm/{token}", this::confirm);
    routes.get("/mailbox", this::letters);
  }

  private void show(Context page, Map<String, Object> typed) {
    frame.show(page, "register", "Register", typed);
  }

  private void register(Context page) {
    String name = Frame.field(page, "name");
    Map<String, Object> typed =
        Map.of(
            "name", name, "email", Frame.field(page, "email"), "phone", Frame.field(page, "phone"));
    try {
      if (name.isEmpty() || name.length() > 80) {
        throw new IllegalArgumentException("A name has 1 to 80 characters.");
      }
      EmailAddress email = email(Frame.field(page, "email"));
      PhoneNumber phone = phone(Frame.field(page, "phone"));
      PasswordHash password = PasswordHash.of(Frame.field(page, "password"));
      if (accounts.has(email)) {
        mailbox.send(alreadyThere(email));
      } else {
        create(name, email, phone, password);
      }
      frame.redirect(
          page, "/mailbox", "We have sent a letter to the address you gave; open it to go on.");
    } catch (IllegalArgumentException wrong) {
      frame.showProblem(page, "register", "Register", typed, String.valueOf(wrong.getMessage()));
    }
  }

  private void create(String name, EmailAddress email, PhoneNumber phone, PasswordHash password) {
    Account account =
        new Account(
            counter.register(name, email, phone),
            email,
            phone,
            name,
            password,
            Account.Stage.REGISTERED,
            Account.Origin.REGISTRATION);
    mailbox.send(
        accounts.add(account).map(token -> welcome(email, token)).orElse(alreadyThere(email)));
  }

  private static Mailbox.Letter welcome(EmailAddress email, String token) {
    return new Mailbox.Letter(
        email,
        "Please confirm your address",
        "Welcome! Confirm that this address is yours, and your account is ready.",
        Optional.of(new Mailbox.Link("Confirm my address", "/confirm/" + token)));
  }

  private static Mailbox.Letter alreadyThere(EmailAddress email) {
    return new Mailbox.Letter(
        email,
        "You have an account already",
        "Somebody, perhaps you, tried to register with this address. You can log in as before.",
        Optional.of(new Mailbox.Link("Log in", "/login")));
  }

  private void confirm(Context page) {
    Optional<Account> account = accounts.confirm(page.pathParam("token"));
    if (account.isEmpty()) {
      frame.redirect(page, "/login", "This link was used already. Please log in.");
      return;
    }
    visits.logIn(page, account.get().id());
    confirmed.accept(account.get());
    frame.redirect(page, "/consent", "Thank you, your address is confirmed.");
  }

  private void letters(Context page) {
    frame.show(
        page,
        "mailbox",
        "Outgoing mail",
        Map.of(
            "letters",
            mailbox.letters().stream()
                .map(
                    letter ->
                        Map.of(
                            "to", letter.to().value(),
                            "subject", letter.subject(),
                            "text", letter.text(),
                            "link", letter.link().map(Mailbox.Link::path),
                            "linkText", letter.link().map(Mailbox.Link::text).orElse("")))
                .toList()));
  }

  private static EmailAddress email(String typed) {
    try {
      return EmailAddress.of(typed);
    } catch (IllegalArgumentException noAddress) {
      throw new IllegalArgumentException("This is not an e-mail address.", noAddress);
    }
  }

  private static PhoneNumber phone(String typed) {
    try {
      return PhoneNumber.of(typed.replaceAll("[ ()/.-]", ""));
    } catch (IllegalArgumentException noNumber) {
      throw new IllegalArgumentException(
          "A phone number starts with + and the country code, such as +1 312 555 0100.", noNumber);
    }
  }
}
