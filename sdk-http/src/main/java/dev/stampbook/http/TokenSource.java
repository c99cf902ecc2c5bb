package dev.stampbook.http;

/** Logs in and brings a token, usually through a second {@link ApiClient} with {@link Auth#none()} whose login operation is a READ. */
@FunctionalInterface
public interface TokenSource {

  /**
   * Fetches a new token. Called by one thread at a time.
   *
   * @throws dev.stampbook.LoyaltyException when the login fails
   */
  AccessToken fetch();
}
