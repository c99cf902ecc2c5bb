package dev.stampbook.examples.storefront.account;

import dev.stampbook.examples.storefront.web.RandomToken;
import dev.stampbook.member.EmailAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Keeps the shop's customers; a real shop keeps them in its database. At most 10,000, then registering is refused. Thread-safe. */
public final class Accounts {

  private static final int MOST = 10_000;

  /** Compared with when nobody has the address, so that the answer takes as long as for a wrong password. */
  private static final PasswordHash NOBODY = PasswordHash.of(RandomToken.next());

  private final Map<AccountId, Account> byId = new HashMap<>();
  private final Map<EmailAddress, AccountId> byEmail = new HashMap<>();
  private final Map<String, AccountId> confirmations = new HashMap<>();

  /** Adds an account and returns the token that proves its e-mail address, or nothing when the address has an account already. */
  public synchronized Optional<String> add(Account account) {
    if (byId.size() >= MOST) {
      throw new IllegalStateException("this example keeps no more than " + MOST + " accounts");
    }
    if (byEmail.putIfAbsent(account.email(), account.id()) != null) {
      return Optional.empty();
    }
    byId.put(account.id(), account);
    String token = RandomToken.next();
    confirmations.put(token, account.id());
    return Optional.of(token);
  }

  /** Adds an account whose address was proven before, such as one from the shop's own past. */
  public synchronized void addConfirmed(Account account) {
    byEmail.put(account.email(), account.id());
    byId.put(account.id(), account);
  }

  /** Returns whether an address has an account. */
  public synchronized boolean has(EmailAddress email) {
    return byEmail.containsKey(email);
  }

  /** Confirms the account whose token this is; a token works once. */
  public synchronized Optional<Account> confirm(String token) {
    return Optional.ofNullable(confirmations.remove(token))
        .flatMap(id -> move(id, Account.Stage.CONFIRMED));
  }

  /** Closes an account; nobody can log in with it any more. */
  public synchronized void deactivate(AccountId id) {
    move(id, Account.Stage.DEACTIVATED);
  }

  private Optional<Account> move(AccountId id, Account.Stage stage) {
    return Optional.ofNullable(byId.computeIfPresent(id, (same, account) -> account.at(stage)));
  }

  /** Returns an account. */
  public synchronized Optional<Account> find(AccountId id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** Returns the account of this address if the password is right; takes as long when there is none. */
  public Optional<Account> withPassword(EmailAddress email, String password) {
    Optional<Account> account = of(email);
    boolean right = account.map(Account::password).orElse(NOBODY).matches(password);
    return account.filter(one -> right && one.stage() != Account.Stage.DEACTIVATED);
  }

  private synchronized Optional<Account> of(EmailAddress email) {
    return Optional.ofNullable(byEmail.get(email)).map(byId::get);
  }
}
