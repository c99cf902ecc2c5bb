package dev.stampbook.http.internal;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes a text of the other side fit for logs and messages: no addresses, phone numbers, tokens or quoted values, one line, bounded.
 *
 * <p>Quoted words that look like a field name stay, because they say what to mend; anything else in quotes may be what a person typed.
 */
final class Scrubber {

  private static final int LONGEST_MESSAGE = 200;
  private static final int LONGEST_INPUT = 2_000;

  private static final Pattern URL = Pattern.compile("(?i)\\b[a-z][a-z0-9+.-]{1,15}://\\S+");
  private static final Pattern EMAIL =
      Pattern.compile(
          "[^\\s@<>\"'(),;:]{1,64}(@|%40)[^\\s@<>\"'(),;]{1,255}", Pattern.CASE_INSENSITIVE);
  private static final Pattern LABELLED =
      Pattern.compile(
          "(?i)\\b(bearer|basic|token|api[ _-]?key|secret|password|signature)\\b(\\s*[:=]\\s*|\\s+(?=\\S*[0-9]))\\S+");
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?=[A-Za-z0-9_~+/.=-]*[0-9])[A-Za-z0-9_~+/=-][A-Za-z0-9_~+/.=-]{19,}|[A-Za-z0-9+/=]{40,}");
  private static final Pattern LONG_NUMBER =
      Pattern.compile("\\+?\\(?[0-9](?:[ ().\\-/]{0,2}[0-9]){6,}");
  private static final Pattern QUOTED =
      Pattern.compile(
          "([\"'`\u201c\u2018])([^\"'`\u201d\u2019]{1,200})([\"'`\u201d\u2019])(?![a-z])");
  private static final Pattern FIELD_NAME = Pattern.compile("[a-z][A-Za-z0-9_.\\[\\]-]{0,39}");
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.:/ -]{0,59}");
  private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.:;/=+-]{0,99}");

  private Scrubber() {}

  /** Returns the text without what may be personal or secret, at most 200 characters. */
  static String message(String text) {
    String clean = text.length() > LONGEST_INPUT ? text.substring(0, LONGEST_INPUT) : text;
    clean = clean.replaceAll("[\\p{Cntrl}\\p{Z}]+", " ").strip();
    clean = URL.matcher(clean).replaceAll("[url]");
    clean = EMAIL.matcher(clean).replaceAll("[e-mail]");
    clean = LABELLED.matcher(clean).replaceAll("$1 [hidden]");
    clean = QUOTED.matcher(clean).replaceAll(Scrubber::quoted);
    clean = TOKEN.matcher(clean).replaceAll("[token]");
    clean = LONG_NUMBER.matcher(clean).replaceAll("[number]");
    return clean.length() > LONGEST_MESSAGE ? clean.substring(0, LONGEST_MESSAGE) + "..." : clean;
  }

  private static String quoted(java.util.regex.MatchResult match) {
    String inner = match.group(2);
    boolean harmless = FIELD_NAME.matcher(inner).matches();
    return Matcher.quoteReplacement(
        match.group(1) + (harmless ? inner : "[hidden]") + match.group(3));
  }

  /** Returns the name of a field of the other side, or a stand-in where it cannot be one. */
  static String fieldName(String name) {
    String clean = message(name);
    return clean.equals(name) && name.length() <= 80 ? name : "[field]";
  }

  /** Returns the code when it looks like one: short, and nothing that had to be blanked out. */
  static Optional<String> code(String text) {
    return Optional.of(text.strip())
        .filter(code -> CODE.matcher(code).matches() && code.equals(message(code)));
  }

  /** Returns the request id when it looks like one. Its digits stay: it is an id of the call, not of a person. */
  static Optional<String> requestId(String text) {
    return Optional.of(text.strip()).filter(id -> REQUEST_ID.matcher(id).matches());
  }
}
