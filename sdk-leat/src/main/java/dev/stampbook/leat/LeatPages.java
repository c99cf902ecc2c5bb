package dev.stampbook.leat;

import dev.stampbook.FailedCall;
import dev.stampbook.MalformedResponseException;
import dev.stampbook.RemoteEffect;
import dev.stampbook.http.Page;
import dev.stampbook.http.Pages;
import dev.stampbook.leat.api.Listing;
import dev.stampbook.leat.api.LoyaltyTransaction;
import dev.stampbook.leat.api.PageMeta;
import dev.stampbook.leat.api.WithAttributes;
import dev.stampbook.member.MemberId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads the ledger page by page, lazily, to its last page: stopping early is how others miss duplicates (sheet section 12). Entries that come
 * in meanwhile move others to the next page, so each is told once.
 */
final class LeatPages {

  static final String CREDITS = "credit_receptions";
  static final String REWARDS = "reward_receptions";

  private static final String LIST = "listLoyaltyTransactions";
  private static final int FULL = 100;
  private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

  private final LeatApi api;
  private final LeatSettings settings;

  LeatPages(LeatApi api, LeatSettings settings) {
    this.api = api;
    this.settings = settings;
  }

  /** Returns a member's credit receptions; those before {@code from} may be left out. */
  Stream<WithAttributes<LoyaltyTransaction>> credits(MemberId member, Instant from) {
    return entries(Optional.of(member.value()), Optional.of(CREDITS), Optional.of(from));
  }

  /** Returns all rewards a member has claimed. */
  Stream<WithAttributes<LoyaltyTransaction>> claims(MemberId member) {
    return entries(Optional.of(member.value()), Optional.of(REWARDS), Optional.empty());
  }

  /** Returns a member's entries of all kinds; those before {@code from} may be left out. */
  Stream<WithAttributes<LoyaltyTransaction>> all(MemberId member, Instant from) {
    return entries(Optional.of(member.value()), Optional.empty(), Optional.of(from));
  }

  /** Returns the credit receptions of all members, a page of them. */
  List<WithAttributes<LoyaltyTransaction>> newestOfAll() {
    return present(
        LIST,
        api.ledger()
            .listLoyaltyTransactions(
                Optional.empty(),
                Optional.empty(),
                Optional.of(CREDITS),
                Optional.empty(),
                Optional.of(FULL),
                Optional.of(1)));
  }

  private Stream<WithAttributes<LoyaltyTransaction>> entries(
      Optional<String> contact, Optional<String> type, Optional<Instant> from) {
    Optional<Instant> bound =
        settings.dateFilter() == LeatSettings.DateFilter.AT_SERVER
            ? from.map(at -> at.minus(CLOCK_TOLERANCE).truncatedTo(ChronoUnit.SECONDS))
            : Optional.empty();
    Set<String> told = new HashSet<>();
    return new Pages(Leat.NAME, LIST, settings.maxPages())
        .from(
            1,
            number -> {
              Listing<WithAttributes<LoyaltyTransaction>> page =
                  api.ledger()
                      .listLoyaltyTransactions(
                          contact,
                          Optional.empty(),
                          type,
                          bound,
                          Optional.of(FULL),
                          Optional.of(number));
              List<WithAttributes<LoyaltyTransaction>> items = present(LIST, page);
              return new Page<>(items, next(number, items.size(), page.meta()));
            })
        .filter(entry -> told.add(entry.object().uuid()));
  }

  private static Optional<Integer> next(int number, int size, Optional<PageMeta> meta) {
    boolean last = meta.flatMap(PageMeta::lastPage).map(end -> number >= end).orElse(size < FULL);
    return last || size == 0 ? Optional.empty() : Optional.of(number + 1);
  }

  /** An answer without its list is no empty list: what it does not show may be there (C11). */
  static <T> List<T> present(String operation, Listing<T> listing) {
    return listing.data().orElseThrow(() -> missing(operation, "data"));
  }

  static MalformedResponseException missing(String operation, String field) {
    return new MalformedResponseException(
        "the answer has no usable field " + field,
        FailedCall.unanswered(Leat.NAME, operation),
        RemoteEffect.NOT_SENT);
  }
}
