package dev.stampbook.cli;

import dev.stampbook.consent.ConsentAct;
import dev.stampbook.consent.ConsentAnswer;
import dev.stampbook.consent.ConsentChannel;
import dev.stampbook.consent.ConsentState;
import dev.stampbook.consent.ConsentStatus;
import dev.stampbook.consent.Disclosure;
import dev.stampbook.consent.Evidence;
import dev.stampbook.consent.FormId;
import dev.stampbook.engine.ConsentRegistry;
import dev.stampbook.engine.consent.ConsentCounts;
import dev.stampbook.engine.consent.ConsentTarget;
import dev.stampbook.member.MemberIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Consent in the demo: given for both channels with the registration, taken back for e-mails on the account page, told to every system. */
final class VisitConsent {

  private static final Duration LONGEST_DELIVERY = Duration.ofMinutes(2);
  private static final String VERSION = "demo-1";

  private final ConsentRegistry registry;
  private final List<ConsentTarget> targets;

  VisitConsent(ConsentRegistry registry, List<ConsentTarget> targets) {
    this.registry = registry;
    this.targets = List.copyOf(targets);
  }

  /**
   * What a system keeps in the end.
   *
   * @param target the system
   * @param status what it says; empty when it cannot be asked
   * @param registry what the person said
   */
  record Kept(ConsentTarget target, Optional<ConsentStatus> status, ConsentStatus registry) {

    /** Returns what is wrong: a yes that the person did not say, or a yes or no that did not arrive. */
    Optional<String> fault() {
      return status.flatMap(
          kept ->
              target.channels().stream()
                  .filter(
                      channel -> (kept.state(channel) == ConsentState.IN) != shouldBeIn(channel))
                  .findFirst()
                  .map(
                      channel ->
                          "%s says %s to %s"
                              .formatted(target.name(), kept.state(channel), words(channel))));
    }

    /** A flag for all channels is yes only when all of them are. */
    private boolean shouldBeIn(ConsentChannel channel) {
      return target.granularity() == ConsentStatus.Granularity.COARSE
          ? target.channels().stream().allMatch(one -> registry.state(one) == ConsentState.IN)
          : registry.state(channel) == ConsentState.IN;
    }
  }

  List<Kept> giveAndTakeBack(MemberIdentity who) {
    registry.registrationConfirmed(
        who,
        evidence(ConsentAct.Medium.WEB_FORM, "registration"),
        List.of(
            ConsentAnswer.ticked(ConsentChannel.SMS, "Text messages", text(ConsentChannel.SMS)),
            ConsentAnswer.ticked(ConsentChannel.EMAIL, "E-mails", text(ConsentChannel.EMAIL))));
    tellEverybody();
    registry.optionsChanged(
        who,
        evidence(ConsentAct.Medium.ACCOUNT_PAGE, "account-options"),
        List.of(
            ConsentAnswer.leftTicked(ConsentChannel.SMS, "Text messages", text(ConsentChannel.SMS)),
            ConsentAnswer.cleared(ConsentChannel.EMAIL, "E-mails", text(ConsentChannel.EMAIL))));
    tellEverybody();
    List<Kept> kept = new ArrayList<>();
    ConsentStatus said = registry.state(who);
    for (ConsentTarget target : targets) {
      kept.add(new Kept(target, asked(target, who), said));
    }
    return kept;
  }

  private static Optional<ConsentStatus> asked(ConsentTarget target, MemberIdentity who) {
    return target.canBeRead()
        ? Optional.of(Persistent.tried(() -> target.service().read(who)))
        : Optional.empty();
  }

  private void tellEverybody() {
    Optional<ConsentCounts> told =
        Patience.until(
            LONGEST_DELIVERY,
            () -> {
              registry.runOnce(100);
              return Optional.of(registry.counts()).filter(VisitConsent::isAllTold);
            });
    if (told.isEmpty()) {
      throw new CliException("a system was not told of the shopper's consent in time");
    }
  }

  private static boolean isAllTold(ConsentCounts counts) {
    return counts.waitingOptIns() == 0 && counts.waitingOptOuts() == 0;
  }

  private static Evidence evidence(ConsentAct.Medium medium, String form) {
    return Evidence.builder(medium, Instant.now())
        .form(FormId.of(form))
        .pageUrl("https://shop.example.com/" + form)
        .submitLabel("Save my choice")
        .build();
  }

  private static Disclosure text(ConsentChannel channel) {
    return Disclosure.of(
        "demo-" + channel.name().toLowerCase(Locale.ROOT),
        VERSION,
        Locale.US,
        "I agree to be sent " + words(channel) + " about offers. Not a condition of any purchase.");
  }

  static String words(ConsentChannel channel) {
    return channel == ConsentChannel.SMS ? "text messages" : "e-mails";
  }
}
