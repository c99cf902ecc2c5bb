package dev.stampbook.leat;

import dev.stampbook.FailedCall;
import dev.stampbook.UnavailableException;
import dev.stampbook.leat.api.LoyaltyTransaction;
import dev.stampbook.leat.api.WithAttributes;
import dev.stampbook.member.MemberId;
import dev.stampbook.reward.ClaimMarker;
import dev.stampbook.reward.IssueLookup;
import dev.stampbook.reward.RewardClaim;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the claim whose answer was lost: the only one of its reward that is newer than the newest before (sheet section 9). The marker holds
 * Leat's own time of that newest one and who shared it, so clocks do not matter and neither does the second in which both fell.
 */
final class LeatIssues {

  private static final String LIST = "listLoyaltyTransactions";
  private static final Pattern FORM = Pattern.compile("newest=(\\S+) then=(\\S*)");
  private static final int MOST_AT_ONCE = 10;

  private final LeatPages pages;
  private final RewardReading reading;

  LeatIssues(LeatPages pages, RewardReading reading) {
    this.pages = pages;
    this.reading = reading;
  }

  ClaimMarker mark(MemberId member) {
    List<LoyaltyTransaction> claims = claims(member);
    Instant newest =
        claims.stream().map(LeatIssues::time).max(Instant::compareTo).orElse(Instant.EPOCH);
    List<String> then =
        claims.stream()
            .filter(claim -> time(claim).equals(newest))
            .map(LoyaltyTransaction::uuid)
            .toList();
    if (then.size() > MOST_AT_ONCE) {
      throw new UnavailableException(
          "the member claims too many rewards at once to tell them apart",
          FailedCall.unanswered(Leat.NAME, LIST),
          Optional.of(Duration.ofSeconds(1)));
    }
    return new ClaimMarker("newest=" + newest + " then=" + String.join(",", then));
  }

  IssueLookup lookUp(RewardClaim claim, ClaimMarker marker) {
    Matcher parts = FORM.matcher(marker.text());
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "this claim marker is not one of Leat's; give the one that mark() returned for the claim");
    }
    Instant newest = Instant.parse(parts.group(1));
    Set<String> then = Set.of(parts.group(2).split(","));
    List<LoyaltyTransaction> fresh =
        claims(claim.member()).stream()
            .filter(
                made ->
                    time(made).isAfter(newest)
                        || (time(made).equals(newest) && !then.contains(made.uuid())))
            .filter(made -> isOf(claim, made))
            .toList();
    return switch (fresh.size()) {
      case 0 -> new IssueLookup.Absent();
      case 1 -> new IssueLookup.Found(reading.issued(claim, fresh.get(0)));
      default -> new IssueLookup.Ambiguous(fresh.size());
    };
  }

  Optional<LoyaltyTransaction> find(MemberId member, String uuid) {
    return claims(member).stream().filter(made -> made.uuid().equals(uuid)).findFirst();
  }

  /** The reward may be missing in the answer of a digital one; then title and price have to do. */
  private static boolean isOf(RewardClaim claim, LoyaltyTransaction made) {
    return made.reward()
        .or(made::digitalReward)
        .map(reward -> reward.uuid().equals(claim.reward().id().value()))
        .orElseGet(
            () ->
                made.credits() == -claim.points()
                    && made.title().filter(claim.reward().name()::equals).isPresent());
  }

  private List<LoyaltyTransaction> claims(MemberId member) {
    return pages.claims(member).map(WithAttributes::object).toList();
  }

  private static Instant time(LoyaltyTransaction claim) {
    return claim.createdAt().orElseThrow(() -> LeatPages.missing(LIST, "created_at"));
  }
}
