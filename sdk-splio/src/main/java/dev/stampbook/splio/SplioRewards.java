package dev.stampbook.splio;

import dev.stampbook.Capability;
import dev.stampbook.ConflictException;
import dev.stampbook.FailedCall;
import dev.stampbook.InsufficientPointsException;
import dev.stampbook.InvalidRequestException;
import dev.stampbook.LoyaltyException;
import dev.stampbook.NotFoundException;
import dev.stampbook.OutcomeUnknownException;
import dev.stampbook.UnsupportedCapabilityException;
import dev.stampbook.discount.CouponCode;
import dev.stampbook.http.TimeSource;
import dev.stampbook.http.json.OpenEnum;
import dev.stampbook.http.json.PersonalText;
import dev.stampbook.member.MemberId;
import dev.stampbook.reward.AffordableReward;
import dev.stampbook.reward.ClaimMarker;
import dev.stampbook.reward.IssueLookup;
import dev.stampbook.reward.IssuedReward;
import dev.stampbook.reward.Reward;
import dev.stampbook.reward.RewardCatalog;
import dev.stampbook.reward.RewardClaim;
import dev.stampbook.reward.RewardCost;
import dev.stampbook.reward.RewardId;
import dev.stampbook.reward.RewardUsage;
import dev.stampbook.splio.api.Attribution;
import dev.stampbook.splio.api.AttributionDetail;
import dev.stampbook.splio.api.Filter;
import dev.stampbook.splio.api.GrantRequest;
import dev.stampbook.splio.api.GrantResult;
import dev.stampbook.splio.api.SortOrder;
import dev.stampbook.splio.api.SplioApi;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Lists master rewards, grants them and tells whether a grant was used (sheet sections 3.5, 9 and 13). A code of the caller is the natural key of
 * its grant; without one the redemption id travels as the reason and is looked for. Nothing undoes a grant.
 */
public final class SplioRewards implements RewardCatalog {

  private static final String GRANT = "grantReward";

  private final SplioApi api;
  private final SplioDirectory directory;
  private final SplioPoints points;
  private final SplioPages pages;
  private final SplioSettings settings;
  private final TimeSource time;

  SplioRewards(
      SplioApi api,
      SplioDirectory directory,
      SplioPoints points,
      SplioPages pages,
      SplioSettings settings,
      TimeSource time) {
    this.api = api;
    this.directory = directory;
    this.points = points;
    this.pages = pages;
    this.settings = settings;
    this.time = time;
  }

  /** Returns all master rewards whose forced validity has not passed, cheapest first. */
  @Override
  public List<Reward> rewards() {
    return pages
        .byCursor(
            "listRewards",
            after ->
                api.loyalty()
                    .listRewards(
                        SplioPages.SIZE,
                        Optional.empty(),
                        after,
                        Optional.of("nqp_value"),
                        Optional.of(OpenEnum.of(SortOrder.ASC)),
                        Map.of()))
        .filter(this::isOpen)
        .map(this::reward)
        .toList();
  }

  /**
   * {@inheritDoc}
   *
   * <p>What Splio calls eligible, checked against the spendable points, the forced validity, and for limited rewards the stock, which takes
   * one read each.
   */
  @Override
  public List<AffordableReward> affordable(MemberId member) {
    PersonalText card = directory.holder(member).card();
    long balance = points.balance(member);
    return pages
        .byCursor(
            "listEligibleRewards",
            after ->
                api.loyalty()
                    .listEligibleRewards(card, SplioPages.SIZE, Optional.empty(), after, Map.of()))
        .filter(this::isOpen)
        .filter(reward -> reward.nqpValue().orElse(0L) <= Math.max(balance, 0))
        .flatMap(reward -> inStock(reward).stream())
        .map(this::reward)
        .map(reward -> new AffordableReward(reward, reward.cost().least(), reward.cost().least()))
        .sorted(Comparator.comparingLong(AffordableReward::least))
        .toList();
  }

  private Optional<dev.stampbook.splio.api.Reward> inStock(dev.stampbook.splio.api.Reward reward) {
    if (!reward.limited().orElse(false)) {
      return Optional.of(reward);
    }
    return Look.up(() -> api.loyalty().getReward(reward.externalId()))
        .filter(read -> read.stock().map(stock -> stock > 0).orElse(true));
  }

  private boolean isOpen(dev.stampbook.splio.api.Reward reward) {
    if (!reward.forcedValidity().orElse(false)) {
      return true;
    }
    Instant now = time.now();
    boolean ended =
        reward
            .forcedValidityEnd()
            .flatMap(this::instant)
            .filter(end -> end.isBefore(now))
            .isPresent();
    return !ended;
  }

  private Optional<Instant> instant(LocalDateTime time) {
    return SplioZones.isNever(time)
        ? Optional.empty()
        : Optional.of(SplioZones.instant(time, settings.zones().loyalty()));
  }

  private Reward reward(dev.stampbook.splio.api.Reward wire) {
    long price = wire.nqpValue().orElse(0L);
    RewardCost cost = price > 0 ? new RewardCost.Fixed(price) : new RewardCost.Free();
    String name = wire.name().isBlank() ? "reward " + wire.externalId() : wire.name();
    Reward.Builder reward = Reward.builder(RewardId.of(wire.externalId()), name, cost);
    terms(wire).discount().ifPresent(reward::discount);
    if (wire.limited().orElse(false)) {
      wire.stock().ifPresent(reward::stock);
    }
    if (wire.forcedValidity().orElse(false)) {
      wire.forcedValidityEnd().flatMap(this::instant).ifPresent(reward::availableUntil);
    }
    return reward.build();
  }

  /** Returns what a reward is and where it may be used, from its custom fields. */
  public RewardTerms terms(dev.stampbook.splio.api.Reward reward) {
    return RewardTerms.of(
        new RewardFields(reward.customFields(), settings.rewards().names()),
        reward.monetaryType(),
        reward.monetaryValue(),
        settings.rewards().currency());
  }

  @Override
  public PointsTaken pointsTaken() {
    return PointsTaken.AT_ISSUE;
  }

  /** Returns nothing: the code or the redemption id finds the grant. */
  @Override
  public ClaimMarker mark(RewardClaim claim) {
    return ClaimMarker.none();
  }

  /**
   * {@inheritDoc}
   *
   * @throws ConflictException when the code of the claim was granted to somebody else
   * @throws InvalidRequestException when Splio refuses although the points suffice, such as for an empty stock
   */
  @Override
  public IssuedReward issue(RewardClaim claim) {
    PersonalText card = directory.holder(claim.member()).card();
    List<GrantResult> granted;
    try {
      granted = api.loyalty().grantReward(claim.reward().id().value(), request(claim, card));
    } catch (ConflictException there) {
      return ownCode(claim)
          .flatMap(code -> detailOf(code, card))
          .map(found -> issued(claim, found))
          .orElseThrow(() -> there);
    } catch (InvalidRequestException refused) {
      throw explain(refused, claim);
    }
    PersonalText code =
        granted.stream()
            .flatMap(result -> result.externalIds().stream())
            .findFirst()
            .orElseThrow(() -> unreadable("the grant was answered without a code"));
    return detail(code)
        .map(found -> issued(claim, found))
        .orElseThrow(() -> unreadable("the grant was answered but cannot be read yet"));
  }

  private static OutcomeUnknownException unreadable(String what) {
    return new OutcomeUnknownException(
        what + "; look it up", FailedCall.unanswered(Splio.NAME, GRANT));
  }

  /** The grant is made; not being able to read it must not look as if it were not. */
  private Optional<AttributionDetail> detail(PersonalText code) {
    try {
      return Look.up(() -> api.loyalty().getAttribution(code));
    } catch (LoyaltyException unreadable) {
      OutcomeUnknownException unknown = unreadable("the grant was answered but cannot be read");
      unknown.addSuppressed(unreadable);
      throw unknown;
    }
  }

  private GrantRequest request(RewardClaim claim, PersonalText card) {
    return new GrantRequest(
        card,
        Optional.of(1L),
        Optional.of(claim.redemption().value()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        ownCode(claim).map(List::of),
        Optional.of(
            UUID.nameUUIDFromBytes(
                    ("redemption:" + claim.redemption().value()).getBytes(StandardCharsets.UTF_8))
                .toString()));
  }

  private static Optional<PersonalText> ownCode(RewardClaim claim) {
    return claim.ownCode().map(code -> PersonalText.of(code.value()));
  }

  /** The body for too few points is unknown (U6), and so is that for a known idempotency key (U3): the state decides. */
  private LoyaltyException explain(InvalidRequestException refused, RewardClaim claim) {
    try {
      if (lookUp(claim, ClaimMarker.none()) instanceof IssueLookup.Found) {
        return unreadable("the grant was refused, but an earlier one of this redemption is there");
      }
      long have = points.balance(claim.member());
      return have < claim.points()
          ? new InsufficientPointsException(refused.call(), OptionalLong.of(have), claim.points())
          : refused;
    } catch (LoyaltyException unreadable) {
      refused.addSuppressed(unreadable);
      return refused;
    }
  }

  private Optional<AttributionDetail> detailOf(PersonalText code, PersonalText card) {
    return Look.up(() -> api.loyalty().getAttribution(code))
        .filter(
            found ->
                found.contactStatus().filter(status -> status.cardCode().equals(card)).isPresent());
  }

  private IssuedReward issued(RewardClaim claim, AttributionDetail found) {
    return issued(claim, found.externalId(), found.expirationDate());
  }

  private IssuedReward issued(
      RewardClaim claim, PersonalText code, Optional<LocalDateTime> expires) {
    CouponCode coupon;
    try {
      coupon = CouponCode.of(code.value());
    } catch (IllegalArgumentException tooLong) {
      throw unreadable("the grant has a code that is no coupon code");
    }
    return new IssuedReward(
        claim,
        code.value(),
        claim.points(),
        Optional.of(coupon),
        claim.ownCode().isPresent()
            ? Optional.of(new dev.stampbook.discount.Discount.Coupon(coupon))
            : claim.reward().discount(),
        expires.flatMap(this::instant));
  }

  /** {@inheritDoc} By the claim's own code where it has one, else by the redemption id among the grants of the card. */
  @Override
  public IssueLookup lookUp(RewardClaim claim, ClaimMarker marker) {
    SplioDirectory.Holder holder = directory.holder(claim.member());
    if (claim.ownCode().isPresent()) {
      return detailOf(ownCode(claim).orElseThrow(), holder.card())
          .<IssueLookup>map(found -> new IssueLookup.Found(issued(claim, found)))
          .orElseGet(IssueLookup.Absent::new);
    }
    String reason = claim.redemption().value();
    List<Attribution> found =
        grants(holder)
            .filter(grant -> grant.reasonMsg().filter(reason::equals).isPresent())
            .toList();
    if (found.size() > 1) {
      return new IssueLookup.Ambiguous(found.size());
    }
    return found.stream()
        .findFirst()
        .<IssueLookup>map(
            grant ->
                new IssueLookup.Found(issued(claim, grant.externalId(), grant.expirationDate())))
        .orElseGet(IssueLookup.Absent::new);
  }

  private Stream<Attribution> grants(SplioDirectory.Holder holder) {
    return pages.byCursor(
        "listAttributionsByContact",
        after ->
            api.loyalty()
                .listAttributionsByContact(
                    holder.key(),
                    SplioPages.SIZE,
                    Optional.empty(),
                    after,
                    Optional.of(Filter.equalTo(holder.card().value())),
                    Optional.empty(),
                    Optional.empty()));
  }

  /** Returns all grants of a member, used and expired ones too, newest first. Close the stream. */
  public Stream<Attribution> grants(MemberId member) {
    return grants(directory.holder(member));
  }

  /** Refuses: no endpoint cancels, revokes or un-uses a grant. Post the points back; the code stays valid until it expires (section 13). */
  @Override
  public void cancel(IssuedReward issued) {
    throw new UnsupportedCapabilityException(
        Splio.NAME, Capability.REWARD_CANCEL, "cancel a granted reward", Optional.empty());
  }

  /**
   * {@inheritDoc} The date of use decides; the words of the status are not all known (U10).
   *
   * @throws NotFoundException when the code was never granted
   */
  @Override
  public RewardUsage usage(IssuedReward issued) {
    return Look.up(() -> api.loyalty().getAttribution(PersonalText.of(issued.issueId())))
        .map(grant -> grant.claimDate().isPresent() ? RewardUsage.USED : RewardUsage.UNUSED)
        .orElseThrow(
            () ->
                new NotFoundException(
                    "the code was never granted",
                    FailedCall.unanswered(Splio.NAME, "getAttribution")));
  }
}
