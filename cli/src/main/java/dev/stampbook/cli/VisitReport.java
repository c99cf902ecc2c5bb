package dev.stampbook.cli;

import dev.stampbook.consent.ConsentChannel;
import dev.stampbook.consent.ConsentState;
import dev.stampbook.consent.ConsentStatus;
import dev.stampbook.engine.Redemption;
import dev.stampbook.engine.RedemptionState;
import dev.stampbook.member.MemberId;
import dev.stampbook.order.OrderId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What came of a {@link Visit}.
 *
 * @param member who the shopper is at the provider
 * @param consent what every system keeps of the shopper's consent
 * @param first the order that earned the points
 * @param earned how many
 * @param reward the redemption
 * @param off what the reward took off the second order
 * @param second the order that used the reward
 * @param earnedAgain what that order earned
 * @param faults what is not as it should be, in words
 */
record VisitReport(
    MemberId member,
    List<VisitConsent.Kept> consent,
    OrderId first,
    long earned,
    Redemption reward,
    BigDecimal off,
    OrderId second,
    long earnedAgain,
    List<String> faults) {

  String text(Systems systems) {
    TextTable table = new TextTable().row("A shopper's visit", "");
    table.row("registration confirmed", "member " + member + " at " + systems.provider().title());
    table.row("consent", "given to text messages and e-mails, then taken back for e-mails");
    consent.forEach(kept -> table.row("  " + title(kept, systems) + " says", consent(kept)));
    table.row("order " + first + " completed", earned + " points");
    table.row(
        "reward \"" + reward.rewardName() + "\"",
        "%d points, a discount of %s"
            .formatted(reward.points(), off.setScale(2, RoundingMode.HALF_UP)));
    table.row("order " + second + " submitted", earnedAgain + " points, reward " + state());
    return table.toString();
  }

  private static String title(VisitConsent.Kept kept, Systems systems) {
    return kept.target().name().value().equals(systems.commerce().name())
        ? systems.commerce().title()
        : systems.provider().title();
  }

  private String state() {
    return reward.state() == RedemptionState.CONSUMED
        ? "used"
        : reward.state().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String consent(VisitConsent.Kept kept) {
    if (kept.status().isEmpty()) {
      return "nothing: it was told and cannot be asked";
    }
    ConsentStatus status = kept.status().get();
    if (kept.target().granularity() == ConsentStatus.Granularity.COARSE) {
      return said(status, ConsentChannel.EMAIL) + ", with one flag for everything";
    }
    return kept.target().channels().stream()
        .sorted()
        .map(channel -> VisitConsent.words(channel) + " " + said(status, channel))
        .collect(Collectors.joining(", "));
  }

  private static String said(ConsentStatus status, ConsentChannel channel) {
    return status.state(channel) == ConsentState.IN ? "yes" : "no";
  }
}
