package dev.stampbook.smile;

import dev.stampbook.http.Page;
import dev.stampbook.http.Pages;
import dev.stampbook.http.json.PersonalText;
import dev.stampbook.member.MemberId;
import dev.stampbook.smile.api.CursorMetadata;
import dev.stampbook.smile.api.Customer;
import dev.stampbook.smile.api.EarningRule;
import dev.stampbook.smile.api.PointsProduct;
import dev.stampbook.smile.api.PointsTransaction;
import dev.stampbook.smile.api.RewardFulfillment;
import dev.stampbook.smile.api.SmileApi;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads Smile's lists page by page, lazily, newest first by id (sheet section 6). */
final class SmilePages {

  private static final int FULL = 250;
  private static final Optional<Integer> LIMIT = Optional.of(FULL);

  private final SmileApi api;
  private final int maxPages;

  SmilePages(SmileApi api, int maxPages) {
    this.api = api;
    this.maxPages = maxPages;
  }

  Stream<Customer> customers(String email) {
    return pages("listCustomers")
        .byCursor(
            cursor -> {
              Customer.Page page =
                  api.listCustomers(
                      Optional.of(PersonalText.of(email)),
                      Optional.empty(),
                      Optional.empty(),
                      Optional.of("vip_status"),
                      LIMIT,
                      cursor);
              return page("listCustomers", "customers", page.customers(), page.metadata());
            });
  }

  Stream<PointsTransaction> transactions(MemberId member, Optional<Instant> from) {
    Optional<Long> customer = Optional.of(SmileIds.number(member));
    return pages("listPointsTransactions")
        .byCursor(
            cursor -> {
              PointsTransaction.Page page =
                  api.listPointsTransactions(customer, from, LIMIT, cursor);
              return page(
                  "listPointsTransactions",
                  "points_transactions",
                  page.pointsTransactions(),
                  page.metadata());
            });
  }

  Stream<RewardFulfillment> fulfillments(MemberId member) {
    Optional<Long> customer = Optional.of(SmileIds.number(member));
    return pages("listRewardFulfillments")
        .byCursor(
            cursor -> {
              RewardFulfillment.Page page =
                  api.listRewardFulfillments(
                      customer,
                      Optional.empty(),
                      Optional.empty(),
                      Optional.empty(),
                      LIMIT,
                      cursor);
              return page(
                  "listRewardFulfillments",
                  "reward_fulfillments",
                  page.rewardFulfillments(),
                  page.metadata());
            });
  }

  Stream<EarningRule> earningRules() {
    return pages("listEarningRules")
        .byCursor(
            cursor -> {
              EarningRule.Page page = api.listEarningRules(LIMIT, cursor);
              return page(
                  "listEarningRules", "earning_rules", page.earningRules(), page.metadata());
            });
  }

  Stream<PointsProduct> products() {
    return pages("listPointsProducts")
        .byNumber(
            1,
            FULL,
            number ->
                present(
                    "listPointsProducts",
                    "points_products",
                    api.listPointsProducts(Optional.empty(), Optional.of(number), LIMIT)
                        .pointsProducts()));
  }

  private Pages pages(String operation) {
    return new Pages(Smile.NAME, operation, maxPages);
  }

  private static <T> Page<String, T> page(
      String operation, String field, Optional<List<T>> items, Optional<CursorMetadata> metadata) {
    return Page.cursor(
        present(operation, field, items), metadata.flatMap(CursorMetadata::nextCursor));
  }

  /** An answer without its list is no empty list: what it does not show may be there (C11). */
  private static <T> List<T> present(String operation, String field, Optional<List<T>> items) {
    return items.orElseThrow(() -> SmileIds.missing(operation, field));
  }
}
