package dev.stampbook.sandbox.leat;

import dev.stampbook.sandbox.SandboxCoupon;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Holds the rewards and what was claimed of them. Guarded by the account. */
final class LeatRewards {

  private final LeatAccount account;
  private final LeatSettings settings;
  private final Map<String, LeatReward> rewards = new LinkedHashMap<>();
  private final Map<String, Long> claimed = new HashMap<>();
  private final Set<String> collected = new HashSet<>();
  private final Set<String> reversed = new HashSet<>();

  LeatRewards(LeatAccount account, LeatSettings settings) {
    this.account = account;
    this.settings = settings;
  }

  String add(LeatReward reward) {
    String uuid = account.newUuid();
    rewards.put(uuid, reward);
    return uuid;
  }

  Map<String, LeatReward> all() {
    return rewards;
  }

  LeatReward reward(String uuid) {
    LeatReward found = rewards.get(uuid);
    if (found == null) {
      throw LeatRefusal.of(6003, "Reward does not exist or is expired.");
    }
    return found;
  }

  OptionalLong left(String uuid) {
    LeatReward reward = reward(uuid);
    return reward.stock().isEmpty()
        ? reward.stock()
        : OptionalLong.of(reward.stock().getAsLong() - claimed.getOrDefault(uuid, 0L));
  }

  boolean isCollected(LeatEntry entry) {
    return collected.contains(entry.uuid());
  }

  boolean isReversed(LeatEntry entry) {
    return reversed.contains(entry.uuid());
  }

  LeatEntry claim(LeatMember member, String uuid) {
    LeatReward reward = reward(uuid);
    if (reward.offer() == LeatReward.Offer.INACTIVE || reward.credits().isEmpty()) {
      throw LeatRefusal.of(1052, "Reward is not active.");
    }
    if (left(uuid).orElse(1) < 1) {
      throw LeatRefusal.of(1018, "Reward is out of stock.");
    }
    long price = reward.credits().getAsLong();
    if (member.balance < price) {
      throw LeatRefusal.of(1017, "Onvoldoende punten | Insufficient credits.");
    }
    claimed.merge(uuid, 1L, Long::sum);
    boolean digital = reward.form() == LeatReward.Form.DIGITAL;
    Optional<String> code = digital ? Optional.of(code()) : Optional.empty();
    code.ifPresent(
        text ->
            settings
                .coupons()
                .issued(
                    new SandboxCoupon(
                        text, reward.title(), reward.gives(), reward.value(), Optional.empty())));
    return account.add(
        member,
        new LeatEntry(
            account.newUuid(),
            member.uuid,
            digital ? LeatEntry.Kind.DIGITAL_REWARD_RECEPTION : LeatEntry.Kind.REWARD_RECEPTION,
            -price,
            Optional.empty(),
            Map.of(),
            Optional.of(reward.title()),
            Optional.of(uuid),
            code,
            "OAUTH_API",
            account.now()));
  }

  private String code() {
    return "LEAT-" + account.newUuid().substring(0, 13).toUpperCase(Locale.ROOT);
  }

  /** Gives the credits back. A second time is allowed: whether the real system refuses it is unknown, and this is harder on clients. */
  LeatEntry reverse(LeatEntry entry) {
    String uuid = entry.reward().orElseThrow(LeatRefusal::noSuchThing);
    claimed.merge(uuid, -1L, Long::sum);
    reversed.add(entry.uuid());
    return account.append(
        account.member(entry.contact()), -entry.credits(), Optional.empty(), Map.of(), "OAUTH_API");
  }

  /** Returns the physical rewards a contact has claimed and can collect. */
  List<LeatEntry> collectable(LeatMember member) {
    return member.entries.stream()
        .filter(entry -> entry.kind() == LeatEntry.Kind.REWARD_RECEPTION)
        .filter(entry -> !isCollected(entry) && !reversed.contains(entry.uuid()))
        .toList();
  }

  void collect(LeatEntry entry) {
    if (entry.kind() != LeatEntry.Kind.REWARD_RECEPTION) {
      throw LeatRefusal.noSuchThing();
    }
    collected.add(entry.uuid());
  }
}
