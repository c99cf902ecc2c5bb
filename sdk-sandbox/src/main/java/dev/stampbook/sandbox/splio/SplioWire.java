package dev.stampbook.sandbox.splio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stampbook.sandbox.SandboxJson;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Writes what the universe holds the way the vendor writes it, oddities included (sheet sections 3.4, 3.5, 11 and 12). */
final class SplioWire {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  private final SplioUniverse universe;
  private final ZoneId zone;

  SplioWire(SplioUniverse universe, ZoneId zone) {
    this.universe = universe;
    this.zone = zone;
  }

  String time(Instant at) {
    return TIME.format(at.atZone(zone));
  }

  /** Contacts are in UTC while cards are in local time: values of one object are in mixed zones (section 11). */
  static String contactTime(Instant at) {
    return TIME.format(at.atZone(ZoneOffset.UTC));
  }

  /** A contact; answers to writes leave the cards out. */
  ObjectNode contact(ObjectNode stored) {
    ObjectNode json = stored.deepCopy();
    var loyalty = json.putArray("loyalty");
    universe
        .cardOf(stored.path("id").asLong())
        .ifPresent(
            card ->
                loyalty
                    .addObject()
                    .put("card_code", card.code)
                    .put("id_program", Long.toString(universe.programId())));
    return json;
  }

  ObjectNode member(SplioCard card) {
    ObjectNode json = memberDates(card);
    json.put("birthday", card.birthday.map(Object::toString).orElse(null));
    Optional<ObjectNode> contact = card.contact.flatMap(universe::contact);
    if (contact.isPresent()) {
      json.set("individual", individual(contact.get()));
    } else {
      json.putNull("individual");
    }
    json.set("program", universe.program().deepCopy());
    if (card.tier.isPresent()) {
      json.set("tier", universe.tier(card.tier.get()));
    } else {
      json.putArray("tier"); // pitfall 17
    }
    json.putArray("fields");
    return json;
  }

  ObjectNode memberDates(SplioCard card) {
    ObjectNode json = SandboxJson.object();
    json.put("id", card.id).put("card_code", card.code);
    json.put("tier_joined_at", card.tier.map(tier -> time(card.joinedAt)).orElse(null));
    json.put("program_joined_at", time(card.joinedAt));
    json.put("card_expire_at", card.expiresAt.map(this::time).orElse("9998-12-31 00:00:00"));
    json.put("computed_at", time(universe.now()));
    json.put("q_point", universe.ledger().remaining(card.code, SplioLedger.Q).total());
    json.put("nq_point", universe.ledger().remaining(card.code, SplioLedger.NQ).total());
    return json;
  }

  private static ObjectNode individual(ObjectNode contact) {
    ObjectNode json = contact.deepCopy();
    json.remove("lists");
    json.put("delivered_email_count", "0").put("delivered_sms_count", "0");
    json.put("click_email_count", "0").put("open_email_count", "0");
    return json;
  }

  ObjectNode balance(SplioCard card) {
    ObjectNode json = SandboxJson.object();
    SplioLedger ledger = universe.ledger();
    json.putObject("pending")
        .<ObjectNode>set("nq_points", bucket(ledger.pending(card.code, SplioLedger.NQ)))
        .set("q_points", bucket(ledger.pending(card.code, SplioLedger.Q)));
    json.putObject("remaining")
        .<ObjectNode>set("nq_points", bucket(ledger.remaining(card.code, SplioLedger.NQ)))
        .set("q_points", bucket(ledger.remaining(card.code, SplioLedger.Q)));
    return json;
  }

  private ObjectNode bucket(SplioLedger.Bucket bucket) {
    ObjectNode json = SandboxJson.object();
    if (bucket.nextAt().isPresent()) {
      json.putObject("next_movement")
          .put("date", time(bucket.nextAt().get()))
          .put("value", bucket.next());
    } else {
      json.putNull("next_movement");
    }
    return json.put("total", bucket.total());
  }

  ObjectNode entry(SplioEntry entry) {
    ObjectNode json = SandboxJson.object();
    json.put("id", entry.id()).put("card_code", entry.card());
    json.put("program_name", universe.program().path("name").asText()).put("tier_name", "");
    json.put("points_type", entry.kind().equals(SplioLedger.NQ) ? "non-qualifying" : "qualifying");
    json.put("points_earned", Math.max(0, entry.points()));
    json.put("points_credited", entry.points());
    json.put("points_remaining", Math.max(0, entry.points()));
    json.put("status", entry.validUntil().isAfter(universe.now()) ? "Valid" : "expired");
    json.put("event_type", entry.event()).put("event_date", time(entry.eventDate()));
    json.put("value_date", time(entry.computedAt()));
    json.put("validity_start", time(entry.validFrom()));
    json.put("validity_end", time(entry.validUntil()));
    json.putObject("reason")
        .put("interaction_type", entry.event().equals("credit_points") ? "manual" : "rule")
        .put("message", entry.message())
        .put("interaction_id", entry.about())
        .putNull("rules_id")
        .put("rule_name", "");
    return json.put("cursor", SplioPaging.cursor(entry.id()));
  }

  /** A master reward; only a read of one tells the stock. */
  ObjectNode reward(SplioMaster master) {
    ObjectNode json = master.wire.deepCopy();
    if (master.limited()) {
      json.put("stock", master.stock());
    }
    return json;
  }

  ObjectNode attribution(SplioGrant grant) {
    ObjectNode json = SandboxJson.object();
    json.put("external_id", grant.code).put("loyalty_status_id", grant.card.id);
    json.put("card_code", grant.card.code);
    json.put("program_name", universe.program().path("name").asText());
    json.put("individual_id", grant.card.contact.orElse(0L));
    json.put("earned_date", time(grant.earnedAt));
    json.put("status", grant.listStatus(universe.now()));
    json.put("burned_date", grant.burnedAt.map(this::time).orElse(null));
    json.put("expiration_date", time(grant.validUntil));
    json.put("store_id", grant.store.orElse(null));
    json.put("interaction_details", "Attribution of the reward");
    json.put("interaction_type", "reward_attribution");
    json.put("reason_msg", grant.reason).putNull("reason_rule_id");
    ObjectNode wire = grant.reward.wire;
    json.putObject("reward_definition")
        .put("name", wire.path("name").asText())
        .put("external_id", grant.reward.externalId())
        .put("monetary", wire.path("monetary").asBoolean())
        .put("monetary_type", wire.path("monetary_type").asText())
        .put("nqp_value", grant.reward.cost())
        .put("image_url", wire.path("image_url").asText())
        .set("monetary_value", wire.path("monetary_value"));
    return json;
  }

  /** One attribution, under the other names of this form: earn and claim date, picture path. */
  ObjectNode detail(SplioGrant grant) {
    ObjectNode json = SandboxJson.object();
    json.put("id", grant.id).put("external_id", grant.code);
    json.put("earn_date", time(grant.earnedAt));
    json.put("claim_date", grant.burnedAt.map(this::time).orElse(null));
    json.put("expiration_date", time(grant.validUntil));
    json.put("status", grant.burnedAt.isPresent() ? "used" : "available");
    ObjectNode reward = grant.reward.wire.deepCopy();
    reward.put("id", grant.reward.id).put("type", "").put("price", 0).put("coupons_category", "");
    reward.set("picture_path", reward.path("image_url"));
    reward.remove("image_url");
    json.set("reward", reward);
    json.set("contact_status", member(grant.card));
    json.putNull("coupon").putNull("event");
    if (grant.store.isPresent()) {
      json.putObject("store").put("external_id", grant.store.get()).put("name", grant.store.get());
    } else {
      json.putNull("store");
    }
    return json;
  }
}
