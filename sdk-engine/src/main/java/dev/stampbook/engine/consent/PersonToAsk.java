package dev.stampbook.engine.consent;

import dev.stampbook.consent.ConsentChannel;
import dev.stampbook.consent.PersonId;
import dev.stampbook.member.MemberIdentity;
import java.util.Set;

/**
 * Somebody who has to be asked, and why.
 *
 * @param person who, by the registry's key
 * @param identity how they can be found
 * @param channels what to ask about
 * @param reason why
 */
public record PersonToAsk(
    PersonId person, MemberIdentity identity, Set<ConsentChannel> channels, Reason reason) {

  /** Reasons to ask. */
  public enum Reason {
    /** They had an account before the integration was switched on and have not answered since. */
    LEGACY_ACCOUNT,
    /** They agreed, and changed the address since. */
    CHANGED_ADDRESS,
    /** A system says no and it cannot be told whether that is older than their yes. */
    DOUBTFUL_NO
  }

  public PersonToAsk {
    channels = Set.copyOf(channels);
  }
}
