package dev.stampbook.benchmarks.counts;

import static dev.stampbook.benchmarks.counts.SyncCosts.sum;
import static dev.stampbook.benchmarks.counts.TwoSyncs.ORDERS;
import static dev.stampbook.benchmarks.counts.TwoSyncs.PAGES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampbook.engine.AuditOutcome;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a sync of two pages costs in calls, statements and transactions: once when about half of its orders are posted, once when it reads
 * everything again and nothing has changed. The counts are the same on every machine; each limit leaves less room than one more call or
 * statement per order would take.
 */
class SyncCostsTest {

  private static SyncCosts posting;
  private static SyncCosts quiet;

  @BeforeAll
  static void syncTwice(@TempDir Path folder) {
    TwoSyncs syncs = TwoSyncs.in(folder);
    posting = syncs.posting();
    quiet = syncs.quiet();
  }

  /** Without this the limits below would hold for a sync that does nothing. */
  @Test
  void theFirstSyncPostsAndTheSecondReadsEverythingAgain() {
    assertThat(posting.report().postings()).isGreaterThan(ORDERS / 2);
    assertThat(posting.report().waitingForPerson()).isZero();
    assertThat(quiet.report().postings()).isZero();
    assertThat(quiet.report().count(AuditOutcome.DUPLICATE)).isEqualTo(ORDERS);
  }

  @Test
  void aPostedOrderCostsOneWriteAtSmile() {
    assertThat(posting.smileCalls())
        .containsEntry("POST /v1/points_transactions", posting.report().postings());
  }

  @Test
  void aPostedOrderCostsLessThanOneAndAHalfCallsAtSmile() {
    // 348 for 252 postings: the posting itself, one search per customer (95 have orders here), the
    // earning rules once. A search per order, or a balance per posting, would make it 1.9 and more.
    assertThat(sum(posting.smileCalls()) * 2).isLessThanOrEqualTo(posting.report().postings() * 3);
  }

  @Test
  void nothingNewCostsNothingAtSmile() {
    assertThat(sum(quiet.smileCalls())).isZero();
  }

  @Test
  void noOrderCostsACallOfItsOwnAtTheShop() {
    assertThat(posting.shopCalls().keySet())
        .isSubsetOf(
            "GET /stores/{id}/v2/orders",
            "GET /stores/{id}/v3/customers",
            "GET /stores/{id}/v3/orders/payment_actions/refunds");
    // A page: its orders, their refunds, their accounts. The feed of refunds comes on top: one page
    // of 50 here for each of orders.
    assertThat(sum(posting.shopCalls())).isLessThanOrEqualTo(4L * PAGES);
    assertThat(sum(quiet.shopCalls())).isLessThanOrEqualTo(4L * PAGES);
  }

  @Test
  void statementsOfAPageThatPosts() {
    // 1,213 measured: one to write each order and one to remember its member if it has one; five
    // more for each of the 126 posted (its intent, its order read and saved again, its member's
    // debt in two); two for each customer; some 40 for the page. One more per posting would be
    // 1,339.
    assertThat(posting.statements()).isLessThanOrEqualTo(1_300L * PAGES);
  }

  @Test
  void statementsOfAPageThatChangesNothing() {
    // 278 measured: one to note when each of the 245 orders was last read, 33 for the page. One
    // more per order would be 523.
    assertThat(quiet.statements()).isLessThanOrEqualTo(300L * PAGES);
  }

  @Test
  void aPageIsCommittedAsAWholeAndNoOrderOnItsOwn() {
    // 8 and 6 measured. The intents, the outcomes and the cursor of a page are a commit each, so
    // are the rows of the refunds' feed; a commit per order would be hundreds (design, section 7).
    assertThat(posting.writes()).isLessThanOrEqualTo(5L * PAGES);
    assertThat(quiet.writes()).isLessThanOrEqualTo(4L * PAGES);
  }

  @Test
  void transactionsThatOnlyReadDoNotGrowUnseen() {
    // 299 measured: two for each customer searched for, one for each posting; one more per posting
    // would be 425.
    assertThat(posting.transactions()).isLessThanOrEqualTo(330L * PAGES);
    // 18 measured; one per order would be 263.
    assertThat(quiet.transactions()).isLessThanOrEqualTo(30L * PAGES);
  }
}
