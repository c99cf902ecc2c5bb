package dev.stampbook.splio.datahub;

import static dev.stampbook.splio.datahub.Written.datahub;
import static dev.stampbook.splio.datahub.Written.personal;
import static dev.stampbook.splio.datahub.Written.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampbook.MalformedResponseException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exports, and the dialect that writing and reading share. */
class DatahubExportTest {

  @TempDir private Path directory;

  @Test
  void columnsAreNamedByTheHeaderAndUnknownOnesAreKept() {
    DatahubExport export =
        read(
            "\uFEFFemail;brand_new;lists\r\nada@example.com;\"x;\"\"y\"\"\";3\r\ngrace@example.com;;\r\n");

    assertThat(export.columns()).containsExactly("email", "brand_new", "lists");
    assertThat(export.broken()).isEmpty();
    assertThat(export.rows()).extracting(DatahubExport.Row::line).containsExactly(2L, 3L);
    DatahubExport.Row ada = export.rows().get(0);
    assertThat(ada.value("email")).contains(personal("ada@example.com"));
    assertThat(ada.value("brand_new")).contains(personal("x;\"y\""));
    assertThat(ada.value("none")).isEmpty();
    DatahubExport.Row grace = export.rows().get(1);
    assertThat(grace.values()).containsKey("lists");
    assertThat(grace.value("lists")).isEmpty();
  }

  @Test
  void aLineThatDoesNotFitIsReportedByNumberAndNotLost() {
    DatahubExport export = read("a;b\n1;2\n1\n1;2;3\n\"1;2\n\"1\"x;2\n\n3;4");

    assertThat(export.rows()).extracting(DatahubExport.Row::line).containsExactly(2L, 8L);
    assertThat(export.broken())
        .extracting(
            DatahubExport.Broken::line,
            DatahubExport.Broken::problem,
            broken -> broken.text().value())
        .containsExactly(
            tuple(3L, "has 1 fields, the header 2", "1"),
            tuple(4L, "has 3 fields, the header 2", "1;2;3"),
            tuple(5L, "has a quote that does not close where its field ends", "\"1;2"),
            tuple(6L, "has a quote that does not close where its field ends", "\"1\"x;2"),
            tuple(7L, "has 1 fields, the header 2", ""));
  }

  private static org.assertj.core.groups.Tuple tuple(Object... values) {
    return org.assertj.core.groups.Tuple.tuple(values);
  }

  @Test
  void exportsPrintNothingPersonal() {
    assertThat(read("email\nada@example.com\nada@example.com;x\n").toString())
        .doesNotContain("ada");
  }

  @Test
  void aFileWithoutUsableHeaderIsRefused() {
    for (String text : List.of("", "\n1;2\n", "a;;b\n1;2;3\n", "a;a\n1;2\n", "\"a;b\n")) {
      assertThatThrownBy(() -> read(text))
          .isInstanceOf(MalformedResponseException.class)
          .hasMessageContaining("the first line does not name every column, each once");
    }
  }

  @Test
  void anotherEncodingIsRefusedInsteadOfGuessed() throws Exception {
    Path file = directory.resolve("latin.csv");
    Files.write(file, "name\nRené\n".getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> datahub(settings()).read(file))
        .isInstanceOf(MalformedResponseException.class)
        .hasMessageContaining("not UTF-8");
  }

  @Test
  void aMissingFileIsAFailureOfTheDisk() {
    assertThatThrownBy(() -> datahub(settings()).read(directory.resolve("none.csv")))
        .isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void readingNeedsNoSettings() {
    assertThat(datahub(DatahubSettings.builder()).read(file("a\n1\n")).rows()).hasSize(1);
  }

  @Test
  void whateverIsWrittenIsReadAgain() {
    long seed = Long.getLong("stampbook.seed", new Random().nextLong());
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    for (int round = 0; round < 20_000; round++) {
      List<String> fields = fields(random);
      assertThat(Csv.fields(Csv.line(fields)))
          .as("seed %d, round %d", seed, round)
          .contains(fields);
    }
  }

  /** Short values of few characters, so that quotes and semicolons meet in every way. */
  private static List<String> fields(Random random) {
    String alphabet = ";;\"\"ab é\t,'\\😀";
    int[] points = alphabet.codePoints().toArray();
    List<String> fields = new ArrayList<>();
    int count = 1 + random.nextInt(5);
    for (int i = 0; i < count; i++) {
      StringBuilder value = new StringBuilder();
      IntStream.range(0, random.nextInt(6))
          .forEach(any -> value.appendCodePoint(points[random.nextInt(points.length)]));
      fields.add(value.toString());
    }
    return fields;
  }

  @Test
  void quotesStandOnlyWhereTheyAreNeeded() {
    assertThat(Csv.line(List.of("a b", "c,d", "", "é"))).isEqualTo("a b;c,d;;é");
    assertThat(Csv.line(List.of("a;b", "\"", "x\"y"))).isEqualTo("\"a;b\";\"\"\"\";\"x\"\"y\"");
  }

  private DatahubExport read(String text) {
    return datahub(settings()).read(file(text));
  }

  private Path file(String text) {
    try {
      return Files.writeString(directory.resolve("export.csv"), text);
    } catch (java.io.IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
