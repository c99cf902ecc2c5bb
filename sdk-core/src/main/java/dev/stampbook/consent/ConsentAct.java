package dev.stampbook.consent;

import java.time.Instant;

/**
 * One explicit act by which a person changed a consent (C14). The evidence behind it is kept under its id.
 *
 * @param id our id of the recorded act
 * @param channel the channel the act is about
 * @param action what the person did
 * @param occurredAt when the person did it, not when we learned of it
 * @param medium where the person did it
 */
public record ConsentAct(
    ConsentActId id, ConsentChannel channel, Action action, Instant occurredAt, Medium medium) {

  /** What a person can do about a consent. */
  public enum Action {
    OPT_IN,
    OPT_OUT,
    /** Confirms an opt-in where double opt-in is asked for. */
    CONFIRM
  }

  /** Where an act took place. */
  public enum Medium {
    WEB_FORM,
    CHECKOUT,
    ACCOUNT_PAGE,
    PAPER,
    KIOSK,
    KEYWORD,
    POS,
    /** Reported by the provider or the carrier, such as a STOP or an unsubscribe link. */
    PROVIDER
  }
}
