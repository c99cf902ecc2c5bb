package dev.stampbook.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stampbook.Capability;
import dev.stampbook.LoyaltyProvider;
import dev.stampbook.engine.LoyaltyProgram;
import dev.stampbook.engine.OrderStory;
import dev.stampbook.engine.Redemption;
import dev.stampbook.engine.RedemptionState;
import dev.stampbook.member.MemberId;
import dev.stampbook.reward.RewardCatalog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compares every balance at the provider with what the sandbox works out by itself. */
final class DemoCheck {

  private static final int MOST_WAITING = 10_000;

  private final SandboxClient sandbox;
  private final Systems systems;
  private final LoyaltyProvider provider;

  DemoCheck(SandboxClient sandbox, Systems systems, LoyaltyProvider provider) {
    this.sandbox = sandbox;
    this.systems = systems;
    this.provider = provider;
  }

  List<String> compare(LoyaltyProgram program, Redemption redemption) {
    Map<Long, Long> expected = new HashMap<>();
    sandbox
        .get(systems.truth())
        .path("customers")
        .forEach(row -> expected.put(row.path("id").asLong(), row.path("points").asLong()));
    Map<String, Long> waiting = waitingForPerson(program);
    JsonNode balances = sandbox.get("/balances");
    List<String> mismatches = new ArrayList<>();
    for (JsonNode row : balances.path("members")) {
      MemberId member = MemberId.of(row.path("id").asText());
      long customer = row.path("customer").asLong();
      long has = row.path("points").asLong();
      long should =
          expected.getOrDefault(customer, 0L)
              - redeemed(program, redemption, member)
              + program.debt(member)
              + waiting.getOrDefault(member.value(), 0L);
      if (has != should) {
        mismatches.add(
            "customer %d has %d points at %s and should have %d"
                .formatted(customer, has, systems.provider().title(), should));
      }
    }
    long repeated = balances.path("repeated_notes").asLong();
    if (repeated > 0) {
      mismatches.add(repeated + " references were posted more than once");
    }
    return mismatches;
  }

  /** As the redemption stands now: an order that was given back since gave points back as well. */
  private long redeemed(LoyaltyProgram program, Redemption made, MemberId member) {
    return program
        .redemptions()
        .find(made.id())
        .filter(now -> now.member().equals(member))
        .filter(now -> holdsPoints(now.state()))
        .map(now -> now.points() - now.restored())
        .orElse(0L);
  }

  /** Where points leave at use, the provider has them until the order is complete. */
  private boolean holdsPoints(RedemptionState state) {
    return provider.rewards().pointsTaken() == RewardCatalog.PointsTaken.AT_USE
        ? state == RedemptionState.CONSUMED
        : state != RedemptionState.REFUSED && state != RedemptionState.RELEASED;
  }

  /**
   * Points by member that the provider holds too many of because nobody but a person can take them back. Only where the provider lacks the
   * call: elsewhere a program that waits for a person is a mismatch like any other.
   */
  private Map<String, Long> waitingForPerson(LoyaltyProgram program) {
    Map<String, Long> waiting = new HashMap<>();
    if (provider.can(Capability.POINTS_REVERSE)) {
      return waiting;
    }
    for (LoyaltyProgram.OrderStoryHead head : program.waitingForPerson(MOST_WAITING)) {
      OrderStory story = Persistent.tried(() -> program.story(head.order()));
      long worth = story.quote().map(quote -> quote.entitlement()).orElse(0L);
      story
          .member()
          .ifPresent(member -> waiting.merge(member.value(), story.posted() - worth, Long::sum));
    }
    return waiting;
  }
}
