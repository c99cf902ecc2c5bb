package dev.stampbook.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stampbook.engine.LoyaltyProgram;
import dev.stampbook.engine.RedemptionState;
import dev.stampbook.engine.SyncReport;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The figures of a demo.
 *
 * @param shop counts of the shop at the end
 * @param members how many members the provider has
 * @param first the first sync
 * @param followed what followed it
 * @param caughtUp the sync after that
 * @param second one sync more, which posts nothing
 * @param visit a shopper's visit, with the reward that was taken
 * @param providerCalls calls to the provider during this run
 * @param commerceCalls calls to the commerce system
 * @param faults calls that were disturbed on purpose
 * @param took how long all of it took
 */
record DemoFigures(
    Systems systems,
    long seed,
    JsonNode shop,
    long members,
    SyncReport first,
    Demo.Followed followed,
    SyncReport caughtUp,
    SyncReport second,
    VisitReport visit,
    LoyaltyProgram.PostedSoFar posted,
    long providerCalls,
    long commerceCalls,
    long faults,
    Duration took) {

  Map<String, Object> json(int mismatches) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("orders", shop.path("orders").asLong());
    figures.put("members", members);
    figures.put("postings", posted.postings());
    figures.put("pointsPosted", posted.points());
    figures.put("rewardUsed", visit.reward().state() == RedemptionState.CONSUMED);
    figures.put("secondSyncPostings", second.postings());
    figures.put("balanceMismatches", mismatches);
    figures.put("providerCalls", providerCalls);
    figures.put("seconds", took.toMillis() / 1000.0);
    return figures;
  }

  String text() {
    TextTable table = new TextTable().row(systems.title() + ", seed " + seed, "");
    table.row("orders in the shop", shop.path("orders").asLong());
    table.row("  of guests, who earn nothing", shop.path("guest_orders").asLong());
    table.row("  refunds among them", shop.path("refunds").asLong());
    table.row("members of the program", members);
    table.row("postings of the first sync", first.postings());
    table.row("changes that followed in the shop", followed.changes());
    if (followed.delivered().isEmpty()) {
      table.row("postings that polling them led to", followed.postings());
    } else {
      table.row("webhooks sent", followed.delivered().path("sent").asLong());
      table.row("  lost on the way", followed.delivered().path("dropped").asLong());
      table.row("  delivered twice", followed.delivered().path("duplicated").asLong());
      table.row("postings the webhooks led to", followed.postings());
    }
    table.row("postings of the sync after that", caughtUp.postings());
    table.row("postings of the second sync", second.postings());
    if (second.waitingForPerson() > 0) {
      table.row("orders that wait for a person", second.waitingForPerson());
    }
    table.row("points posted in all", posted.points());
    table.row("points redeemed", visit.reward().points());
    table.row("calls to " + systems.provider().title(), providerCalls);
    table.row("calls to " + systems.commerce().title(), commerceCalls);
    table.row("calls disturbed on purpose", faults);
    table.row("seconds", "%.1f".formatted(took.toMillis() / 1000.0));
    return table + "\n" + visit.text(systems);
  }
}
