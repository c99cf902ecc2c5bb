package dev.stampbook.splio;

import dev.stampbook.http.json.OpenEnum;
import dev.stampbook.http.json.PersonalText;
import dev.stampbook.splio.api.CursorPage;
import dev.stampbook.splio.api.Filter;
import dev.stampbook.splio.api.PointEntry;
import dev.stampbook.splio.api.SortBy;
import dev.stampbook.splio.api.SortOrder;
import dev.stampbook.splio.api.SplioLoyaltyApi;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Follows the ledger of the whole universe by polling, because Splio sends no loyalty webhooks (sheet section 10): entries ascending by id,
 * from a checkpoint on. Keep the checkpoint of a page once its entries are durably handled.
 */
public final class SplioPointsFeed {

  /** The two kinds of points; a feed follows one of them. */
  public enum Kind {
    /** Points that can be spent. */
    SPENDABLE("nq"),
    /** Points that count towards the tier; the literal {@code q} is presumed (sheet section 5). */
    STATUS("q");

    private final String literal;

    Kind(String literal) {
      this.literal = literal;
    }

    String literal() {
      return literal;
    }
  }

  /**
   * What is new.
   *
   * @param entries entries in the order they were made
   * @param checkpoint where the next poll begins; the one asked with when nothing is new, empty while there was never anything
   */
  public record Changes(List<PointEntry> entries, Optional<String> checkpoint) {

    public Changes {
      entries = List.copyOf(entries);
    }
  }

  private final SplioLoyaltyApi api;
  private final Kind kind;

  SplioPointsFeed(SplioLoyaltyApi api, Kind kind) {
    this.api = api;
    this.kind = kind;
  }

  /**
   * Reads one page of at most 1,000 entries behind a checkpoint; an empty page means that nothing is new.
   *
   * @param checkpoint what the page before gave; empty for the beginning of the ledger
   */
  public Changes poll(Optional<String> checkpoint) {
    Map<String, PersonalText> filters = new LinkedHashMap<>();
    filters.put("points_type", Filter.equalTo(kind.literal()));
    filters.put("event_type", Filter.any());
    CursorPage<PointEntry> page =
        api.listPoints(
            Optional.of(1000),
            Optional.empty(),
            checkpoint,
            filters,
            Optional.of(OpenEnum.of(SortBy.ID)),
            Optional.of(OpenEnum.of(SortOrder.ASC)));
    List<PointEntry> rows = page.elements();
    Optional<String> last = rows.isEmpty() ? Optional.empty() : rows.get(rows.size() - 1).cursor();
    return new Changes(rows, last.or(() -> checkpoint));
  }
}
