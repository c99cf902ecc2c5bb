package dev.stampbook.reward;

/**
 * What is remembered before a claim is sent so that its outcome can be found afterwards, in the provider's own words: a newest issue id
 * and a balance, or nothing where the provider takes our reference.
 *
 * @param text at most 500 characters, free of personal data; it is stored with the redemption
 */
public record ClaimMarker(String text) {

  public ClaimMarker {
    if (text.length() > 500) {
      throw new IllegalArgumentException("a claim marker has at most 500 characters");
    }
  }

  /** Returns the marker of a provider that needs none. */
  public static ClaimMarker none() {
    return new ClaimMarker("");
  }
}
