package dev.stampbook.http.internal;

import com.squareup.moshi.JsonDataException;
import dev.stampbook.http.internal.json.RecordAdapters;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says where a text could not be read, without quoting it. */
public final class ParseFailure {

  private static final Pattern PATH = Pattern.compile(" at path (\\$\\S*)");

  private ParseFailure() {}

  /** Returns what follows "the answer": which field is missing or does not fit, or that it is no JSON. */
  public static String describe(Exception failure) {
    String message = String.valueOf(failure.getMessage());
    if (!(failure instanceof JsonDataException)) {
      return failure instanceof RuntimeException ? "does not fit" : "is not JSON, or breaks off";
    }
    boolean missing = message.startsWith(RecordAdapters.MISSING);
    return (missing ? "lacks the mandatory field " : "does not fit at ") + path(message);
  }

  private static String path(String message) {
    Matcher match = PATH.matcher(message);
    String path = "$";
    while (match.find()) {
      path = match.group(1);
    }
    return Scrubber.message(path);
  }
}
