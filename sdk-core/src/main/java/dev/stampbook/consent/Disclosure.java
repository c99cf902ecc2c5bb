package dev.stampbook.consent;

import java.util.Locale;

/**
 * The text a person reads before agreeing: who sends what, to which address, that it is no condition of purchase, how to stop (47 CFR
 * 64.1200(f)(9), CTIA 5.1.1; springbig sheet 15.1). The full text is kept once per version; a version's text never changes.
 *
 * @param id which disclosure
 * @param version which wording of it, such as {@code 2025-11}; 1 to 50 characters
 * @param language the language it is written in
 * @param text the full text as shown, at most 20,000 characters
 */
public record Disclosure(DisclosureId id, String version, Locale language, String text) {

  public Disclosure {
    if (version.isBlank() || version.length() > 50) {
      throw new IllegalArgumentException("a disclosure's version has 1 to 50 characters");
    }
    if (text.isBlank() || text.length() > 20_000) {
      throw new IllegalArgumentException("a disclosure's text has 1 to 20,000 characters");
    }
    if (language.toLanguageTag().equals("und")) {
      throw new IllegalArgumentException("a disclosure is written in some language");
    }
  }

  /** Returns the disclosure with this wording. */
  public static Disclosure of(String id, String version, Locale language, String text) {
    return new Disclosure(DisclosureId.of(id), version, language, text);
  }

  @Override
  public String toString() {
    return id + " " + version + " " + language.toLanguageTag();
  }
}
