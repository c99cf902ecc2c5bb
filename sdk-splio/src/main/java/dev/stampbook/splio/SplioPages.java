package dev.stampbook.splio;

import dev.stampbook.http.Page;
import dev.stampbook.http.Pages;
import dev.stampbook.splio.api.CursorPage;
import dev.stampbook.splio.api.CursorPaging;
import dev.stampbook.splio.api.NumberedPage;
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

  /** Ends when as many rows were read as there are, or at an empty page. */
  <T> Stream<T> byNumber(String operation, Function<Integer, NumberedPage<T>> read) {
    return pages(operation)
        .from(
            1,
            number -> {
              NumberedPage<T> page = read.apply(number);
              long seen = (long) number * SIZE.orElseThrow();
              boolean last =
                  page.elements().isEmpty()
                      || page.countElement().filter(all -> seen >= all).isPresent();
              return new Page<>(
                  page.elements(), last ? Optional.<Integer>empty() : Optional.of(number + 1));
            });
  }

  <T> Stream<T> byCursor(String operation, Function<Optional<String>, CursorPage<T>> read) {
    return pages(operation)
        .byCursor(
            from -> {
              CursorPage<T> page = read.apply(from);
              return Page.cursor(
                  page.elements(),
                  page.paging()
                      .flatMap(CursorPaging::cursors)
                      .flatMap(CursorPaging.Cursors::after));
            });
  }

  private Pages pages(String operation) {
    return new Pages(Splio.NAME, operation, maxPages);
  }
}
