package dev.stampbook.examples.storefront.consent;

import dev.stampbook.consent.ConsentChannel;
import dev.stampbook.consent.Disclosure;
import java.util.Locale;

/**
 * The wording beside each box. It names who writes, what, how often, that it is no condition of purchase and how to stop. Change a wording
 * only together with its version: the registry refuses another text under a known version.
 */
public final class Disclosures {

  /** The version of the wordings below. */
  public static final String VERSION = "2026-11";

  private static final Disclosure SMS =
      Disclosure.of(
          "marketing-sms",
          VERSION,
          Locale.US,
          "By ticking this box I agree that Fern & Field sends recurring automated marketing text messages to the"
              + " mobile number of my account. Consent is not a condition of any purchase. Up to 6 messages a month;"
              + " message and data rates may apply. Reply STOP to stop, HELP for help.");

  private static final Disclosure EMAIL =
      Disclosure.of(
          "marketing-email",
          VERSION,
          Locale.US,
          "By ticking this box I agree that Fern & Field sends me marketing e-mails about its products and rewards."
              + " Consent is not a condition of any purchase. Every e-mail has a link to unsubscribe.");

  private Disclosures() {}

  /** Returns the wording for a channel. */
  public static Disclosure of(ConsentChannel channel) {
    return switch (channel) {
      case SMS -> SMS;
      case EMAIL -> EMAIL;
    };
  }
}
