package dev.stampbook.sandbox.splio;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stampbook.sandbox.SandboxJson;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Understands the filters of cursor lists and the criteria of page lists (sheet sections 5 and 6). */
final class SplioFilter {

  private SplioFilter() {}

  /** Tells whether a row passes the filter of one attribute; without the filter it does. */
  static boolean passes(SplioCall call, String attribute, String value) {
    return call.query(attribute).map(json -> fits(attribute, json, value)).orElse(true);
  }

  static boolean fits(String attribute, String json, String value) {
    JsonNode filter =
        SandboxJson.parse(json.getBytes(StandardCharsets.UTF_8))
            .filter(JsonNode::isObject)
            .orElseThrow(() -> SplioRefusal.wrongValue(attribute, "The filter is no JSON object"));
    return compare(
        attribute, filter.path("operator").asText(), value, filter.path("value").asText());
  }

  /** Tells whether a row passes all criteria of {@code fields}, which come as one JSON array. */
  static boolean passesFields(SplioCall call, java.util.function.Function<String, String> row) {
    Optional<String> fields = call.query("fields");
    if (fields.isEmpty()) {
      return true;
    }
    JsonNode criteria =
        SandboxJson.parse(fields.get().getBytes(StandardCharsets.UTF_8))
            .filter(JsonNode::isArray)
            .orElseThrow(() -> SplioRefusal.wrongValue("fields", "The criteria are no JSON array"));
    for (JsonNode one : criteria) {
      String key = one.path("key").asText();
      boolean fits =
          compare(key, one.path("operator").asText(), row.apply(key), one.path("value").asText());
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private static boolean compare(String key, String operator, String value, String wanted) {
    String low = value.toLowerCase(Locale.ROOT);
    String want = wanted.toLowerCase(Locale.ROOT);
    return switch (operator) {
      case "equals", "equal", "is", "on date" -> low.equals(want);
      case "not equals", "notequal", "isnot" -> !low.equals(want);
      case "contains" -> low.contains(want);
      case "begins", "starts" -> low.startsWith(want);
      case "ends" -> low.endsWith(want);
      case "is empty" -> low.isEmpty();
      case "is not empty" -> !low.isEmpty();
      case "gt", "greater", "after" -> order(low, want) > 0;
      case "gte" -> order(low, want) >= 0;
      case "lt", "lower", "before" -> order(low, want) < 0;
      case "lte" -> order(low, want) <= 0;
      default -> throw SplioRefusal.wrongValue(key, "The operator does not exist");
    };
  }

  private static int order(String value, String wanted) {
    boolean numbers = (value + " " + wanted).matches("-?[0-9.]+ -?[0-9.]+");
    return numbers
        ? new BigDecimal(value).compareTo(new BigDecimal(wanted))
        : value.compareTo(wanted);
  }
}
