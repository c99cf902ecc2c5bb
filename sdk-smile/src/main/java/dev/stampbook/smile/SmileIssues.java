package dev.stampbook.smile;

import dev.stampbook.FailedCall;
import dev.stampbook.OutcomeUnknownException;
import dev.stampbook.UnavailableException;
import dev.stampbook.discount.CouponCode;
import dev.stampbook.discount.Discount;
import dev.stampbook.http.TimeSource;
import dev.stampbook.member.MemberId;
import dev.stampbook.reward.ClaimMarker;
import dev.stampbook.reward.IssueLookup;
import dev.stampbook.reward.IssuedReward;
import dev.stampbook.reward.RewardClaim;
import dev.stampbook.smile.api.FulfillmentStatus;
import dev.stampbook.smile.api.PointsTransaction;
import dev.stampbook.smile.api.RewardFulfillment;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Finds what a purchase issued (sheet section 9, redeem protocol). A purchase carries no reference of ours, so it is recognised by what is
 * new since the marker: one more issue, and one more ledger entry that takes exactly the points.
 */
final class SmileIssues {

  private static final String LIST = "listRewardFulfillments";

  /** How far our clock may be ahead of Smile's. Small: a larger one could adopt the purchase before the last. */
  private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(2);

  private final SmilePages pages;
  private final SmileSettings settings;
  private final TimeSource time;

  SmileIssues(SmilePages pages, SmileSettings settings, TimeSource time) {
    this.pages = pages;
    this.settings = settings;
    this.time = time;
  }

  ClaimMarker mark(MemberId member, long balance) {
    return new SmileMarker(
            pages.fulfillments(member).findFirst().map(RewardFulfillment::id).orElse(0L),
            pages
                .transactions(member, Optional.empty())
                .findFirst()
                .map(PointsTransaction::id)
                .orElse(0L),
            balance,
            time.now())
        .toMarker();
  }

  /**
   * Looks for the issue of a claim. One new issue that is good, and the points are gone: found. No new issue, and the points are there:
   * absent. Anything else is ambiguous, because no call could undo a second purchase: several new issues (the member may redeem in the
   * shop at the same moment), an issue that failed, or issues and ledger that contradict each other and go on doing so for {@code
   * smile.pendingLooks} looks. {@code candidates} then counts the records that could be it, at least 2.
   *
   * @throws UnavailableException when the only issue stays pending
   */
  IssueLookup lookUp(RewardClaim claim, ClaimMarker text) {
    SmileMarker marker = SmileMarker.of(text);
    Evidence seen = gather(claim, marker);
    for (int look = 0; seen.mayChange() && look < settings.pendingLooks(); look++) {
      pause();
      seen = gather(claim, marker);
    }
    if (seen.issued().isEmpty() && seen.deductions() == 0) {
      return new IssueLookup.Absent();
    }
    if (seen.issued().size() == 1 && seen.isPaid()) {
      RewardFulfillment only = seen.issued().get(0);
      if (isPending(only)) {
        throw new UnavailableException(
            "the reward is bought but still pending; look again later",
            FailedCall.unanswered(Smile.NAME, LIST));
      }
      if (isUsable(only)) {
        return new IssueLookup.Found(issuedReward(claim, only, claim.points()));
      }
    }
    return new IssueLookup.Ambiguous((int) Math.max(2, seen.issued().size() + seen.deductions()));
  }

  /**
   * What is new since the marker.
   *
   * @param points what the claim takes
   * @param issued the new issues
   * @param deductions how many new ledger entries take exactly the points
   */
  private record Evidence(long points, List<RewardFulfillment> issued, long deductions) {

    boolean isPaid() {
      return points == 0 || deductions > 0;
    }

    /** One side may be late: an issue without its deduction, a deduction without its issue, or an issue still pending. */
    boolean mayChange() {
      return issued.isEmpty()
          ? deductions > 0
          : issued.size() == 1 && (!isPaid() || isPending(issued.get(0)));
    }
  }

  private Evidence gather(RewardClaim claim, SmileMarker marker) {
    List<RewardFulfillment> issued =
        pages
            .fulfillments(claim.member())
            .takeWhile(candidate -> candidate.id() > marker.fulfillment())
            .filter(candidate -> isAfter(candidate, marker))
            .toList();
    long deductions =
        pages
            .transactions(claim.member(), Optional.empty())
            .takeWhile(entry -> entry.id() > marker.transaction())
            .filter(entry -> entry.pointsChange().filter(c -> c == -claim.points()).isPresent())
            .count();
    return new Evidence(claim.points(), issued, deductions);
  }

  private static boolean isAfter(RewardFulfillment candidate, SmileMarker marker) {
    return candidate
        .createdAt()
        .filter(at -> at.isBefore(marker.at().minus(CLOCK_TOLERANCE)))
        .isEmpty();
  }

  /** Returns the issue of a purchase that was answered, after waiting for it while it is pending. */
  IssuedReward completed(RewardClaim claim, RewardFulfillment issued, long pointsSpent) {
    RewardFulfillment last = settled(claim.member(), issued);
    if (!isUsable(last)) {
      throw new OutcomeUnknownException(
          "the reward was bought but is not issued; look it up",
          FailedCall.unanswered(Smile.NAME, "purchasePointsProduct"));
    }
    return issuedReward(claim, last, pointsSpent);
  }

  Optional<RewardFulfillment> find(MemberId member, long id) {
    return pages
        .fulfillments(member)
        .takeWhile(candidate -> candidate.id() >= id)
        .filter(candidate -> candidate.id() == id)
        .findFirst();
  }

  private RewardFulfillment settled(MemberId member, RewardFulfillment issued) {
    RewardFulfillment last = issued;
    for (int look = 0; isPending(last) && look < settings.pendingLooks(); look++) {
      pause();
      last = find(member, issued.id()).orElse(last);
    }
    return last;
  }

  private void pause() {
    try {
      time.sleep(settings.pendingPause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OutcomeUnknownException(
          "interrupted while the reward was pending; look it up",
          FailedCall.unanswered(Smile.NAME, LIST));
    }
  }

  private static boolean isPending(RewardFulfillment issue) {
    return status(issue).filter(s -> s == FulfillmentStatus.PENDING).isPresent();
  }

  /** An issue is good when Smile says so, or when it says nothing about it but gives a code. */
  private static boolean isUsable(RewardFulfillment issue) {
    return issue.fulfillmentStatus().isEmpty()
        ? issue.code().isPresent()
        : status(issue).filter(s -> s == FulfillmentStatus.ISSUED).isPresent();
  }

  private static Optional<FulfillmentStatus> status(RewardFulfillment issue) {
    return issue.fulfillmentStatus().flatMap(status -> status.known());
  }

  /** Store credit has no code, so there is nothing to put on a checkout (sheet section 13). */
  private static IssuedReward issuedReward(
      RewardClaim claim, RewardFulfillment issue, long pointsTaken) {
    Optional<CouponCode> code =
        issue.code().filter(text -> !text.isBlank()).map(SmileIssues::coupon);
    return new IssuedReward(
        claim,
        Long.toString(issue.id()),
        pointsTaken,
        code,
        code.map(Discount.Coupon::new),
        issue.expiresAt());
  }

  private static CouponCode coupon(String code) {
    try {
      return CouponCode.of(code);
    } catch (IllegalArgumentException e) {
      throw SmileIds.unclear(LIST, "code");
    }
  }
}
