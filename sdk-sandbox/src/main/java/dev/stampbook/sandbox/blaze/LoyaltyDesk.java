package dev.stampbook.sandbox.blaze;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stampbook.sandbox.EmulatorResponse;
import dev.stampbook.sandbox.SandboxJson;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Serves the till's own points, rewards and promotions (sheet section 3.4). */
record LoyaltyDesk(BlazeAccount account) {

  List<BlazeRoute> routes() {
    return List.of(
        BlazeRoute.of("GET loyalty/rewards", this::rewards),
        BlazeRoute.of("GET loyalty/rewards/members/*", this::memberRewards),
        BlazeRoute.of("GET loyalty/points", call -> balance(member(asked(call)))),
        BlazeRoute.of("POST loyalty/points", this::change),
        BlazeRoute.of("GET loyalty/activity", this::activity),
        BlazeRoute.of("GET loyalty/promotions", this::promotions),
        BlazeRoute.of("GET loyalty/promotions/*", call -> answer(promotion(call))),
        BlazeRoute.of("GET loyalty/promotions/code/*", this::byCode),
        BlazeRoute.of("POST loyalty/promotions", this::create),
        BlazeRoute.of("PUT loyalty/promotions/*", this::replace),
        BlazeRoute.of("DELETE loyalty/promotions/*", this::delete));
  }

  private static EmulatorResponse answer(ObjectNode json) {
    return EmulatorResponse.json(200, json);
  }

  private EmulatorResponse rewards(BlazeCall call) {
    return call.page(
        account.rewards.values().stream()
            .sorted(Comparator.comparing(reward -> reward.path("points").asInt()))
            .toList(),
        "start");
  }

  private EmulatorResponse memberRewards(BlazeCall call) {
    ObjectNode member = member(Map.of("memberId", call.star(0)));
    BigDecimal points = CartPricing.decimal(member, "loyaltyPoints");
    return call.page(
        account.rewards.values().stream()
            .map(
                reward -> {
                  ObjectNode json = SandboxJson.object();
                  json.set("rewardId", reward.path("id"));
                  json.set("rewardName", reward.path("name"));
                  json.set("pointsRequired", reward.path("points"));
                  boolean enough = points.compareTo(CartPricing.decimal(reward, "points")) >= 0;
                  return json.put("rewardState", enough ? "Available" : "Locked");
                })
            .toList(),
        "start");
  }

  private static Map<String, String> asked(BlazeCall call) {
    return Map.of(
        "memberId", call.query("memberId").orElse(""),
        "consumerUserId", call.query("consumerUserId").orElse(""));
  }

  private ObjectNode member(Map<String, String> asked) {
    String consumer = asked.getOrDefault("consumerUserId", "");
    String id =
        consumer.isEmpty()
            ? asked.getOrDefault("memberId", "")
            : account.consumer(consumer).path("memberId").asText("");
    return Optional.ofNullable(account.members.get(id)).orElseThrow(BlazeRefusal::notFound);
  }

  private static EmulatorResponse balance(ObjectNode member) {
    ObjectNode json = SandboxJson.object();
    json.set("memberId", member.path("id"));
    json.set("loyaltyPoints", member.path("loyaltyPoints"));
    json.set("lifetimePoints", member.path("lifetimePoints"));
    return answer(json);
  }

  private EmulatorResponse change(BlazeCall call) {
    ObjectNode body = call.body();
    ObjectNode member =
        member(
            Map.of(
                "memberId", body.path("memberId").asText(""),
                "consumerUserId", body.path("consumerUserId").asText("")));
    BigDecimal points = CartPricing.decimal(body, "points");
    BigDecimal before = CartPricing.decimal(member, "loyaltyPoints");
    String action = body.path("action").asText("");
    BigDecimal after =
        switch (action) {
          case "Add" -> before.add(points);
          case "Subtract" -> before.subtract(points);
          case "Replace" -> points;
          default -> throw BlazeRefusal.field("action", "The action is not known.");
        };
    if (points.signum() < 0 || after.signum() < 0) {
      throw BlazeRefusal.field("points", "Points are zero or more.");
    }
    member.put("loyaltyPoints", after);
    if (action.equals("Add")) {
      member.put("lifetimePoints", CartPricing.decimal(member, "lifetimePoints").add(points));
    }
    ObjectNode entry =
        account.stored(BlazeIds.ENTRY.of(account.activity.size() + 1), account.now());
    entry.put("activityType", action).put("amount", points).set("memberId", member.path("id"));
    entry.put("activityDate", account.now().toEpochMilli()).put("rewardSystem", "BLAZE");
    entry.set("note", body.path("note").isMissingNode() ? null : body.path("note"));
    account.activity.add(0, entry);
    return balance(member);
  }

  private EmulatorResponse activity(BlazeCall call) {
    String id = member(asked(call)).path("id").asText();
    return call.page(
        account.activity.stream()
            .filter(entry -> entry.path("memberId").asText().equals(id))
            .toList(),
        "start");
  }

  private EmulatorResponse promotions(BlazeCall call) {
    return call.page(List.copyOf(account.promotions.values()), "start");
  }

  private ObjectNode promotion(BlazeCall call) {
    return Optional.ofNullable(account.promotions.get(call.star(0)))
        .orElseThrow(BlazeRefusal::notFound);
  }

  private EmulatorResponse byCode(BlazeCall call) {
    return account.promotions.values().stream()
        .filter(known -> BlazeAccount.same(known.path("promocode"), call.star(0)))
        .findFirst()
        .map(LoyaltyDesk::answer)
        .orElseGet(() -> MemberDesk.miss(account.settings()));
  }

  private EmulatorResponse create(BlazeCall call) {
    ObjectNode made =
        account.stored(BlazeIds.PROMOTION.of(account.promotions.size() + 1), account.now());
    ObjectNode body = call.body();
    body.remove(List.of("id", "created", "modified"));
    made.setAll(body);
    account.promotions.put(made.path("id").asText(), made);
    return answer(made);
  }

  private EmulatorResponse replace(BlazeCall call) {
    ObjectNode before = promotion(call);
    ObjectNode after = call.body();
    after.set("id", before.path("id"));
    account.promotions.put(call.star(0), after);
    return answer(after);
  }

  private EmulatorResponse delete(BlazeCall call) {
    promotion(call);
    account.promotions.remove(call.star(0));
    return EmulatorResponse.empty(200);
  }
}
