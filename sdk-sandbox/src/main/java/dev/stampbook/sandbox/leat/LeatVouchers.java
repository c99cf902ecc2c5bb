package dev.stampbook.sandbox.leat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stampbook.sandbox.SandboxJson;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Holds promotions and vouchers (sheet section 3.7). Guarded by the account. */
final class LeatVouchers {

  private static final Duration LONGEST_HOLD = Duration.ofHours(1);

  private final LeatAccount account;
  private final Map<String, ObjectNode> promotions = new LinkedHashMap<>();
  private final Map<String, ObjectNode> vouchers = new LinkedHashMap<>();
  private final Map<String, Hold> holds = new HashMap<>();

  private record Hold(String key, Instant since) {}

  LeatVouchers(LeatAccount account) {
    this.account = account;
  }

  ObjectNode addPromotion(String name, String description) {
    ObjectNode json = SandboxJson.object();
    json.put("uuid", account.newUuid()).put("name", name).put("description", description);
    json.putNull("voucher_limit").putNull("limit_per_contact").putNull("expiration_duration");
    json.putArray("attributes"); // an empty map is a list (sheet section 11)
    promotions.put(json.path("uuid").asText(), json);
    return json;
  }

  Map<String, ObjectNode> promotions() {
    return promotions;
  }

  ObjectNode promotion(String uuid) {
    ObjectNode found = promotions.get(uuid);
    if (found == null) {
      throw LeatRefusal.of(80002, "Promotion not found.");
    }
    return found;
  }

  List<ObjectNode> list(Predicate<ObjectNode> fits) {
    return vouchers.values().stream().filter(fits).toList();
  }

  ObjectNode create(String promotion, Optional<String> code, Optional<String> contact) {
    ObjectNode belongsTo = promotion(promotion);
    String text = code.orElseGet(() -> account.newUuid().substring(0, 8).toUpperCase(Locale.ROOT));
    if (vouchers.values().stream().anyMatch(known -> known.path("code").asText().equals(text))) {
      throw LeatRefusal.of(80003, "Voucher already exists.");
    }
    ObjectNode json = SandboxJson.object();
    json.put("uuid", account.newUuid()).put("code", text).put("status", "ACTIVE");
    json.put("name", belongsTo.path("name").asText());
    json.put("description", belongsTo.path("description").asText());
    json.putNull("expiration_date").putNull("activation_date").putNull("redeemed_at");
    json.put("is_redeemed", false);
    json.putArray("attributes");
    json.set("contact", contact.map(uuid -> LeatWire.reference(account.member(uuid))).orElse(null));
    json.set("promotion", belongsTo);
    vouchers.put(json.path("uuid").asText(), json);
    return json;
  }

  ObjectNode byCode(String code) {
    return vouchers.values().stream()
        .filter(known -> known.path("code").asText().equals(code))
        .findFirst()
        .orElseThrow(() -> LeatRefusal.of(80004, "Voucher not found."));
  }

  ObjectNode byUuid(String uuid) {
    ObjectNode found = vouchers.get(uuid);
    if (found == null) {
      throw LeatRefusal.of(80004, "Voucher not found.");
    }
    return found;
  }

  ObjectNode lock(ObjectNode voucher) {
    String uuid = voucher.path("uuid").asText();
    if (hold(uuid).isPresent()) {
      throw LeatRefusal.of(80017, "Voucher is already locked.");
    }
    checkUsable(voucher);
    holds.put(uuid, new Hold(account.newUuid(), account.now()));
    voucher.put("status", "LOCKED");
    return locked(voucher, holds.get(uuid), Optional.empty());
  }

  ObjectNode release(ObjectNode voucher, String key) {
    Hold hold = checkHold(voucher, Optional.of(key)).orElseThrow(LeatRefusal::noSuchThing);
    holds.remove(voucher.path("uuid").asText());
    voucher.put("status", "ACTIVE");
    return locked(voucher, hold, Optional.of(account.now()));
  }

  private static ObjectNode locked(ObjectNode voucher, Hold hold, Optional<Instant> end) {
    ObjectNode json = SandboxJson.object();
    json.putObject("voucher")
        .put("uuid", voucher.path("uuid").asText())
        .put("status", voucher.path("status").asText());
    json.putObject("lock")
        .put("release_key", hold.key())
        .put("locked_at", LeatWire.time(hold.since()))
        .put("unlocked_at", end.map(LeatWire::time).orElse(null))
        .put("system_release_at", LeatWire.time(hold.since().plus(LONGEST_HOLD)));
    return json;
  }

  void redeem(ObjectNode voucher, Optional<String> key) {
    checkHold(voucher, key);
    holds.remove(voucher.path("uuid").asText());
    if (voucher.path("status").asText().equals("LOCKED")) {
      voucher.put("status", "ACTIVE");
    }
    checkUsable(voucher);
    voucher.put("status", "REDEEMED").put("is_redeemed", true);
    voucher.put("redeemed_at", LeatWire.time(account.now()));
  }

  void reverse(ObjectNode voucher) {
    voucher.put("status", "ACTIVE").put("is_redeemed", false).putNull("redeemed_at");
  }

  private Optional<Hold> hold(String uuid) {
    return Optional.ofNullable(holds.get(uuid))
        .filter(hold -> hold.since().plus(LONGEST_HOLD).isAfter(account.now()));
  }

  private Optional<Hold> checkHold(ObjectNode voucher, Optional<String> key) {
    Optional<Hold> hold = hold(voucher.path("uuid").asText());
    if (hold.isPresent() && !key.equals(hold.map(Hold::key))) {
      throw LeatRefusal.of(80017, "Voucher is already locked.");
    }
    return hold;
  }

  private static void checkUsable(ObjectNode voucher) {
    switch (voucher.path("status").asText()) {
      case "REDEEMED" -> throw LeatRefusal.of(80005, "Voucher is already redeemed.");
      case "DEACTIVATED" -> throw LeatRefusal.of(80012, "Voucher is deactivated.");
      default -> {}
    }
  }
}
