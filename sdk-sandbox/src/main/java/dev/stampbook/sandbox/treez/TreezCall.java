package dev.stampbook.sandbox.treez;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stampbook.sandbox.EmulatorRequest;
import dev.stampbook.sandbox.SandboxJson;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;

/** Holds one authenticated request with the variables of its path, and refuses what cannot be read. */
record TreezCall(EmulatorRequest request, Map<String, String> path) {

  private static final int MOST_ROWS = 50;

  String variable(String name) {
    return Optional.ofNullable(path.get(name)).orElse("");
  }

  JsonNode body() {
    return SandboxJson.parse(request.body())
        .filter(JsonNode::isObject)
        .orElseThrow(() -> TreezRefusal.invalid("INVALID_REQUEST", "The body is not an object"));
  }

  Instant time(String name) {
    try {
      return OffsetDateTime.parse(variable(name)).toInstant();
    } catch (DateTimeException e) {
      throw TreezRefusal.invalid("INVALID_DATE_FORMAT", "Expected yyyy-MM-dd'T'HH:mm:ss.SSSXXX");
    }
  }

  LocalDate day(String name) {
    try {
      return LocalDate.parse(variable(name));
    } catch (DateTimeException e) {
      throw TreezRefusal.invalid("INVALID_DATE_FORMAT", "Expected yyyy-MM-dd");
    }
  }

  /** Returns how many rows to skip. */
  long skip(int firstPage) {
    return (long) Math.max(0, number("page") - firstPage) * size();
  }

  int size() {
    int size = number("pagesize");
    if (size < 1 || size > MOST_ROWS) {
      throw TreezRefusal.invalid("RESPONSE_LIMIT_EXCEEDS", "The limit is " + MOST_ROWS);
    }
    return size;
  }

  private int number(String name) {
    String text = variable(name);
    if (!text.matches("\\d{1,6}")) {
      throw TreezRefusal.invalid("INCORRECT_VALUE", name + " is not a number");
    }
    return Integer.parseInt(text);
  }
}
