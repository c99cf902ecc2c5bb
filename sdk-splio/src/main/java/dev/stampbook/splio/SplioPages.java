package dev.stampbook.splio;

import dev.stampbook.http.Page;
import dev.stampbook.http.Pages;
import dev.stampbook.splio.api.CursorPaging;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Walks Splio's two kinds of lists (sheet section 6). */
final class SplioPages {

  static final Optional<Integer> SIZE = Optional.of(500);

  private final int maxPages;

  SplioPages(int maxPages) {
    this.maxPages = maxPages;
  }

  /**
   * What one page by number says.
   *
   * @param rows rows of the page
   * @param all rows in all, when it is told
   */
  record Numbered<T>(List<T> rows, Optional<Long> all) {}

  /** Ends when as many rows were read as there are, or at an empty page. */
  <T> Stream<T> byNumber(String operation, Function<Integer, Numbered<T>> read) {
    return pages(operation)
        .from(
            1,
            number -> {
              Numbered<T> page = read.apply(number);
              boolean last =
                  page.rows().isEmpty()
                      || page.all()
                          .map(all -> (long) number * SIZE.orElseThrow() >= all)
                          .orElse(false);
              return new Page<>(
                  page.rows(), last ? Optional.<Integer>empty() : Optional.of(number + 1));
            });
  }

  <T> Stream<T> byCursor(String operation, Function<Optional<String>, Page<String, T>> read) {
    return pages(operation).byCursor(read);
  }

  static <T> Page<String, T> page(List<T> rows, Optional<CursorPaging> paging) {
    return Page.cursor(
        rows, paging.flatMap(CursorPaging::cursors).flatMap(CursorPaging.Cursors::after));
  }

  private Pages pages(String operation) {
    return new Pages(Splio.NAME, operation, maxPages);
  }
}
