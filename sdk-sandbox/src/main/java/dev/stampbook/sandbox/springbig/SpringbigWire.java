package dev.stampbook.sandbox.springbig;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stampbook.sandbox.SandboxJson;
import java.util.List;

/** Writes members, check-ins, rewards and redemptions as JSON. */
final class SpringbigWire {

  private final SpringbigBehaviour behaviour;

  SpringbigWire(SpringbigBehaviour behaviour) {
    this.behaviour = behaviour;
  }

  /** Writes members in the shape of the behaviour (sheet section 14, U6). */
  JsonNode members(List<SpringbigPerson> people) {
    ArrayNode list = SandboxJson.array();
    people.forEach(person -> list.add(member(person)));
    return switch (behaviour.shape()) {
      case MEMBERS -> SandboxJson.object().set("members", list);
      case BARE_ARRAY -> list;
      case BARE_MEMBER -> people.size() == 1 ? list.get(0) : list;
    };
  }

  /** The id is a number for some members and a text for others: which of them is unknown. */
  private ObjectNode member(SpringbigPerson person) {
    ObjectNode json = SandboxJson.object();
    if (person.id() % 2 == 0) {
      json.put("id", Long.toString(person.id()));
    } else {
      json.put("id", person.id());
    }
    json.put(behaviour.memberKey(), person.posUser().orElse(null));
    json.put("pos_type", person.posType().orElse(null));
    json.put("phone_number", person.phone().orElse(null));
    json.put("email", person.email().orElse(null));
    json.put("first_name", person.firstName().orElse(null));
    json.put("last_name", person.lastName().orElse(null));
    json.put("allowed_sms", person.allowedSms().orElse(null));
    json.put("allowed_email", person.allowedEmail().orElse(null));
    if (behaviour.routes() == SpringbigBehaviour.Routes.ALL) {
      json.putObject("wallet").put("points", person.points());
    }
    return json;
  }

  static ObjectNode entry(SpringbigEntry entry) {
    ObjectNode json = SandboxJson.object();
    json.put("id", entry.id());
    json.put("pos_id", entry.posId());
    json.put("pos_type", entry.posType());
    json.put("points", entry.points());
    return json;
  }

  static ObjectNode reward(long id, SpringbigReward reward) {
    ObjectNode json = SandboxJson.object();
    json.put("id", id);
    json.put("name", reward.name());
    json.put("item_value", reward.points());
    json.put("pos_string", reward.posString());
    json.put("active", reward.state() == SpringbigReward.State.ON);
    if (reward.discountType().isEmpty()) {
      json.putNull("discount_type").putNull("discount_amount");
    } else {
      json.put("discount_type", reward.discountType());
      json.put("discount_amount", reward.discountAmount().toPlainString());
    }
    return json;
  }

  static ObjectNode redemption(SpringbigRedemption redemption) {
    ObjectNode json = SandboxJson.object();
    json.put("id", redemption.id());
    json.put("pos_id", redemption.posId());
    json.put("pos_type", redemption.posType());
    json.put("reward_id", redemption.rewardId());
    json.put("points", redemption.points());
    json.put("cancelled", redemption.state() == SpringbigRedemption.State.CANCELLED);
    return json;
  }
}
