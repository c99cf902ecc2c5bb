package dev.stampbook.consent;

import java.util.Map;

/**
 * A person's consent as one system keeps it.
 *
 * @param states the state of each channel the system knows; a channel that is missing is {@link ConsentState#UNKNOWN}
 * @param granularity whether the system keeps one state per channel or one for all
 */
public record ConsentStatus(Map<ConsentChannel, ConsentState> states, Granularity granularity) {

  /** Tells how finely a system keeps consent. */
  public enum Granularity {
    /** Every channel has its own state. */
    PER_CHANNEL,
    /** One flag stands for all channels, so a state read from here is no evidence for a single channel. */
    COARSE
  }

  public ConsentStatus {
    states = Map.copyOf(states);
  }

  /** Returns the state of a channel. */
  public ConsentState state(ConsentChannel channel) {
    return states.getOrDefault(channel, ConsentState.UNKNOWN);
  }
}
