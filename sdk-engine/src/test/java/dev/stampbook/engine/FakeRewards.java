package dev.stampbook.engine;

import dev.stampbook.Capability;
import dev.stampbook.FailedCall;
import dev.stampbook.InsufficientPointsException;
import dev.stampbook.InvalidRequestException;
import dev.stampbook.OutcomeUnknownException;
import dev.stampbook.UnavailableException;
import dev.stampbook.UnsupportedCapabilityException;
import dev.stampbook.discount.CouponCode;
import dev.stampbook.member.MemberId;
import dev.stampbook.reward.AffordableReward;
import dev.stampbook.reward.CancelLookup;
import dev.stampbook.reward.ClaimMarker;
import dev.stampbook.reward.IssueLookup;
import dev.stampbook.reward.IssuedReward;
import dev.stampbook.reward.Reward;
import dev.stampbook.reward.RewardCatalog;
import dev.stampbook.reward.RewardClaim;
import dev.stampbook.reward.RewardUsage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A catalogue without idempotency: a claim sent twice takes the points twice, and a cancellation sent twice gives them back twice. Faults
 * are scripted for the next calls.
 */
final class FakeRewards implements RewardCatalog {

  private final FakeLedger ledger;
  private final List<IssuedReward> issued = new ArrayList<>();
  private final List<String> cancelled = new ArrayList<>();
  private final Set<String> used = new HashSet<>();
  private final Deque<Optional<Fault>> issueFaults = new ArrayDeque<>();
  private final Deque<Fault> cancelFaults = new ArrayDeque<>();
  private final List<Reward> offered = new ArrayList<>();
  private PointsTaken taken = PointsTaken.AT_ISSUE;
  private boolean refusesOverdraft = true;
  private boolean makesCodes;
  private boolean canBeAsked = true;
  private boolean cancels;
  private int ambiguous;

  FakeRewards(FakeLedger ledger) {
    this.ledger = ledger;
  }

  synchronized FakeRewards taken(PointsTaken value) {
    taken = value;
    return this;
  }

  synchronized void allowOverdraft() {
    refusesOverdraft = false;
  }

  synchronized void makeCodes() {
    makesCodes = true;
  }

  synchronized void cannotBeAsked() {
    canBeAsked = false;
  }

  synchronized void cancels() {
    cancels = true;
  }

  synchronized void ambiguous(int candidates) {
    ambiguous = candidates;
  }

  synchronized void offer(Reward reward) {
    offered.add(reward);
  }

  /** Scripts the next claims. */
  synchronized void issueFault(Fault... script) {
    for (Fault fault : script) {
      issueFaults.add(Optional.of(fault));
    }
  }

  /** Lets one claim go well before the next scripted one. */
  synchronized void issueWell() {
    issueFaults.add(Optional.empty());
  }

  synchronized void cancelFault(Fault... script) {
    cancelFaults.addAll(List.of(script));
  }

  synchronized void use(String issueId) {
    used.add(issueId);
  }

  synchronized List<IssuedReward> issued() {
    return List.copyOf(issued);
  }

  synchronized List<String> cancelled() {
    return List.copyOf(cancelled);
  }

  private static FailedCall call(String operation) {
    return FailedCall.unanswered(FakeLedger.NAME, operation);
  }

  @Override
  public synchronized List<Reward> rewards() {
    return List.copyOf(offered);
  }

  @Override
  public List<AffordableReward> affordable(MemberId member) {
    return List.of();
  }

  @Override
  public synchronized PointsTaken pointsTaken() {
    return taken;
  }

  @Override
  public synchronized ClaimMarker mark(RewardClaim claim) {
    return new ClaimMarker("issued " + issued.size());
  }

  @Override
  public synchronized IssuedReward issue(RewardClaim claim) {
    Optional<Fault> fault = Optional.ofNullable(issueFaults.poll()).flatMap(one -> one);
    if (fault.isPresent()) {
      before(fault.get(), "issue");
    }
    long has = ledger.balance(claim.member());
    if (refusesOverdraft && has < claim.points()) {
      throw new InsufficientPointsException(call("issue"), OptionalLong.of(has), claim.points());
    }
    IssuedReward reward = accept(claim);
    fault.ifPresent(one -> after(one, "issue"));
    return reward;
  }

  private static void before(Fault fault, String operation) {
    if (fault instanceof Fault.CrashBefore) {
      throw new SimulatedCrash("before " + operation);
    } else if (fault instanceof Fault.Refused) {
      throw new InvalidRequestException("refused", call(operation));
    } else if (fault instanceof Fault.ConnectionRefused) {
      throw new UnavailableException("connection refused", call(operation));
    } else if (fault instanceof Fault.Unavailable) {
      throw new OutcomeUnknownException("server error", call(operation));
    }
  }

  private static void after(Fault fault, String operation) {
    if (fault instanceof Fault.CrashAfter) {
      throw new SimulatedCrash("after " + operation);
    } else if (fault instanceof Fault.CommitThenTimeout) {
      throw new OutcomeUnknownException("no answer in time", call(operation));
    }
  }

  private IssuedReward accept(RewardClaim claim) {
    if (claim.points() > 0) {
      ledger.book(claim.member(), -claim.points());
    }
    String id = "i" + (issued.size() + 1);
    Optional<CouponCode> code =
        claim
            .ownCode()
            .or(() -> makesCodes ? Optional.of(CouponCode.of("P-" + id)) : Optional.empty());
    IssuedReward reward =
        new IssuedReward(
            claim, id, claim.points(), code, claim.reward().discount(), Optional.empty());
    issued.add(reward);
    return reward;
  }

  @Override
  public synchronized IssueLookup lookUp(RewardClaim claim, ClaimMarker marker) {
    if (!canBeAsked) {
      throw unsupported(Capability.REWARD_REDEEM, "look up a claim");
    }
    if (ambiguous > 1) {
      return new IssueLookup.Ambiguous(ambiguous);
    }
    int known = Integer.parseInt(marker.text().substring("issued ".length()));
    return issued.stream()
        .skip(known)
        .filter(one -> one.claim().member().equals(claim.member()))
        .findFirst()
        .<IssueLookup>map(IssueLookup.Found::new)
        .orElseGet(IssueLookup.Absent::new);
  }

  @Override
  public synchronized void cancel(IssuedReward reward) {
    if (!cancels) {
      throw unsupported(Capability.REWARD_CANCEL, "cancel a reward");
    }
    Optional<Fault> fault = Optional.ofNullable(cancelFaults.poll());
    fault.ifPresent(one -> before(one, "cancel"));
    cancelled.add(reward.issueId());
    ledger.book(reward.claim().member(), reward.pointsTaken());
    fault.ifPresent(one -> after(one, "cancel"));
  }

  @Override
  public synchronized CancelLookup lookUpCancel(IssuedReward reward) {
    if (!canBeAsked) {
      return CancelLookup.UNTOLD;
    }
    return cancelled.contains(reward.issueId()) ? CancelLookup.CANCELLED : CancelLookup.STANDS;
  }

  @Override
  public synchronized RewardUsage usage(IssuedReward reward) {
    return used.contains(reward.issueId()) ? RewardUsage.USED : RewardUsage.UNUSED;
  }

  private static UnsupportedCapabilityException unsupported(Capability capability, String what) {
    return new UnsupportedCapabilityException(FakeLedger.NAME, capability, what, Optional.empty());
  }
}
