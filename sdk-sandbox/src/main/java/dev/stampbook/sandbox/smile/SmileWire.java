package dev.stampbook.sandbox.smile;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stampbook.sandbox.SandboxJson;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Writes the provider's objects as JSON (sheet section 3.2). */
final class SmileWire {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final String IMAGES = "https://cdn.example.com/";

  private SmileWire() {}

  static ObjectNode customer(SmileCustomer customer, Set<String> include, List<SmileTier> tiers) {
    ObjectNode json = SandboxJson.object();
    json.put("id", customer.id());
    json.put("first_name", customer.firstName().orElse(null));
    json.put("last_name", customer.lastName().orElse(null));
    json.put("email", customer.email());
    json.put("state", lower(customer.state()));
    json.putNull("date_of_birth");
    json.put("points_balance", customer.balance());
    json.put("referral_url", "https://refs.example.com/" + Long.toHexString(customer.id()));
    SmileVipStatus status = SmileVipStatus.of(BigDecimal.valueOf(customer.earned()), tiers);
    put(json, "vip_tier_id", status.tier().map(SmileTier::id));
    if (include.stream().anyMatch(name -> name.startsWith("vip_status"))) {
      json.set("vip_status", vipStatus(status, include));
    }
    stamp(json, customer.createdAt(), customer.updatedAt());
    return json;
  }

  private static ObjectNode vipStatus(SmileVipStatus status, Set<String> include) {
    ObjectNode json = SandboxJson.object();
    put(json, "vip_tier_id", status.tier().map(SmileTier::id));
    json.putNull("vip_tier_expires_at"); // a lifetime programme has no end, no period, no retain
    json.put("progress_value", status.progress());
    json.putNull("current_vip_period_end");
    json.putNull("delta_to_retain_vip_tier");
    put(json, "next_vip_tier_id", status.next().map(SmileTier::id));
    json.put("delta_to_next_vip_tier", status.toNext().orElse(null));
    if (include.contains("vip_status.vip_tier")) {
      json.set("vip_tier", status.tier().map(tier -> tier(tier, Set.of())).orElse(null));
    }
    if (include.contains("vip_status.next_vip_tier")) {
      json.set("next_vip_tier", status.next().map(tier -> tier(tier, Set.of())).orElse(null));
    }
    return json;
  }

  static ObjectNode tier(SmileTier tier, Set<String> include) {
    ObjectNode json = SandboxJson.object();
    json.put("id", tier.id());
    json.put("name", tier.name());
    json.put("image_url", IMAGES + "tier.svg");
    json.put("milestone", tier.milestone());
    if (include.contains("perks")) {
      ArrayNode perks = json.putArray("perks");
      tier.perks().forEach(perk -> perks.addObject().put("name", perk));
    }
    if (include.contains("entry_rewards")) {
      json.putArray("entry_rewards");
    }
    return json;
  }

  static ObjectNode entry(SmileEntry entry) {
    ObjectNode json = SandboxJson.object();
    json.put("id", entry.id());
    json.put("customer_id", entry.customerId());
    json.put("points_change", entry.change());
    json.put("description", entry.description());
    json.put("internal_note", entry.internalNote().orElse(null));
    stamp(json, entry.createdAt(), entry.createdAt());
    return json;
  }

  static ObjectNode product(long id, SmileProduct product, Instant createdAt) {
    Optional<SmileProduct.Exchange> steps = product.exchange();
    ObjectNode json = SandboxJson.object();
    json.put("id", id);
    json.put("exchange_type", steps.isPresent() ? "variable" : "fixed");
    json.put(
        "exchange_description",
        steps
            .map(s -> s.step() + " Points = " + s.stepValue() + " off")
            .orElseGet(() -> product.price().orElseThrow() + " Points = " + product.name()));
    put(json, "points_price", boxed(product.price()));
    put(json, "variable_points_step", steps.map(SmileProduct.Exchange::step));
    put(json, "variable_points_step_reward_value", steps.map(SmileProduct.Exchange::stepValue));
    put(json, "variable_points_min", steps.flatMap(s -> boxed(s.min())));
    put(json, "variable_points_max", steps.flatMap(s -> boxed(s.max())));
    ObjectNode reward = json.putObject("reward");
    reward.put("id", 80_000 + id);
    reward.put("name", product.name());
    reward.put("description", "Valid on one order.");
    reward.put("image_url", IMAGES + "reward.png");
    stamp(reward, createdAt, createdAt);
    stamp(json, createdAt, createdAt);
    return json;
  }

  static ObjectNode fulfillment(SmileFulfillment issued) {
    ObjectNode json = SandboxJson.object();
    json.put("id", issued.id());
    json.put("name", issued.name());
    json.put("code", issued.code());
    json.put("customer_id", issued.customerId());
    json.put("fulfillment_status", "issued"); // points redemption is synchronous (section 13)
    json.put("image_url", IMAGES + "reward.png");
    json.putNull("action_text");
    json.putNull("action_url");
    json.put("usage_instructions", "Enter this code at checkout.");
    json.putNull("terms_and_conditions");
    json.put("expires_at", issued.expiresAt().map(TIME::format).orElse(null));
    json.put("usage_status", lower(issued.usage()));
    json.put("used_at", issued.usedAt().map(TIME::format).orElse(null));
    stamp(json, issued.createdAt(), issued.updatedAt());
    return json;
  }

  static ObjectNode rule(SmileEarningRule rule) {
    ObjectNode json = SandboxJson.object();
    json.put("id", rule.id());
    json.put("name", rule.name());
    json.put("image_url", IMAGES + "rule.svg");
    json.putNull("action_text");
    json.putNull("action_url");
    json.putArray("restricted_to_vip_tier_ids");
    json.putObject("reward").put("type", "points");
    String type = rule.perAmount().isPresent() ? "variable" : "fixed";
    ObjectNode value = json.putObject("reward_value");
    value.put("type", type);
    ObjectNode amounts = value.putObject(type);
    amounts.put("value", rule.value());
    rule.perAmount().ifPresent(perAmount -> amounts.put("per_amount", perAmount));
    json.putNull("earning_limit");
    return json;
  }

  static ObjectNode identity(SmileIdentity identity) {
    ObjectNode json = SandboxJson.object();
    json.put("id", identity.id());
    json.put("first_name", identity.firstName().orElse(null));
    json.put("last_name", identity.lastName().orElse(null));
    json.put("email", identity.email());
    json.put("distinct_id", identity.distinctId());
    json.putObject("properties");
    json.put("customer_id", identity.customerId());
    return json;
  }

  /** Writes when a record was made and last changed, in UTC with milliseconds (section 11). */
  static void stamp(ObjectNode json, Instant createdAt, Instant updatedAt) {
    json.put("created_at", TIME.format(createdAt));
    json.put("updated_at", TIME.format(updatedAt));
  }

  /** Returns a time as the provider writes it. */
  static String time(Instant instant) {
    return TIME.format(instant);
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static Optional<Long> boxed(OptionalLong value) {
    return value.isPresent() ? Optional.of(value.getAsLong()) : Optional.empty();
  }

  private static void put(ObjectNode json, String name, Optional<Long> value) {
    json.put(name, value.orElse(null));
  }
}
