package dev.stampbook.http;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Supplies the headers that prove who calls. Asked once per attempt; implementations are thread-safe. */
@FunctionalInterface
public interface Auth {

  /**
   * Returns the headers of one attempt.
   *
   * @param target the full URL that will be called, for schemes that sign it; it may hold personal data, never log it
   * @throws dev.stampbook.LoyaltyException when the proof must be fetched first and that fails; the call itself was not sent then
   */
  Map<String, Secret> headers(URI target);

  /**
   * Renews the proof after the other side refused it with 401; the call is then sent once more.
   *
   * @param refused the headers that were refused, so that a proof renewed by another thread meanwhile is not renewed again
   * @return whether there is a new proof; false by default
   */
  default boolean renew(Map<String, Secret> refused) {
    return false;
  }

  /** Returns the auth of systems and endpoints that need none, such as a login. */
  static Auth none() {
    return target -> Map.of();
  }

  /** Returns a fixed secret in a header. */
  static Auth header(String name, Secret secret) {
    return headers(Map.of(name, secret));
  }

  /** Returns fixed secrets in headers. */
  static Auth headers(Map<String, Secret> secrets) {
    Map<String, Secret> copy = Map.copyOf(secrets);
    return target -> copy;
  }

  /** Returns a secret in a header that may be replaced at run time; the supplier is asked for every attempt and must be quick. */
  static Auth header(String name, Supplier<Secret> secret) {
    return target -> Map.of(name, secret.get());
  }

  /** Returns {@code Authorization: Bearer} with a fixed token. */
  static Auth bearer(Secret token) {
    return header("Authorization", Secret.of("Bearer " + token.reveal()));
  }

  /**
   * Returns {@code Authorization: Bearer} with a token that is fetched when it is first needed and renewed ahead of its expiry.
   *
   * @see TokenAuth
   */
  static Auth bearer(TokenSource tokens, TimeSource time) {
    return new TokenAuth("Authorization", "Bearer ", tokens, time);
  }

  /** Returns the headers of both; where both name a header the other one's counts. Either may renew. */
  default Auth and(Auth other) {
    Auth first = this;
    return new Auth() {
      @Override
      public Map<String, Secret> headers(URI target) {
        Map<String, Secret> all = new LinkedHashMap<>(first.headers(target));
        all.putAll(other.headers(target));
        return all;
      }

      @Override
      public boolean renew(Map<String, Secret> refused) {
        boolean renewed = first.renew(refused);
        return other.renew(refused) || renewed;
      }
    };
  }
}
