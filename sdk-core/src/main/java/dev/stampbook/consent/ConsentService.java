package dev.stampbook.consent;

import dev.stampbook.member.MemberIdentity;

/**
 * Reads and writes marketing consent at one system. Blocking and thread-safe.
 *
 * <p>There is no call that sets a state: only a recorded act of the person can be handed over, so nothing automatic can turn "no" into
 * "yes" (DESIGN promise 4).
 */
public interface ConsentService {

  /**
   * Reads the consent the system keeps; missing means {@link ConsentState#UNKNOWN}, never yes.
   *
   * @throws dev.stampbook.UnsupportedCapabilityException when the system keeps no consent
   */
  ConsentStatus read(MemberIdentity identity);

  /**
   * Hands an act over to the system. Repeating the same act changes nothing.
   *
   * @return the consent as the system states it afterwards
   * @throws dev.stampbook.OutcomeUnknownException when the write may have been applied; repeating it is safe
   * @throws dev.stampbook.UnsupportedCapabilityException when the system takes no consent
   */
  ConsentStatus record(MemberIdentity identity, ConsentAct act);
}
