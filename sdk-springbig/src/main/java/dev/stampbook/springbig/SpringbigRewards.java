package dev.stampbook.springbig;

import dev.stampbook.Capability;
import dev.stampbook.InvalidRequestException;
import dev.stampbook.UnsupportedCapabilityException;
import dev.stampbook.discount.Discount;
import dev.stampbook.member.MemberId;
import dev.stampbook.reward.AffordableReward;
import dev.stampbook.reward.CancelLookup;
import dev.stampbook.reward.ClaimMarker;
import dev.stampbook.reward.IssueLookup;
import dev.stampbook.reward.IssuedReward;
import dev.stampbook.reward.Reward;
import dev.stampbook.reward.RewardCatalog;
import dev.stampbook.reward.RewardClaim;
import dev.stampbook.reward.RewardCost;
import dev.stampbook.reward.RewardId;
import dev.stampbook.reward.RewardUsage;
import dev.stampbook.springbig.api.Document;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.joda.money.Money;

/**
 * Lists rewards and redeems them by configured routes; the sheet knows none (section 14, U10 and U11). A reward's discount is its POS value,
 * {@code $} or {@code %} and an amount; the POS string is ignored (section 16).
 *
 * <p>Points are taken when the order completes: until then the SDK holds the redemption, and {@link #issue} is called at that moment.
 */
public final class SpringbigRewards implements RewardCatalog {

  private final Routes routes;
  private final SpringbigSettings settings;
  private final SpringbigPoints points;

  SpringbigRewards(Routes routes, SpringbigSettings settings, SpringbigPoints points) {
    this.routes = routes;
    this.settings = settings;
    this.points = points;
  }

  /**
   * {@inheritDoc}
   *
   * <p>Rewards that are switched off, or without id or points, are left out. One without a usable POS value has no discount (sheet section
   * 12).
   *
   * @throws UnsupportedCapabilityException without {@code springbig.routes.rewards} and {@code springbig.fields.reward}
   */
  @Override
  public List<Reward> rewards() {
    RewardFields fields = requireList();
    return routes.listRewards(Map.of("pos_type", settings.posType())).entries().stream()
        .filter(entry -> entry.flag(fields.active()).orElse(true))
        .flatMap(entry -> reward(entry, fields).stream())
        .toList();
  }

  private RewardFields requireList() {
    if (!routes.has(Routes.Call.REWARDS)) {
      throw Routes.Call.REWARDS.refusal(Capability.REWARD_LIST);
    }
    return settings
        .rewardFields()
        .orElseThrow(
            () ->
                new UnsupportedCapabilityException(
                    Springbig.NAME,
                    Capability.REWARD_LIST,
                    Routes.Call.REWARDS.operation,
                    Optional.of("springbig.fields.reward")));
  }

  private Optional<Reward> reward(Document entry, RewardFields fields) {
    Optional<RewardId> id =
        entry
            .text(fields.id())
            .filter(text -> !text.isBlank() && text.length() <= 200)
            .map(RewardId::of);
    Optional<RewardCost> cost =
        entry
            .whole(fields.points())
            .filter(needed -> needed >= 0)
            .map(needed -> needed == 0 ? new RewardCost.Free() : new RewardCost.Fixed(needed));
    if (id.isEmpty() || cost.isEmpty()) {
      return Optional.empty();
    }
    String name =
        entry.text(fields.name()).filter(text -> !text.isBlank()).orElse("reward " + id.get());
    Reward.Builder reward = Reward.builder(id.get(), name, cost.get());
    discount(entry, fields).ifPresent(reward::discount);
    return Optional.of(reward.build());
  }

  private Optional<Discount> discount(Document entry, RewardFields fields) {
    Optional<BigDecimal> amount =
        entry.decimal(fields.discountAmount()).filter(value -> value.signum() > 0);
    return entry
        .text(fields.discountType())
        .map(String::strip)
        .flatMap(
            type ->
                switch (type) {
                  case "$" ->
                      amount
                          .map(this::money)
                          .filter(Money::isPositive)
                          .map(Discount.AmountOff::new);
                  case "%" ->
                      amount
                          .filter(share -> share.compareTo(BigDecimal.valueOf(100)) <= 0)
                          .map(Discount.PercentOff::new);
                  default -> Optional.empty(); // an open set: a kind this release does not know
                });
  }

  private Money money(BigDecimal amount) {
    return Money.of(settings.currency(), amount, RoundingMode.DOWN);
  }

  /** {@inheritDoc} Offers are always affordable. */
  @Override
  public List<AffordableReward> affordable(MemberId member) {
    requireList();
    long balance = points.balance(member);
    return rewards().stream()
        .filter(reward -> reward.cost().least() <= Math.max(balance, 0))
        .map(reward -> new AffordableReward(reward, reward.cost().least(), reward.cost().least()))
        .sorted(Comparator.comparingLong(AffordableReward::least))
        .toList();
  }

  /** Returns {@link PointsTaken#AT_USE} (sheet section 13, redeem). */
  @Override
  public PointsTaken pointsTaken() {
    return PointsTaken.AT_USE;
  }

  /** Returns an empty marker: a redemption carries our reference. */
  @Override
  public ClaimMarker mark(RewardClaim claim) {
    return ClaimMarker.none();
  }

  /**
   * {@inheritDoc}
   *
   * @throws UnsupportedCapabilityException without {@code springbig.routes.redeem}
   * @throws InvalidRequestException when the member is not linked, or Springbig refuses although the balance suffices or cannot be read
   */
  @Override
  public IssuedReward issue(RewardClaim claim) {
    if (claim.ownCode().isPresent()) {
      throw new IllegalArgumentException(
          "Springbig takes no codes; claim the reward without a code of your own");
    }
    if (!routes.has(Routes.Call.REDEEM)) {
      throw Routes.Call.REDEEM.refusal(Capability.REWARD_REDEEM);
    }
    Map<String, Object> values = values(claim, Routes.Call.REDEEM.operation);
    values.put("points", claim.points());
    try {
      return issued(claim, routes.redeem(values));
    } catch (InvalidRequestException refusal) {
      throw Refusals.explain(refusal, claim.points(), points, claim.member());
    }
  }

  private Map<String, Object> values(RewardClaim claim, String operation) {
    Map<String, Object> values = new TreeMap<>();
    values.put("pos_user", MemberKey.required(claim.member(), operation));
    values.put("pos_type", settings.posType());
    values.put("reward_id", claim.reward().id().value());
    values.put("redemption_id", claim.redemption().value());
    return values;
  }

  /** Springbig's id of the redemption where the answer tells it at {@code springbig.fields.redemption.id}, else our own. */
  private IssuedReward issued(RewardClaim claim, Optional<Document> answer) {
    String id =
        answer
            .flatMap(told -> told.entries().stream().findFirst())
            .flatMap(entry -> entry.text(settings.redemptionFields().id()))
            .filter(text -> !text.isBlank())
            .orElse(claim.redemption().value());
    return new IssuedReward(
        claim, id, claim.points(), Optional.empty(), claim.reward().discount(), Optional.empty());
  }

  /**
   * {@inheritDoc}
   *
   * <p>Asks {@code springbig.routes.findRedemption} and believes only entries that carry our reference. Without that route nobody can tell
   * whether the redemption happened: the answer is {@link IssueLookup.Ambiguous} with 2 candidates, done and not done, so that a person
   * decides.
   */
  @Override
  public IssueLookup lookUp(RewardClaim claim, ClaimMarker marker) {
    if (!routes.has(Routes.Call.FIND_REDEMPTION)) {
      return new IssueLookup.Ambiguous(2);
    }
    List<Document> found =
        entries(claim).stream()
            .filter(entry -> !settings.redemptionFields().isCancelled(entry))
            .toList();
    return switch (found.size()) {
      case 0 -> new IssueLookup.Absent();
      case 1 -> new IssueLookup.Found(issued(claim, Optional.of(found.get(0))));
      default -> new IssueLookup.Ambiguous(found.size());
    };
  }

  private List<Document> entries(RewardClaim claim) {
    String reference = claim.redemption().value();
    return routes
        .findRedemption(values(claim, Routes.Call.FIND_REDEMPTION.operation))
        .map(Document::entries)
        .orElse(List.of())
        .stream()
        .filter(entry -> settings.redemptionFields().carries(entry, reference))
        .toList();
  }

  /**
   * {@inheritDoc}
   *
   * <p>Told only with {@code springbig.routes.findRedemption} and {@code springbig.fields.redemption.cancelled}.
   */
  @Override
  public CancelLookup lookUpCancel(IssuedReward issued) {
    EntryFields fields = settings.redemptionFields();
    if (!routes.has(Routes.Call.FIND_REDEMPTION) || fields.cancelled().isEmpty()) {
      return CancelLookup.UNTOLD;
    }
    List<Document> found = entries(issued.claim());
    if (found.isEmpty()) {
      return CancelLookup.UNTOLD;
    }
    return found.stream().allMatch(fields::isCancelled)
        ? CancelLookup.CANCELLED
        : CancelLookup.STANDS;
  }

  /**
   * {@inheritDoc}
   *
   * @throws UnsupportedCapabilityException without {@code springbig.routes.cancelRedemption}
   */
  @Override
  public void cancel(IssuedReward issued) {
    if (!routes.has(Routes.Call.CANCEL)) {
      throw Routes.Call.CANCEL.refusal(Capability.REWARD_CANCEL);
    }
    Map<String, Object> values = values(issued.claim(), Routes.Call.CANCEL.operation);
    values.put("issue_id", issued.issueId());
    values.put("points", issued.pointsTaken());
    routes.cancel(values);
  }

  /** Refuses: nothing tells whether a redemption was used; the order it is on does. */
  @Override
  public RewardUsage usage(IssuedReward issued) {
    throw new UnsupportedCapabilityException(
        Springbig.NAME,
        Capability.REWARD_USAGE,
        "tell whether a redemption was used",
        Optional.empty());
  }
}
