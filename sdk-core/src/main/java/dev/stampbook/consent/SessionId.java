package dev.stampbook.consent;

/**
 * Identifies the visit in which a person acted, where no account does (CTIA 5.1.2: "a name or an id such as user name or session id").
 * Give a hash of the session cookie, never the cookie itself: whoever reads the evidence must not be able to take over a session.
 *
 * @param value not blank, at most 200 characters; {@link #toString()} never shows it
 */
public record SessionId(String value) {

  public SessionId {
    if (value.isBlank() || value.length() > 200) {
      throw new IllegalArgumentException(
          "a session id has 1 to 200 characters, not " + value.length());
    }
  }

  /** Returns the id with this value. */
  public static SessionId of(String value) {
    return new SessionId(value);
  }

  @Override
  public String toString() {
    return "session(hidden)";
  }
}
