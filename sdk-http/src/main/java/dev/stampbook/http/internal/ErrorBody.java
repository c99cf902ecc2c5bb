package dev.stampbook.http.internal;

import dev.stampbook.http.ErrorReply;
import dev.stampbook.http.ResponseHeaders;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import okio.ByteString;

/**
 * Finds message, code, refused fields and request id in the body of a refusal, whatever its shape: an object, a list of objects, errors
 * nested under {@code error}, {@code errors} or {@code data}, plain text, HTML, nothing, or the first half of any of these. Never fails.
 */
final class ErrorBody {

  private static final List<String> PLACES =
      List.of("", "0.", "error.", "errors.0.", "errors.", "data.0.");
  private static final List<String> MESSAGES =
      List.of(
          "message",
          "title",
          "error_description",
          "detail",
          "error",
          "resultDetail",
          "errorMsg",
          "msg");
  private static final List<String> LISTED_MESSAGES =
      List.of("errors.0", "errorMsgs.0", "errors.0.0");
  private static final List<String> CODES =
      List.of("code", "error_code", "errorCode", "errorType", "resultReason");
  private static final List<String> FIELDS =
      List.of(
          "field",
          "error_key",
          "param",
          "parameter",
          "property",
          "source.pointer",
          "source.parameter");
  private static final List<String> REQUEST_IDS =
      List.of("request_id", "requestId", "correlation_id", "correlationId", "trace_id", "traceId");
  private static final List<String> REQUEST_ID_HEADERS =
      List.of(
          "X-Request-Id",
          "Request-Id",
          "X-Correlation-Id",
          "X-Amzn-RequestId",
          "X-Trace-Id",
          "CF-Ray");
  private static final Set<String> NOT_A_FIELD =
      Set.of(
          "message",
          "title",
          "detail",
          "error",
          "error_description",
          "error_key",
          "code",
          "status",
          "type",
          "request_id");
  private static final Pattern NAMED_FIELD =
      Pattern.compile("(?:error\\.)?(?:errors|details|fields)\\.([^.]+)(?:\\.0)?");
  private static final Pattern NUMBER = Pattern.compile("[0-9]+");
  private static final int MOST_FIELDS = 50;

  private final Map<String, String> values;

  private ErrorBody(Map<String, String> values) {
    this.values = values;
  }

  static ErrorReply read(String operation, int status, ResponseHeaders headers, ByteString body) {
    String text = body.utf8().strip();
    boolean json = text.startsWith("{") || text.startsWith("[");
    ErrorBody parsed = new ErrorBody(json ? FlatJson.read(body) : Map.of());
    return new ErrorReply(
        operation,
        status,
        parsed.code(),
        json ? parsed.message() : plainText(text),
        parsed.fields(),
        parsed.values,
        headers);
  }

  /** Returns the id of the call, from the body or else from the headers. */
  static Optional<String> requestId(ErrorReply reply) {
    return new ErrorBody(reply.values())
        .anywhere(REQUEST_IDS)
        .or(
            () ->
                REQUEST_ID_HEADERS.stream()
                    .flatMap(name -> reply.headers().first(name).stream())
                    .findFirst())
        .flatMap(Scrubber::requestId);
  }

  private static Optional<String> plainText(String text) {
    boolean readable = !text.isEmpty() && !text.startsWith("<") && text.indexOf('\uFFFD') < 0;
    return readable ? Optional.of(Scrubber.message(text)) : Optional.empty();
  }

  /** The two most telling texts: many systems send a general title beside the detail that matters. */
  private Optional<String> message() {
    Set<String> texts = new LinkedHashSet<>();
    for (String place : PLACES) {
      for (String name : MESSAGES) {
        at(place + name).ifPresent(texts::add);
      }
      if (!texts.isEmpty()) {
        break;
      }
    }
    LISTED_MESSAGES.forEach(path -> at(path).ifPresent(texts::add));
    if (texts.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(Scrubber.message(String.join(": ", texts.stream().limit(2).toList())));
  }

  private Optional<String> code() {
    return anywhere(CODES).or(this::slug).flatMap(Scrubber::code);
  }

  /** A short word under {@code error} that stands beside a description is a code, not a message. */
  private Optional<String> slug() {
    return PLACES.stream()
        .filter(
            place ->
                values.containsKey(place + "error_description")
                    || values.containsKey(place + "error_key"))
        .flatMap(place -> at(place + "error").stream())
        .findFirst();
  }

  private Map<String, String> fields() {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String place : placesOfFields()) {
      first(place, FIELDS)
          .ifPresent(
              name ->
                  keep(
                      fields,
                      name,
                      first(
                              place,
                              List.of("detail", "error_description", "message", "title", "error"))
                          .orElse("refused")));
    }
    values.forEach(
        (path, text) -> {
          java.util.regex.Matcher match = NAMED_FIELD.matcher(path);
          if (match.matches() && isField(match.group(1))) {
            keep(fields, match.group(1), text);
          }
        });
    return fields;
  }

  private List<String> placesOfFields() {
    List<String> places = new ArrayList<>(List.of("", "0.", "error.", "errors.", "data.0."));
    for (int i = 0; i < MOST_FIELDS; i++) {
      places.add("errors." + i + ".");
    }
    return places;
  }

  private static boolean isField(String name) {
    return !NUMBER.matcher(name).matches() && !NOT_A_FIELD.contains(name.toLowerCase(Locale.ROOT));
  }

  private static void keep(Map<String, String> fields, String name, String text) {
    if (fields.size() < MOST_FIELDS) {
      fields.putIfAbsent(Scrubber.fieldName(name), Scrubber.message(text));
    }
  }

  private Optional<String> anywhere(List<String> names) {
    return PLACES.stream().flatMap(place -> first(place, names).stream()).findFirst();
  }

  private Optional<String> first(String place, List<String> names) {
    return names.stream().flatMap(name -> at(place + name).stream()).findFirst();
  }

  private Optional<String> at(String path) {
    return Optional.ofNullable(values.get(path)).filter(text -> !text.isBlank());
  }
}
