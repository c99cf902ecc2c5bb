package dev.stampbook.sandbox.springbig;

import dev.stampbook.sandbox.EmulatorResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Ties an operation to its path.
 *
 * @param method the HTTP method
 * @param path the segments; a star stands for a key
 * @param answer carries the operation out
 */
record SpringbigRoute(
    String method, List<String> path, Function<SpringbigCall, EmulatorResponse> answer) {

  /** Returns what client code shows (sheet sections 3.1 and 3.2). */
  static List<SpringbigRoute> evidenced(SpringbigEndpoints pos, SpringbigGroups general) {
    return List.of(
        route("GET", "pos/v1/members", pos::findMembers),
        route("POST", "pos/v1/members", pos::createMember),
        route("PUT", "pos/v1/members", pos::updateMember),
        route("PUT", "pos/v1/members/*", pos::updateMemberByKey),
        route("POST", "pos/v1/visits", pos::createVisit),
        route("GET", "general/v1/external_group", general::listGroups),
        route("POST", "general/v1/external_group", general::createGroup),
        route("GET", "general/v1/external_group_segments", general::listSegments),
        route("POST", "general/v1/external_group_segments", general::createSegments),
        route("PUT", "general/v1/external_group_segments/*", general::changeSegment));
  }

  /** Returns the same and the invented routes. */
  static List<SpringbigRoute> all(SpringbigEndpoints pos, SpringbigGroups general) {
    List<SpringbigRoute> all = new ArrayList<>(evidenced(pos, general));
    all.addAll(
        List.of(
            route("GET", "pos/v1/members/*", pos::getMember),
            route("GET", "pos/v1/visits", pos::findVisits),
            route("POST", "pos/v1/reversals", pos::reverse),
            route("POST", "pos/v1/adjustments", pos::adjust),
            route("GET", "pos/v1/rewards", pos::listRewards),
            route("POST", "pos/v1/redemptions", pos::redeem),
            route("GET", "pos/v1/redemptions", pos::findRedemptions),
            route("DELETE", "pos/v1/redemptions/*", pos::cancel),
            route("POST", "pos/v1/consent_proofs", pos::prove)));
    return all;
  }

  private static SpringbigRoute route(
      String method, String path, Function<SpringbigCall, EmulatorResponse> answer) {
    return new SpringbigRoute(method, List.of(path.split("/", -1)), answer);
  }

  boolean matches(String askedMethod, List<String> asked) {
    if (!method.equals(askedMethod) || asked.size() != path.size()) {
      return false;
    }
    for (int i = 0; i < path.size(); i++) {
      if (!path.get(i).equals("*") && !path.get(i).equals(asked.get(i))) {
        return false;
      }
    }
    return true;
  }
}
