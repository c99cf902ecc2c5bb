package dev.stampbook.splio.datahub;

import dev.stampbook.http.json.PersonalText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a file line by line, in the dialect of {@link Csv}. */
final class ExportReader {

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private ExportReader() {}

  static DatahubExport read(Path file) {
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      List<String> columns = header(reader.readLine());
      List<DatahubExport.Row> rows = new ArrayList<>();
      List<DatahubExport.Broken> broken = new ArrayList<>();
      long number = 2;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        long here = number++;
        Optional<List<String>> fields = Csv.fields(line);
        Optional<String> problem = problem(fields, columns.size());
        if (problem.isPresent()) {
          broken.add(new DatahubExport.Broken(here, problem.get(), PersonalText.of(line)));
        } else {
          rows.add(new DatahubExport.Row(here, values(columns, fields.orElseThrow())));
        }
      }
      return new DatahubExport(columns, rows, broken);
    } catch (CharacterCodingException e) {
      // one wrong byte makes every name in the file doubtful
      throw Refusals.unreadable("the file is not UTF-8");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<String> problem(Optional<List<String>> fields, int columns) {
    return fields
        .map(
            all ->
                all.size() == columns
                    ? Optional.<String>empty()
                    : Optional.of("has " + all.size() + " fields, the header " + columns))
        .orElse(Optional.of("has a quote that does not close where its field ends"));
  }

  private static Map<String, PersonalText> values(List<String> columns, List<String> fields) {
    Map<String, PersonalText> values = new LinkedHashMap<>();
    for (int i = 0; i < fields.size(); i++) {
      values.put(columns.get(i), PersonalText.of(fields.get(i)));
    }
    return values;
  }

  private static List<String> header(@Nullable String line) {
    List<String> columns =
        Optional.ofNullable(line)
            .map(text -> text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text)
            .flatMap(Csv::fields)
            .orElse(List.of());
    boolean named =
        !columns.isEmpty()
            && columns.stream().noneMatch(String::isBlank)
            && new HashSet<>(columns).size() == columns.size();
    if (!named) {
      throw Refusals.unreadable("the first line does not name every column, each once");
    }
    return columns;
  }
}
