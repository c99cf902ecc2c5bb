package dev.stampbook.sandbox.leat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stampbook.sandbox.EmulatorResponse;
import dev.stampbook.sandbox.SandboxJson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Carries out what concerns rewards, promotions and vouchers (sheet sections 3.6 and 3.7). */
final class LeatOfferRoutes {

  private final LeatAccount account;

  private LeatOfferRoutes(LeatAccount account) {
    this.account = account;
  }

  static List<LeatRoute> of(LeatAccount account) {
    LeatOfferRoutes to = new LeatOfferRoutes(account);
    return List.of(
        LeatRoute.on("GET", "rewards", to::rewards),
        LeatRoute.on("GET", "rewards/*", to::reward),
        LeatRoute.on("PUT", "rewards/*", to::updateReward),
        LeatRoute.on("POST", "reward-receptions", to::claim),
        LeatRoute.on("POST", "reward-receptions/*/reverse", to::reverse),
        LeatRoute.on("GET", "collectable-rewards", to::collectable),
        LeatRoute.on("PUT", "collectable-rewards/collect/*", to::collect),
        LeatRoute.on("GET", "promotions", to::promotions),
        LeatRoute.on("GET", "promotions/*", to::promotion),
        LeatRoute.on("POST", "promotions", to::createPromotion),
        LeatRoute.on("GET", "vouchers/find", to::findVoucher),
        LeatRoute.on("GET", "vouchers", to::vouchers),
        LeatRoute.on("POST", "vouchers", to::createVoucher),
        LeatRoute.on("POST", "vouchers/batch", to::createBatch),
        LeatRoute.on("POST", "vouchers/redeem", to::redeem),
        LeatRoute.on("POST", "vouchers/multi-redeem", to::redeemSeveral),
        LeatRoute.on("PUT", "vouchers/update/*", call -> to.updateVoucher(call, 2)),
        LeatRoute.on("PUT", "vouchers/*", call -> to.updateVoucher(call, 1)),
        LeatRoute.on("POST", "vouchers/*/lock", to::lock),
        LeatRoute.on("POST", "vouchers/*/release", to::release),
        LeatRoute.on("POST", "vouchers/*/reverse", to::reverseVoucher));
  }

  private EmulatorResponse rewards(LeatCall call) {
    call.query("shop_uuid").ifPresent(account::checkShop);
    call.query("contact_uuid").ifPresent(account::member);
    List<ObjectNode> rows = new ArrayList<>();
    account
        .rewards()
        .all()
        .forEach(
            (uuid, reward) -> {
              ObjectNode row = LeatWire.reward(uuid, reward);
              row.put("id", 500 + rows.size()).put("type", reward.form().name());
              row.put("is_active", reward.offer() == LeatReward.Offer.ACTIVE);
              OptionalLong left = account.rewards().left(uuid);
              row.put("stock", left.isPresent() ? (Long) left.getAsLong() : null);
              rows.add(row);
            });
    return LeatRoute.list(rows);
  }

  private EmulatorResponse reward(LeatCall call) {
    LeatReward found = account.rewards().reward(call.segment(1));
    ObjectNode json = LeatWire.reward(call.segment(1), found);
    return LeatRoute.data(json.put("active", found.offer() == LeatReward.Offer.ACTIVE));
  }

  private EmulatorResponse updateReward(LeatCall call) {
    LeatReward old = account.rewards().reward(call.segment(1));
    Map<String, String> attributes = new HashMap<>(old.attributes());
    call.body()
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!List.of("title", "description", "required_credits").contains(name)) {
                call.text(name).ifPresent(value -> attributes.put(name, value));
              }
            });
    OptionalLong credits = call.number("required_credits");
    account
        .rewards()
        .all()
        .put(
            call.segment(1),
            new LeatReward(
                call.text("title").orElse(old.title()),
                credits.isPresent() ? credits : old.credits(),
                old.form(),
                old.gives(),
                old.value(),
                Map.copyOf(attributes),
                old.stock(),
                old.offer()));
    account.wrote();
    return reward(call);
  }

  private EmulatorResponse claim(LeatCall call) {
    account.checkShop(call.required("shop_uuid"));
    LeatMember member = account.member(call.required("contact_uuid"));
    LeatEntry made = account.rewards().claim(member, call.required("reward_uuid"));
    account.wrote();
    return LeatRoute.data(LeatWire.entry(made, account));
  }

  private EmulatorResponse reverse(LeatCall call) {
    LeatEntry back = account.rewards().reverse(account.entry(call.segment(1)));
    account.wrote();
    return LeatRoute.data(LeatWire.entry(back, account));
  }

  private EmulatorResponse collectable(LeatCall call) {
    LeatMember member = account.member(call.requiredQuery("contact_uuid"));
    return LeatRoute.list(
        account.rewards().collectable(member).stream()
            .map(entry -> LeatWire.entry(entry, account))
            .toList());
  }

  private EmulatorResponse collect(LeatCall call) {
    LeatEntry entry = account.entry(call.segment(2));
    account.rewards().collect(entry);
    account.wrote();
    return LeatRoute.data(LeatWire.entry(entry, account));
  }

  private EmulatorResponse promotions(LeatCall call) {
    return LeatRoute.list(account.vouchers().promotions().values());
  }

  private EmulatorResponse promotion(LeatCall call) {
    return LeatRoute.data(account.vouchers().promotion(call.segment(1)));
  }

  private EmulatorResponse createPromotion(LeatCall call) {
    account.wrote();
    return LeatRoute.data(
        account.vouchers().addPromotion(call.required("name"), call.required("description")));
  }

  private EmulatorResponse findVoucher(LeatCall call) {
    return LeatRoute.data(account.vouchers().byCode(call.requiredQuery("code")));
  }

  /** The one list with the other kind of page and with links (sheet section 6). */
  private EmulatorResponse vouchers(LeatCall call) {
    long limit = call.queryNumber("limit", 30, 1, 500);
    long page = call.queryNumber("page", 1, 1, 1_000_000);
    List<ObjectNode> all =
        account
            .vouchers()
            .list(
                voucher ->
                    call.query("status").map(voucher.path("status").asText()::equals).orElse(true));
    ObjectNode json = SandboxJson.object();
    ArrayNode rows = json.putArray("data");
    all.stream().skip((page - 1) * limit).limit(limit).forEach(rows::add);
    json.putObject("links").putNull("next").putNull("prev");
    json.putObject("meta")
        .put("current_page", page)
        .put("from", 1)
        .put("last_page", Math.max(1, (all.size() + limit - 1) / limit))
        .put("per_page", Long.toString(limit))
        .put("path", "https://leat.example.com/vouchers")
        .put("total", all.size())
        .putArray("links");
    return EmulatorResponse.json(200, json);
  }

  private EmulatorResponse createVoucher(LeatCall call) {
    ObjectNode made =
        account
            .vouchers()
            .create(call.required("promotion_uuid"), call.text("code"), call.text("contact_uuid"));
    LeatCall.time(call.body(), "expiration_date")
        .ifPresent(at -> made.put("expiration_date", LeatWire.time(at)));
    account.wrote();
    return LeatRoute.data(made);
  }

  private EmulatorResponse createBatch(LeatCall call) {
    long quantity = LeatCall.requiredNumber(call.body(), "quantity");
    if (quantity < 1 || quantity > 500) {
      throw LeatRefusal.invalid("quantity");
    }
    for (int i = 0; i < quantity; i++) {
      account
          .vouchers()
          .create(call.required("promotion_uuid"), Optional.empty(), Optional.empty());
    }
    account.wrote();
    ObjectNode json = SandboxJson.object();
    json.put("uuid", account.newUuid()).put("type", "voucher").put("quantity", quantity);
    return LeatRoute.data(json.put("status", "PENDING").put("created_at", "2026-02-10, 18:04"));
  }

  private EmulatorResponse redeem(LeatCall call) {
    ObjectNode voucher = account.vouchers().byCode(call.required("code"));
    account.vouchers().redeem(voucher, call.text("release_key"));
    account.wrote();
    return LeatRoute.data(voucher);
  }

  private EmulatorResponse redeemSeveral(LeatCall call) {
    account.checkShop(call.required("shop_uuid"));
    if (LeatCall.requiredNumber(call.body(), "number_of_times") != 1) {
      throw LeatRefusal.of(80019, "Not enough redemptions left.");
    }
    ObjectNode voucher = account.vouchers().byCode(call.required("code"));
    account.vouchers().redeem(voucher, Optional.empty());
    account.wrote();
    ObjectNode json = SandboxJson.object();
    json.set("voucher", voucher);
    json.putArray("voucher_redemptions").addObject().put("uuid", account.newUuid());
    return LeatRoute.data(json);
  }

  private EmulatorResponse updateVoucher(LeatCall call, int keyAt) {
    ObjectNode voucher = account.vouchers().byUuid(call.segment(keyAt));
    call.text("status").ifPresent(status -> voucher.put("status", status));
    account.wrote();
    return LeatRoute.data(voucher);
  }

  private EmulatorResponse lock(LeatCall call) {
    ObjectNode locked = account.vouchers().lock(account.vouchers().byUuid(call.segment(1)));
    account.wrote();
    return LeatRoute.data(locked);
  }

  private EmulatorResponse release(LeatCall call) {
    ObjectNode voucher = account.vouchers().byUuid(call.segment(1));
    ObjectNode released = account.vouchers().release(voucher, call.required("release_key"));
    account.wrote();
    return LeatRoute.data(released);
  }

  private EmulatorResponse reverseVoucher(LeatCall call) {
    account.vouchers().reverse(account.vouchers().byUuid(call.segment(1)));
    account.wrote();
    return LeatRoute.data(SandboxJson.NODES.nullNode());
  }
}
