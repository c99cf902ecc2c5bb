package dev.stampbook.engine;

import dev.stampbook.Capability;
import dev.stampbook.LoyaltyException;
import dev.stampbook.LoyaltyProvider;
import dev.stampbook.SystemName;
import dev.stampbook.UnsupportedCapabilityException;
import dev.stampbook.consent.ConsentService;
import dev.stampbook.discount.AppliedDiscount;
import dev.stampbook.discount.Checkout;
import dev.stampbook.discount.CheckoutId;
import dev.stampbook.discount.DiscountApplier;
import dev.stampbook.discount.DiscountKind;
import dev.stampbook.discount.DiscountOutcome;
import dev.stampbook.discount.DiscountRequest;
import dev.stampbook.member.MemberId;
import dev.stampbook.member.MemberService;
import dev.stampbook.points.EarningOwner;
import dev.stampbook.points.PointsLedger;
import dev.stampbook.reward.AffordableReward;
import dev.stampbook.reward.ClaimMarker;
import dev.stampbook.reward.IssueLookup;
import dev.stampbook.reward.IssuedReward;
import dev.stampbook.reward.RedemptionId;
import dev.stampbook.reward.Reward;
import dev.stampbook.reward.RewardCatalog;
import dev.stampbook.reward.RewardClaim;
import dev.stampbook.reward.RewardUsage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;

/** The process that is killed: redeems a list of rewards, takes every third one off again, and goes on until nothing is open. */
final class SagaCrashChild {

  static final int REDEMPTIONS = 50;
  static final long POINTS = 100;

  /** The next child waits for the end of what a killed one held. */
  private static final Duration LEASE = Duration.ofSeconds(2);

  private final CrashWire wire;
  private final FakeProvider members = new FakeProvider(Instant::now);
  private final MemberId member = members.member("M1", Orders.CUSTOMER);

  private SagaCrashChild(int port) {
    this.wire = new CrashWire(port);
  }

  static RedemptionId key(int number) {
    return RedemptionId.of("r" + number);
  }

  static boolean isReleased(int number) {
    return number % 3 == 0;
  }

  public static void main(String[] arguments) {
    SagaCrashChild child = new SagaCrashChild(Integer.parseInt(arguments[0]));
    try (Store store = Store.embedded(Path.of(arguments[1]));
        LoyaltyProgram program = child.program(store)) {
      program.sync(); // what the one before left
      Reward reward = SagaWorld.reward("r", POINTS, "EUR 5.00");
      for (int i = 1; i <= REDEMPTIONS; i++) {
        if (child.redeem(program, reward, i) && isReleased(i)) {
          program.redemptions().release(key(i));
        }
      }
      SyncReport report = program.sync();
      for (int i = 1; i <= REDEMPTIONS; i++) {
        System.out.println(key(i) + " " + program.redemptions().find(key(i)).orElseThrow().state());
      }
      System.exit(report.open() == 0 && report.waitingForPerson() == 0 ? 0 : 1);
    } catch (LoyaltyException | RedemptionRefusedException unexpected) {
      System.out.println("failed: " + unexpected);
      System.exit(2);
    }
  }

  /** Returns false for a reward that was to be asked for when a process died, and proved not to be issued: its shopper was refused. */
  private boolean redeem(LoyaltyProgram program, Reward reward, int number) {
    try {
      program.redeem(member, reward).as(key(number)).into(CheckoutId.of("cart" + number));
      return true;
    } catch (RedemptionRefusedException refused) {
      if (refused.refusal().reason() != RefusalReason.PROVIDER) {
        throw refused;
      }
      return false;
    }
  }

  private LoyaltyProgram program(Store store) {
    return LoyaltyProgram.builder()
        .provider(new Provider())
        .orders(new FakeShop())
        .discounts(new Carts())
        .store(store)
        .settings(EngineSettings.defaults().lease(LEASE))
        .build();
  }

  private final class Provider implements LoyaltyProvider {

    @Override
    public SystemName name() {
      return CrashWire.NAME;
    }

    @Override
    public Set<Capability> capabilities() {
      return members.capabilities();
    }

    @Override
    public EarningOwner earningOwner() {
      return EarningOwner.SDK;
    }

    @Override
    public MemberService members() {
      return members.members();
    }

    @Override
    public PointsLedger points() {
      return new CrashLedger(wire);
    }

    @Override
    public RewardCatalog rewards() {
      return new Rewards();
    }

    @Override
    public ConsentService consents() {
      return members.consents();
    }
  }

  private final class Rewards implements RewardCatalog {

    @Override
    public List<Reward> rewards() {
      return List.of();
    }

    @Override
    public List<AffordableReward> affordable(MemberId member) {
      return List.of();
    }

    @Override
    public PointsTaken pointsTaken() {
      return PointsTaken.AT_ISSUE;
    }

    @Override
    public ClaimMarker mark(RewardClaim claim) {
      return new ClaimMarker(wire.read("mark", ""));
    }

    @Override
    public IssuedReward issue(RewardClaim claim) {
      return issued(claim, wire.write("issue", claim.redemption() + " " + claim.points()));
    }

    private IssuedReward issued(RewardClaim claim, String id) {
      return new IssuedReward(
          claim, id, claim.points(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The provider knows no reference of ours: what is new since the marker is it. */
    @Override
    public IssueLookup lookUp(RewardClaim claim, ClaimMarker marker) {
      String id = wire.read("newest", marker.text());
      return id.equals("none")
          ? new IssueLookup.Absent()
          : new IssueLookup.Found(issued(claim, id));
    }

    @Override
    public void cancel(IssuedReward issued) {
      throw new UnsupportedCapabilityException(
          CrashWire.NAME, Capability.REWARD_CANCEL, "cancel", Optional.empty());
    }

    @Override
    public RewardUsage usage(IssuedReward issued) {
      return RewardUsage.UNTRACKED;
    }
  }

  private final class Carts implements DiscountApplier {

    @Override
    public SystemName system() {
      return CrashWire.NAME;
    }

    @Override
    public Set<DiscountKind> supported() {
      return EnumSet.allOf(DiscountKind.class);
    }

    @Override
    public Optional<Checkout> checkout(CheckoutId id) {
      return Optional.of(
          new Checkout(
              id, Money.parse("EUR 40.00"), Optional.empty(), List.of(), Optional.empty()));
    }

    private DiscountOutcome applied(DiscountRequest request) {
      return new DiscountOutcome.Applied(
          new AppliedDiscount(request, Optional.empty(), Optional.empty()));
    }

    @Override
    public DiscountOutcome preview(DiscountRequest request) {
      return applied(request);
    }

    @Override
    public DiscountOutcome apply(DiscountRequest request) {
      wire.write("apply", request.redemption().value());
      return applied(request);
    }

    @Override
    public Optional<AppliedDiscount> find(DiscountRequest request) {
      return wire.read("discount", request.redemption().value()).equals("yes")
          ? Optional.of(new AppliedDiscount(request, Optional.empty(), Optional.empty()))
          : Optional.empty();
    }

    @Override
    public Removal remove(DiscountRequest request) {
      return Removal.valueOf(wire.write("remove", request.redemption().value()));
    }
  }
}
