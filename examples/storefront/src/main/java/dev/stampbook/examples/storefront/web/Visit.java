package dev.stampbook.examples.storefront.web;

import dev.stampbook.discount.CheckoutId;
import dev.stampbook.examples.storefront.account.AccountId;
import dev.stampbook.order.ProductId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the shop remembers about one browser while it visits. It lives on the server; the browser holds nothing but a random id.
 *
 * <p>Two tabs of one browser share a visit, so each change is one step and reading gives the newest.
 */
public final class Visit {

  private static final int MOST_OF_ONE = 99;
  private static final int MOST_SENTENCES = 20;

  private final String formToken = RandomToken.next();
  private Optional<AccountId> account = Optional.empty();
  private final Map<ProductId, Integer> basket = new LinkedHashMap<>();
  private Optional<CheckoutId> checkout = Optional.empty();
  private final Map<String, String> sentences =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
          return size() > MOST_SENTENCES;
        }
      };
  private Role role = Role.SHOPPER;

  /** What a visitor may do. */
  public enum Role {
    SHOPPER,
    /** Sees the back office. */
    STAFF
  }

  Visit() {}

  /** Returns the token every form of this visit carries; a form without it was not made by this shop. */
  public String formToken() {
    return formToken;
  }

  /** Returns who is logged in. */
  public synchronized Optional<AccountId> account() {
    return account;
  }

  /** Returns what is in the basket. */
  public synchronized Map<ProductId, Integer> basket() {
    return new LinkedHashMap<>(basket);
  }

  /** Puts one more of a product into the basket, at most 99; a checkout that was open before no longer fits. */
  public synchronized void add(ProductId product) {
    quantity(product, basket.getOrDefault(product, 0) + 1);
  }

  /** Sets how many of a product are in the basket, 0 to 99. */
  public synchronized void quantity(ProductId product, int quantity) {
    if (quantity < 1) {
      basket.remove(product);
    } else {
      basket.put(product, Math.min(quantity, MOST_OF_ONE));
    }
    checkout = Optional.empty();
  }

  /** Returns the open checkout. */
  public synchronized Optional<CheckoutId> checkout() {
    return checkout;
  }

  /** Remembers the open checkout. */
  public synchronized void checkout(CheckoutId id) {
    checkout = Optional.of(id);
  }

  /** Empties the basket, once its checkout has become an order; a basket filled in another tab meanwhile stays. */
  public synchronized void ordered(CheckoutId paid) {
    if (checkout.equals(Optional.of(paid))) {
      basket.clear();
      checkout = Optional.empty();
    }
  }

  /** Returns what the visitor may do. */
  public synchronized Role role() {
    return role;
  }

  /** Leaves a sentence for one page and returns the key it is found by, so that no other tab shows it. */
  public synchronized String leave(String sentence) {
    String key = RandomToken.next();
    sentences.put(key, sentence);
    return key;
  }

  /** Returns the sentence left under a key and forgets it. */
  public synchronized Optional<String> take(String key) {
    return Optional.ofNullable(sentences.remove(key));
  }

  synchronized void logIn(AccountId who) {
    account = Optional.of(who);
  }

  synchronized void becomeStaff() {
    role = Role.STAFF;
  }
}
