package dev.stampbook.bigcommerce.api;

import java.util.List;
import java.util.Optional;

/** One page of a V3 list in its envelope (sheet 6). */
public record Rows<T>(List<T> data, Optional<PageMeta> meta) {

  /** Returns whether an offset list has pages behind this one. */
  public boolean hasMore() {
    return !data.isEmpty()
        && meta.flatMap(PageMeta::pagination).filter(Rows::isBeforeLast).isPresent();
  }

  private static boolean isBeforeLast(PageMeta.Pagination place) {
    return place.currentPage().orElse(1) < place.totalPages().orElse(1);
  }
}
