package dev.stampbook.engine.consent;

import dev.stampbook.consent.ConsentActId;
import dev.stampbook.consent.ConsentChannel;
import dev.stampbook.consent.ConsentState;
import java.util.Optional;

/**
 * What came of one event for one channel.
 *
 * @param channel the channel
 * @param result what was done
 * @param before where consent stood
 * @param now where it stands
 * @param act the act that was recorded, or had been when it was told again
 */
public record ConsentChange(
    ConsentChannel channel,
    Result result,
    ConsentState before,
    ConsentState now,
    Optional<ConsentActId> act) {

  /** What can come of an event. */
  public enum Result {
    /** An act was recorded and decides from now on. */
    RECORDED,
    /** An act was recorded, but a newer one decides; nothing else happens. */
    STALE,
    /** The act had been recorded before; nothing was written. */
    DUPLICATE,
    /** There was no act: a box left as it was, an import, a word that means nothing. */
    NO_ACT,
    /** A person has to read it: it might be a no, but does not say so in its first word. */
    UNCLEAR
  }
}
