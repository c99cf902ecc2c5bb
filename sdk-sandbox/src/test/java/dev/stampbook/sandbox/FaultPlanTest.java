package dev.stampbook.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FaultPlanTest {

  private static final long SEED = 20_261_123L;

  @Test
  void heavyPlanDisturbsAboutOneCallInSevenWithEveryKindOfFault() {
    FaultPlan plan = FaultPlan.heavy(SEED);
    Set<Fault> met = EnumSet.noneOf(Fault.class);
    int disturbed = 0;
    for (int i = 0; i < 20_000; i++) {
      Optional<Fault> fault = plan.draw(post("/points_transactions", "{\"n\":" + i + "}"));
      fault.ifPresent(met::add);
      disturbed += fault.isPresent() ? 1 : 0;
    }
    assertThat(disturbed / 20_000.0).as("seed " + SEED).isCloseTo(0.135, within(0.015));
    assertThat(met).containsExactlyInAnyOrder(Fault.values());
  }

  @Test
  void neverDisturbsTheSamePathOrTheSameRequestMoreThanTwiceInARow() {
    FaultPlan plan = FaultPlan.heavy(SEED);
    Map<Integer, Integer> inRowByRequest = new HashMap<>();
    int longestByRequest = 0;
    int inRow = 0;
    int longest = 0;
    for (int i = 0; i < 200_000; i++) {
      int which = i % 40;
      boolean hit = plan.draw(post("/points_transactions", "{\"n\":" + which + "}")).isPresent();
      inRow = hit ? inRow + 1 : 0;
      int same = inRowByRequest.merge(which, 1, (old, one) -> hit ? old + 1 : 0);
      longest = Math.max(longest, inRow);
      longestByRequest = Math.max(longestByRequest, same);
    }
    assertThat(longest).isEqualTo(2);
    assertThat(longestByRequest).isEqualTo(2);
  }

  @Test
  void whatARequestMeetsDoesNotDependOnOtherRequests() {
    List<Optional<Fault>> alone = faultsOfOneRequest(FaultPlan.light(SEED), 0);
    List<Optional<Fault>> inTraffic = faultsOfOneRequest(FaultPlan.light(SEED), 3);

    assertThat(inTraffic).isEqualTo(alone);
    assertThat(alone).anyMatch(Optional::isPresent);
    assertThat(faultsOfOneRequest(FaultPlan.light(SEED + 1), 0)).isNotEqualTo(alone);
  }

  @Test
  void readsMeetNoFaultThatOnlyMakesSenseForWrites() {
    FaultPlan plan = FaultPlan.heavy(SEED);
    Set<Fault> met = EnumSet.noneOf(Fault.class);
    for (int i = 0; i < 20_000; i++) {
      plan.draw(request("GET", "/customers/" + i, "")).ifPresent(met::add);
    }
    assertThat(met)
        .hasSize(Fault.values().length - 2)
        .doesNotContain(Fault.CUT_AFTER_APPLY, Fault.SERVER_ERROR_AFTER_APPLY);
  }

  private static List<Optional<Fault>> faultsOfOneRequest(FaultPlan plan, int others) {
    List<Optional<Fault>> faults = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      for (int other = 0; other < others; other++) {
        plan.draw(post("/elsewhere/" + other, "{}"));
      }
      faults.add(plan.draw(post("/points_transactions", "{}")));
    }
    return faults;
  }

  private static EmulatorRequest post(String path, String body) {
    return request("POST", path, body);
  }

  private static EmulatorRequest request(String method, String path, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return new EmulatorRequest(method, path, Map.of(), Map.of(), bytes);
  }
}
