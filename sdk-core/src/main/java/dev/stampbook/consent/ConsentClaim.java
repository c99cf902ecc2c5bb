package dev.stampbook.consent;

import dev.stampbook.SystemName;

/**
 * What some system says about a consent without an act of the person behind it. A claim is never explicit and changes no state (C14); it is
 * only noted that it was made.
 *
 * @param channel the channel
 * @param says what the system says
 * @param source what kind of saying it is
 * @param by the system
 */
public record ConsentClaim(
    ConsentChannel channel, ConsentState says, Source source, SystemName by) {

  /** Ways to learn something about consent that are no act. */
  public enum Source {
    /** A list was imported. */
    IMPORT,
    /** A profile was synchronized, wholly or in part. */
    PROFILE_SYNC,
    /** An order had a field for it, or lacked one. */
    ORDER_FIELD
  }
}
