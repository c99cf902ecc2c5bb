package dev.stampbook.splio.datahub;

import static dev.stampbook.splio.datahub.Written.NOW;
import static dev.stampbook.splio.datahub.Written.datahub;
import static dev.stampbook.splio.datahub.Written.nothingMore;
import static dev.stampbook.splio.datahub.Written.settings;
import static dev.stampbook.splio.datahub.Written.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampbook.member.CardCode;
import dev.stampbook.order.OrderId;
import dev.stampbook.order.ProductId;
import java.io.BufferedReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of files, how many rows are in one, and that nobody ever sees half of one. */
class DatahubFilesTest {

  private static final String DAILY = "<universe>_<scope>_<name>_<yyyyMMdd>.csv";

  @TempDir private Path directory;

  @Test
  void theNameHoldsUniverseScopeNameDayAndSomethingUnique() {
    Path first = write(settings(), credits(1)).get(0);
    Path second = write(settings(), credits(1)).get(0);

    // Paris has the 1st of February already
    assertThat(first.getFileName().toString())
        .matches("acme_creditpoints_refunds_20260201_[0-9a-f-]{36}-0001\\.csv");
    assertThat(second).isNotEqualTo(first);
    assertThat(files()).containsExactlyInAnyOrder(first, second);
  }

  @Test
  void theFileIsUtf8WithoutByteOrderMark() throws Exception {
    Path file = write(settings(), List.of(credit("é"))).get(0);

    assertThat(Files.readAllBytes(file))
        .startsWith('c', 'a', 'r', 'd')
        .containsSequence(0xC3, 0xA9);
  }

  @Test
  void withoutRowsThereIsNoFile() {
    assertThat(write(settings(), List.of())).isEmpty();
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void the200001stRowGetsAFileOfItsOwn() {
    List<Path> written = write(settings(), credits(200_001));

    assertThat(written).hasSize(2);
    assertThat(written.get(0).getFileName().toString()).endsWith("-0001.csv");
    assertThat(written.get(1).getFileName().toString()).endsWith("-0002.csv");
    List<String> first = text(written.get(0)).lines().toList();
    assertThat(first).hasSize(200_001); // with the header
    assertThat(first.get(200_000)).contains(";row 199999;");
    assertThat(text(written.get(1)).lines())
        .containsExactly(
            "card_code;credit_date;context;nq_points;q_points",
            "2990001234567;2026-02-01 00:30:00;row 200000;1;0");
  }

  @Test
  void exactly200000RowsAreOneFile() {
    assertThat(write(settings(), credits(200_000))).hasSize(1);
  }

  @Test
  void theLinesOfAnOrderAreNeverDivided() {
    assertThat(parts("a", "a", "b", "b", "c"))
        .containsExactly(List.of("a", "a"), List.of("b", "b", "c"));
    assertThat(parts("a", "b", "c", "d")).containsExactly(List.of("a", "b", "c"), List.of("d"));
    assertThat(parts("", "", "", "")).containsExactly(List.of("", "", ""), List.of(""));
    // larger than a file: divided all the same
    assertThat(parts("a", "b", "b", "b", "b"))
        .containsExactly(List.of("a"), List.of("b", "b", "b"), List.of("b"));
  }

  private static List<List<String>> parts(String... keys) {
    List<Line> lines = Stream.of(keys).map(key -> new Line("text", key)).toList();
    return Line.parts(lines, 3).stream()
        .map(part -> part.stream().map(Line::together).toList())
        .toList();
  }

  @Test
  void theOrderOfALineIsWhatKeepsItTogether() {
    OrderItemRow row =
        new OrderItemRow(
            OrderId.of("1001"),
            ProductId.of("MUG"),
            Optional.empty(),
            Optional.empty(),
            nothingMore());

    assertThat(row.together()).isEqualTo("1001");
  }

  @Test
  void aFileOfTheSameNameIsReplacedAsAWhole() throws Exception {
    DatahubSettings.Builder daily = settings().namePattern(DAILY);
    Path file = write(daily, List.of(credit("first"), credit("second"))).get(0);
    assertThat(file.getFileName()).hasToString("acme_creditpoints_refunds_20260201.csv");

    // somebody is in the middle of the old file when the new one comes
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      write(daily, List.of(credit("third")));
      assertThat(reader.lines())
          .hasSize(3)
          .anyMatch(line -> line.contains(";first;"))
          .anyMatch(line -> line.contains(";second;"));
    }

    assertThat(text(file).lines()).hasSize(2).anyMatch(line -> line.contains(";third;"));
    assertThat(files()).containsExactly(file);
  }

  @Test
  void aFailureLeavesNothingBehind() throws Exception {
    Path inTheWay = directory.resolve("acme_creditpoints_refunds_20260201.csv");
    Files.createDirectories(inTheWay.resolve("full"));

    assertThatThrownBy(() -> write(settings().namePattern(DAILY), credits(1)))
        .isInstanceOf(UncheckedIOException.class);

    assertThat(files()).containsExactly(inTheWay);
  }

  @Test
  void aMissingDirectoryIsAFailureOfTheDisk() {
    assertThatThrownBy(
            () -> datahub(settings()).write(directory.resolve("none"), "refunds", credits(1)))
        .isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void severalFilesNeedNamesOfTheirOwn() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> write(settings().namePattern(DAILY), credits(200_001)))
        .withMessageContaining("<unique>");
    assertThat(directory).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<scope>_<unique>.csv",
        "<universe>_<unique>.csv",
        "<universe>_<scope>_<hour>.csv",
        "../<universe>_<scope>.csv",
        "<universe>/<scope>.csv",
        ".<universe>_<scope>.csv"
      })
  void aPatternNamesUniverseAndScopeAndStaysInItsDirectory(String pattern) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings().namePattern(pattern))
        .withMessageStartingWith("splio.datahub.namePattern ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "../up", "a/b", "a b", ".hidden", "<scope>"})
  void aNameStaysInItsDirectory(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> datahub(settings()).write(directory, name, credits(1)));
    assertThatIllegalArgumentException().isThrownBy(() -> settings().universe(name));
    assertThat(directory).isEmptyDirectory();
  }

  private static List<CreditRow> credits(int rows) {
    return IntStream.range(0, rows).mapToObj(row -> credit("row " + row)).toList();
  }

  private static CreditRow credit(String context) {
    return new CreditRow(CardCode.of("2990001234567"), NOW, context, 1, 0, nothingMore());
  }

  private List<Path> write(DatahubSettings.Builder settings, List<CreditRow> rows) {
    return datahub(settings).write(directory, "refunds", rows);
  }

  private List<Path> files() {
    try (Stream<Path> all = Files.list(directory)) {
      return all.toList();
    } catch (java.io.IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
