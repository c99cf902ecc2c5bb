package dev.stampbook.engine.consent;

import dev.stampbook.SystemName;
import dev.stampbook.consent.ConsentChannel;
import dev.stampbook.consent.ConsentState;
import dev.stampbook.consent.PersonId;
import java.time.Instant;

/**
 * A system that keeps another consent than the registry.
 *
 * @param system the system
 * @param person who, by the registry's key
 * @param channel the channel
 * @param registry where consent stood in the registry when the system was read
 * @param found what the system said
 * @param kind what it means and what was done
 * @param seenAt when the system was read
 */
public record ConsentDifference(
    SystemName system,
    PersonId person,
    ConsentChannel channel,
    ConsentState registry,
    ConsentState found,
    Kind kind,
    Instant seenAt) {

  /** What a difference means and what was done about it. */
  public enum Kind {
    /** The system has not acknowledged the newest act yet; nothing has to be done. */
    ON_ITS_WAY,
    /** The system had a yes and now says no: the person said no there. It was recorded as an opt-out and goes to the other systems. */
    OPT_OUT_ADOPTED,
    /** The system says yes although the person said no: the opt-out was queued again. */
    OPT_OUT_REPEATED,
    /** The system says yes, but no act is known. Nothing was adopted; the person has to be asked. */
    YES_WITHOUT_ACT,
    /** The system had a yes and now says nothing. Nothing was sent: that could turn a no into a yes. */
    YES_GONE,
    /** The system says no and how old that no is cannot be told; the opt-in is held back and the person has to be asked again. */
    NO_OF_UNKNOWN_AGE
  }
}
