package dev.stampbook.sandbox.leat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stampbook.sandbox.SandboxJson;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Writes the provider's objects as JSON, oddities included (sheet sections 3, 11 and 12). */
final class LeatWire {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'+00:00'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private LeatWire() {}

  static String time(Instant at) {
    return TIME.format(at);
  }

  /** Returns the short form of a contact in other objects, with the balance as it is now. */
  static ObjectNode reference(LeatMember member) {
    ObjectNode json = SandboxJson.object();
    json.put("uuid", member.uuid).put("email", member.email);
    json.putObject("credit_balance").put("id", 88_000 + member.id).put("balance", member.balance);
    return json;
  }

  static ObjectNode contact(LeatMember member, Map<String, LeatSubscriptionType> types) {
    ObjectNode json = reference(member);
    json.put("id", member.id);
    json.putArray("attributes");
    json.set("tier", tier(member).orElse(null));
    json.set("subscriptions", subscriptions(member, types));
    json.putObject("prepaid_balance").put("balance_in_cents", 0);
    ObjectNode values = json.putObject("current_values");
    values.put("uuid", member.uuid).put("email", member.email).putNull("birthdate");
    values.put("housenumber", "12").put("status", "ACTIVE");
    values.put("is_anonymous", member.anonymous);
    values.put("loyalty_balance", member.balance);
    values.put("loyalty_total_credits_received", member.received);
    values.put("tier", member.received >= 1_000 ? "2" : "1");
    values.put("prepaid_balance", BigDecimal.ZERO);
    values.put("created_at", time(member.createdAt)).put("updated_at", time(member.updatedAt));
    member.attributes.forEach(values::put);
    json.putObject("current_display_values").put("loyalty_balance", member.balance + " punten");
    return json;
  }

  static Optional<ObjectNode> tier(LeatMember member) {
    if (member.received < 1_000) {
      return Optional.empty();
    }
    ObjectNode json = SandboxJson.object();
    json.put("uuid", "5a1e7c1e-0000-4000-8000-000000000002").put("name", "Gold");
    json.putNull("description").put("position", 2).putNull("media");
    return Optional.of(json);
  }

  static ArrayNode subscriptions(LeatMember member, Map<String, LeatSubscriptionType> types) {
    ArrayNode list = SandboxJson.array();
    for (LeatSubscriptionType type : types.values()) {
      if (member.subscriptions.containsKey(type.uuid()) || type.strategy().equals("OPT_OUT")) {
        list.add(subscription(member, type));
      }
    }
    return list;
  }

  /** The status of a subscriber comes as a number: clients must not read it (sheet section 3.8). */
  static ObjectNode subscription(LeatMember member, LeatSubscriptionType type) {
    LeatMember.Subscribed state =
        member.subscriptions.getOrDefault(
            type.uuid(),
            type.strategy().equals("OPT_OUT")
                ? LeatMember.Subscribed.YES
                : LeatMember.Subscribed.NO);
    ObjectNode json = SandboxJson.object();
    json.put("is_subscribed", state == LeatMember.Subscribed.YES);
    switch (state) {
      case YES -> json.put("status", 1);
      case NO -> json.put("status", "UNSUBSCRIBED");
      case PENDING -> json.put("status", "PENDING_CONFIRMATION");
    }
    json.set("subscription_type", type(type));
    return json;
  }

  static ObjectNode type(LeatSubscriptionType type) {
    ObjectNode json = SandboxJson.object();
    json.put("id", type.id());
    json.put("uuid", type.key() == LeatSubscriptionType.Key.SHOWN ? type.uuid() : null);
    json.put("name", type.name()).putNull("description");
    json.put("active", true).put("strategy", type.strategy());
    return json;
  }

  static ObjectNode identifier(LeatIdentifier identifier, Optional<LeatMember> owner) {
    ObjectNode json = SandboxJson.object();
    json.put("name", identifier.name()).put("value", identifier.value());
    json.put("active", identifier.active()).put("default", false);
    json.set("contact", owner.map(LeatWire::reference).orElse(null));
    return json;
  }

  static ObjectNode shop(String uuid) {
    ObjectNode json = SandboxJson.object();
    json.put("uuid", uuid).put("name", "Web Shop").put("type", "web").putNull("reference");
    return json;
  }

  static ObjectNode unit() {
    ObjectNode json = SandboxJson.object();
    json.put("id", 112).put("name", "purchase_amount").put("label", "Purchase Amount");
    json.put("prefix", "").put("is_default", true);
    return json;
  }

  static ObjectNode entry(LeatEntry entry, LeatAccount account) {
    ObjectNode json = SandboxJson.object();
    json.put("type", entry.kind().name().toLowerCase(Locale.ROOT));
    json.put("uuid", entry.uuid()).put("credits", entry.credits());
    json.set("contact", reference(account.member(entry.contact())));
    ObjectNode shop = json.putObject("shop");
    shop.put("id", 15).put("uuid", account.shopUuid()).put("type", "web").put("name", "Web Shop");
    shop.putObject("address").put("id", 59).put("country", "NL").putNull("house_number");
    json.putNull("contact_identifier");
    json.put("channel", entry.channel()).put("created_at", time(entry.at()));
    switch (entry.kind()) {
      case CREDIT_RECEPTION -> credits(json, entry, account);
      case REWARD_RECEPTION -> {
        json.put("title", entry.title().orElse(""));
        String uuid = entry.reward().orElse("");
        json.set("reward", reward(uuid, account.rewards().reward(uuid)));
        json.putNull("expires_at");
        json.put("has_been_collected", account.rewards().isCollected(entry));
      }
      case DIGITAL_REWARD_RECEPTION -> {
        json.put("title", entry.title().orElse(""));
        // The reward may be missing (sheet section 3.6): clients meet both.
        if (entry.uuid().hashCode() % 2 == 0) {
          json.putObject("digital_reward")
              .put("uuid", entry.reward().orElse(""))
              .put("reward_type", "DIGITAL");
        }
        json.putObject("digital_reward_code").put("code", entry.code().orElse(""));
      }
    }
    return json;
  }

  private static void credits(ObjectNode json, LeatEntry entry, LeatAccount account) {
    json.put("unit_value", entry.unitValue().orElse(null));
    json.set("unit", entry.unitValue().isPresent() ? unit() : null);
    for (String name : account.attributeNames()) {
      json.put(name, entry.attributes().get(name));
    }
  }

  static ObjectNode reward(String uuid, LeatReward reward) {
    ObjectNode json = SandboxJson.object();
    json.put("uuid", uuid).put("title", reward.title()).putNull("description");
    json.put(
        "required_credits",
        reward.credits().isPresent() ? (Long) reward.credits().getAsLong() : null);
    json.put("reward_type", reward.form().name());
    json.putNull("media").putNull("cost_price");
    reward.attributes().forEach(json::put);
    return json;
  }
}
