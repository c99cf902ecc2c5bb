package dev.stampbook.splio.datahub;

import dev.stampbook.http.json.PersonalText;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A file as Splio exported it.
 *
 * @param columns the names in its header, known or not
 * @param rows the rows that fit the header
 * @param broken the lines that do not; nothing of them is lost
 */
public record DatahubExport(List<String> columns, List<Row> rows, List<Broken> broken) {

  public DatahubExport {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    broken = List.copyOf(broken);
  }

  /**
   * A row.
   *
   * @param line its line in the file; the header is line 1
   * @param values what stands in it, by column, empty values too
   */
  public record Row(long line, Map<String, PersonalText> values) {

    public Row {
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** Returns a value; empty when the column is not there or holds nothing. */
    public Optional<PersonalText> value(String column) {
      return Optional.ofNullable(values.get(column)).filter(text -> !text.value().isEmpty());
    }
  }

  /**
   * A line that does not fit the header.
   *
   * @param line its line in the file; the header is line 1
   * @param problem what is wrong, free of personal data
   * @param text the line as it stands there
   */
  public record Broken(long line, String problem, PersonalText text) {}
}
