package dev.stampbook.examples.storefront.consent;

import dev.stampbook.consent.ConsentAct;
import dev.stampbook.consent.ConsentAnswer;
import dev.stampbook.consent.ConsentChannel;
import dev.stampbook.consent.ConsentState;
import dev.stampbook.consent.ConsentStatus;
import dev.stampbook.consent.Evidence;
import dev.stampbook.consent.FormId;
import dev.stampbook.consent.Picture;
import dev.stampbook.consent.SessionId;
import dev.stampbook.engine.ConsentRegistry;
import dev.stampbook.examples.storefront.account.Account;
import dev.stampbook.examples.storefront.loyalty.Membership;
import dev.stampbook.examples.storefront.web.PageCapture;
import dev.stampbook.member.MemberIdentity;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Asks, keeps and shows consent. The answer counts from the moment it is recorded; the systems are told in the background, opt-outs first.
 */
public final class ConsentDesk {

  private final ConsentRegistry registry;
  private final PageCapture capture;
  private final InstantSource clock;

  /** Keeps consent in this registry. */
  public ConsentDesk(ConsentRegistry registry, PageCapture capture, InstantSource clock) {
    this.registry = registry;
    this.capture = capture;
    this.clock = clock;
  }

  /** Which form was answered. */
  public enum Form {
    REGISTRATION("registration-consent"),
    ACCOUNT("account-options"),
    RECONFIRMATION("re-confirmation");

    private final String id;

    Form(String id) {
      this.id = id;
    }
  }

  /**
   * What the browser sent with the form.
   *
   * @param ticked the boxes that had a tick
   * @param pageUrl the page's address, without tokens
   * @param userAgent how the browser named itself
   * @param address where it came from
   * @param visit a hash of the visit's id
   * @param asShown the page as it was sent, with the ticks, complete in itself
   */
  public record Sent(
      Set<ConsentChannel> ticked,
      String pageUrl,
      String userAgent,
      String address,
      SessionId visit,
      String asShown) {}

  /** Returns where consent stands. */
  public ConsentStatus state(Account account) {
    return registry.state(Membership.identity(account));
  }

  /** Returns the channels that are on. */
  public Set<ConsentChannel> on(Account account) {
    ConsentStatus status = state(account);
    Set<ConsentChannel> on = EnumSet.noneOf(ConsentChannel.class);
    for (ConsentChannel channel : ConsentChannel.values()) {
      if (status.state(channel) == ConsentState.IN) {
        on.add(channel);
      }
    }
    return on;
  }

  /** Returns whether this person has to be asked, because the account is older than the program. */
  public boolean hasToAsk(Account account) {
    return registry.toAsk(Membership.identity(account)).isPresent();
  }

  /** Records what somebody answered. */
  public void answered(Account account, Form form, Sent sent) {
    MemberIdentity who = Membership.identity(account);
    Evidence evidence = evidence(form, sent);
    switch (form) {
      case REGISTRATION -> registry.registrationConfirmed(who, evidence, answers(Set.of(), sent));
      case RECONFIRMATION -> registry.reconfirmed(who, evidence, answers(Set.of(), sent));
      case ACCOUNT -> registry.optionsChanged(who, evidence, answers(on(account), sent));
    }
  }

  /** Records that somebody closed the account, which opts out of everything. */
  public void deactivated(Account account, Sent sent) {
    registry.accountDeactivated(Membership.identity(account), evidence(Form.ACCOUNT, sent));
  }

  private static List<ConsentAnswer> answers(Set<ConsentChannel> before, Sent sent) {
    List<ConsentAnswer> answers = new ArrayList<>();
    for (ConsentChannel channel : ConsentChannel.values()) {
      answers.add(answer(channel, before.contains(channel), sent.ticked().contains(channel)));
    }
    return answers;
  }

  private static ConsentAnswer answer(ConsentChannel channel, boolean was, boolean is) {
    String label = channel == ConsentChannel.SMS ? "Text messages" : "E-mails";
    var wording = Disclosures.of(channel);
    if (was) {
      return is
          ? ConsentAnswer.leftTicked(channel, label, wording)
          : ConsentAnswer.cleared(channel, label, wording);
    }
    return is
        ? ConsentAnswer.ticked(channel, label, wording)
        : ConsentAnswer.leftEmpty(channel, label, wording);
  }

  private Evidence evidence(Form form, Sent sent) {
    Evidence.Builder evidence =
        Evidence.builder(
                form == Form.REGISTRATION
                    ? ConsentAct.Medium.WEB_FORM
                    : ConsentAct.Medium.ACCOUNT_PAGE,
                clock.instant())
            .form(FormId.of(form.id))
            .pageUrl(sent.pageUrl())
            .submitLabel("Save my choice")
            .userAgent(sent.userAgent())
            .ipAddress(sent.address())
            .session(sent.visit());
    Optional<byte[]> picture = capture.png(sent.asShown());
    picture
        .filter(bytes -> bytes.length <= Picture.LARGEST)
        .ifPresent(bytes -> evidence.picture(Picture.png(bytes)));
    return evidence.build();
  }
}
