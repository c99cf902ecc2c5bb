package dev.stampbook.http;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The headers of an answer; names in any letter case. */
public final class ResponseHeaders {

  private static final ResponseHeaders NONE = new ResponseHeaders(Map.of());

  private final Map<String, List<String>> values;

  private ResponseHeaders(Map<String, List<String>> values) {
    this.values = values;
  }

  /** Returns headers with these values by name. */
  public static ResponseHeaders of(Map<String, List<String>> values) {
    Map<String, List<String>> copy = new HashMap<>();
    values.forEach((name, list) -> copy.put(name.toLowerCase(Locale.ROOT), List.copyOf(list)));
    return new ResponseHeaders(copy);
  }

  /** Returns no headers at all. */
  public static ResponseHeaders none() {
    return NONE;
  }

  /** Returns the first value of this name. */
  public Optional<String> first(String name) {
    return all(name).stream().findFirst();
  }

  /** Returns all values of this name, empty when there is none. */
  public List<String> all(String name) {
    return values.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
  }

  /** Returns the first value of this name as a number, rounded up; empty when it is absent, negative, or no number below 10^12. */
  public Optional<Long> number(String name) {
    return first(name).flatMap(ResponseHeaders::wholeNumber);
  }

  private static Optional<Long> wholeNumber(String text) {
    String digits = text.strip();
    if (!digits.matches("[0-9]{1,12}(\\.[0-9]{1,9})?")) {
      return Optional.empty();
    }
    return Optional.of(new BigDecimal(digits).setScale(0, RoundingMode.CEILING).longValueExact());
  }

  /** Shows the number of headers alone: values may be personal. */
  @Override
  public String toString() {
    return values.size() + " headers";
  }
}
