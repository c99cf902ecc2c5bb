package dev.stampbook.splio.datahub;

import dev.stampbook.http.json.PersonalText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** What tests of files share: a clock that stands, zones that differ, and the text of what was written. */
final class Written {

  /** Half past midnight in Paris, the evening before in New York. */
  static final Instant NOW = Instant.parse("2026-01-31T23:30:00Z");

  private Written() {}

  static DatahubSettings.Builder settings() {
    return DatahubSettings.builder().universe("acme").orderZone(ZoneId.of("America/New_York"));
  }

  static Datahub datahub(DatahubSettings.Builder settings) {
    return Datahub.of(settings.build(), InstantSource.fixed(NOW));
  }

  static PersonalText personal(String text) {
    return PersonalText.of(text);
  }

  static Map<String, PersonalText> nothingMore() {
    return Map.of();
  }

  static List<String> texts(List<Path> files) {
    return files.stream().map(Written::text).toList();
  }

  static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
