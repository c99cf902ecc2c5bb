package dev.stampbook.splio.datahub;

import dev.stampbook.InvalidRequestException;
import dev.stampbook.UnsupportedCapabilityException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * Writes and reads the files of Splio's Datahub as far as their formats are known (sheet section 16, item 9). It moves nothing over the network:
 * what it writes goes to the SFTP directory that Splio picks up from, by whatever means the host has. Thread-safe.
 *
 * <pre>{@code
 * Datahub files = Datahub.of(DatahubSettings.builder().universe("acme").build(), clock);
 * files.write(outbox, "refunds", List.of(CreditRow.of(posting, card, clock.instant())));
 * }</pre>
 */
public final class Datahub {

  /** The most rows of a file, not counting the header. */
  public static final int MOST_ROWS = 200_000;

  private final DatahubSettings settings;
  private final InstantSource clock;

  private Datahub(DatahubSettings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Returns files with these settings; needs neither a key nor a connection.
   *
   * @param clock tells the day in file names
   */
  public static Datahub of(DatahubSettings settings, InstantSource clock) {
    return new Datahub(settings, clock);
  }

  /** Rows of one scope that fill the same columns, so that they can share a header. */
  private record Table(DatahubScope scope, List<String> header) {}

  /**
   * Writes rows to as many files as they need, in their order: rows of another scope or with other columns get a file of their own, so that no
   * value that was not given becomes an empty one, and so do rows beyond the 200,000th. All rows are checked before anything is written, and
   * a file appears under its name only when it is whole.
   *
   * @param directory where the files appear; it exists
   * @param name the part of the file name that is the caller's; up to 100 letters, digits and {@code _ . -}
   * @param rows the rows; without any nothing is written
   * @return the files
   * @throws InvalidRequestException when a row breaks a rule; the message names row (from 1), column and rule. No file was written
   * @throws UnsupportedCapabilityException when a setting is missing, such as the columns of {@code burnreward}; it names the setting. No file
   *     was written
   * @throws java.io.UncheckedIOException when the directory takes no file; those that had appeared already stay
   */
  public List<Path> write(Path directory, String name, List<? extends DatahubRow> rows) {
    FileNames.safe("the name of a file", name);
    Map<Table, List<Line>> tables = new LinkedHashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      DatahubRow row = rows.get(i);
      Cells cells = cells(row, i + 1);
      tables
          .computeIfAbsent(new Table(row.scope(), cells.header()), any -> new ArrayList<>())
          .add(new Line(Csv.line(cells.row()), row.together()));
    }
    NewFiles files = new NewFiles(directory);
    String unique = UUID.randomUUID().toString();
    tables.forEach(
        (table, lines) -> {
          for (List<Line> part : Line.parts(lines, MOST_ROWS)) {
            String number = String.format(Locale.ROOT, "%s-%04d", unique, files.count() + 1);
            files.add(fileName(table.scope(), name, number), Csv.line(table.header()), part);
          }
        });
    return files.publish();
  }

  private Cells cells(DatahubRow row, int number) {
    if (settings.universe().isEmpty()) {
      throw Refusals.lacks(row.scope(), "splio.datahub.universe");
    }
    Cells cells = new Cells(row.scope(), settings);
    row.fill(cells);
    cells.more(row.more());
    if (!cells.problems().isEmpty()) {
      throw Refusals.row(row.scope(), number, cells.problems());
    }
    return cells;
  }

  private String fileName(DatahubScope scope, String name, String unique) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), settings.loyaltyZone());
    return settings.names().name(settings.universe().orElseThrow(), scope, name, today, unique);
  }

  /**
   * Reads a file as Splio exports it; columns are named by its header, and whatever stands in them is kept.
   *
   * @return rows, and apart from them the lines that do not fit the header
   * @throws dev.stampbook.MalformedResponseException when it has no readable header or is not UTF-8
   * @throws java.io.UncheckedIOException when it cannot be read
   */
  public DatahubExport read(Path file) {
    return ExportReader.read(file);
  }
}
