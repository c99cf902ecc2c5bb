package dev.stampbook.splio.datahub;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a value has to be. A complaint names the rule and never the value. */
interface Rule {

  Rule NOT_EMPTY = value -> complain(value.isBlank(), "is missing");

  /** Pitfall 13: a key that is an e-mail address is found in lower case only. */
  Rule LOWER_CASE_EMAIL =
      value ->
          complain(
              value.contains("@") && !value.equals(value.toLowerCase(Locale.ROOT)),
              "is an e-mail address that is not in lower case");

  /** Country code behind two zeros: {@code 0033...}. */
  Rule INTERNATIONAL_PHONE =
      value -> complain(!value.startsWith("00"), "does not begin with 00 and the country code");

  /** The languages that files know (sheet section 5). */
  Rule LANGUAGE =
      oneOf(
          Set.of(
              "ar", "br", "ca", "cz", "de", "en", "es", "fr", "gr", "it", "ja", "kr", "nl", "pl",
              "ru", "tr", "zh"));

  Rule NOT_NEGATIVE = value -> complain(value.startsWith("-"), "is below zero");

  /** Returns what is wrong with a value; empty when nothing is. */
  Optional<String> problem(String value);

  static Rule atMost(int characters) {
    return value ->
        complain(
            value.codePointCount(0, value.length()) > characters,
            "has more than " + characters + " characters");
  }

  private static Rule oneOf(Set<String> words) {
    return value ->
        complain(
            !words.contains(value),
            "is none of " + String.join(", ", words.stream().sorted().toList()));
  }

  private static Optional<String> complain(Boolean wrong, String problem) {
    return wrong ? Optional.of(problem) : Optional.empty();
  }
}
