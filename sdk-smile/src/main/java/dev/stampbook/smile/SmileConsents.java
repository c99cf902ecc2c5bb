package dev.stampbook.smile;

import dev.stampbook.Capability;
import dev.stampbook.UnsupportedCapabilityException;
import dev.stampbook.consent.ConsentAct;
import dev.stampbook.consent.ConsentService;
import dev.stampbook.consent.ConsentStatus;
import dev.stampbook.member.MemberIdentity;
import java.util.Optional;

/**
 * Refuses every call: Smile has no field and no endpoint for consent (sheet section 13). Keep consent in the shop or the e-mail platform;
 * on BigCommerce Smile cannot write the shop's marketing flag either.
 */
public final class SmileConsents implements ConsentService {

  SmileConsents() {}

  @Override
  public ConsentStatus read(MemberIdentity identity) {
    throw refusal(Capability.CONSENT_READ, "read consent (ask the shop or the e-mail platform)");
  }

  @Override
  public ConsentStatus record(MemberIdentity identity, ConsentAct act) {
    throw refusal(
        Capability.CONSENT_WRITE, "record consent (hand it to the shop or the e-mail platform)");
  }

  private static UnsupportedCapabilityException refusal(Capability capability, String operation) {
    return new UnsupportedCapabilityException(Smile.NAME, capability, operation, Optional.empty());
  }
}
