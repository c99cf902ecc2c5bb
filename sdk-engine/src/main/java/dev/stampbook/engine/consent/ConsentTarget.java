package dev.stampbook.engine.consent;

import dev.stampbook.Capability;
import dev.stampbook.LoyaltyProvider;
import dev.stampbook.SystemName;
import dev.stampbook.consent.ConsentChannel;
import dev.stampbook.consent.ConsentService;
import dev.stampbook.consent.ConsentStatus.Granularity;
import java.util.EnumSet;
import java.util.Set;

/**
 * A system that is told about every change of consent: the provider, a commerce system, an e-mail platform. Immutable; every method returns
 * a changed copy.
 *
 * @param name the system's name, stable over releases: it is part of stored rows
 * @param service how it is told
 * @param granularity whether it keeps one state per channel or one flag for all. A flag is never yes unless every channel it stands for is:
 *     one channel's opt-out ends it, one channel's opt-in alone does not set it
 * @param channels the channels it keeps, or that its flag stands for; it is never told about another one
 * @param reading whether it can be asked
 */
public record ConsentTarget(
    SystemName name,
    ConsentService service,
    Granularity granularity,
    Set<ConsentChannel> channels,
    Reading reading) {

  /** Whether a system tells the consent it keeps. */
  public enum Reading {
    OFFERED,
    /** It tells who is out and nothing of anybody else, as Treez does: saying nothing is no statement. */
    OPT_OUTS_ONLY,
    NOT_OFFERED
  }

  public ConsentTarget {
    channels = Set.copyOf(channels);
    if (channels.isEmpty()) {
      throw new IllegalArgumentException("a target keeps at least one channel");
    }
  }

  /** Returns a target that keeps a state for each channel and can be asked. */
  public static ConsentTarget of(SystemName name, ConsentService service) {
    return new ConsentTarget(
        name,
        service,
        Granularity.PER_CHANNEL,
        EnumSet.allOf(ConsentChannel.class),
        Reading.OFFERED);
  }

  /**
   * Returns the provider as a target, as finely as its capabilities say.
   *
   * @throws IllegalArgumentException when the provider takes no consent
   */
  public static ConsentTarget of(LoyaltyProvider provider) {
    if (!provider.can(Capability.CONSENT_WRITE)) {
      throw new IllegalArgumentException(provider.name() + " takes no consent as configured");
    }
    ConsentTarget target = of(provider.name(), provider.consents());
    ConsentTarget fine = provider.can(Capability.CONSENT_PER_CHANNEL) ? target : target.coarse();
    return provider.can(Capability.CONSENT_READ) ? fine : fine.withoutReading();
  }

  /** Says that one flag stands for all channels. */
  public ConsentTarget coarse() {
    return new ConsentTarget(name, service, Granularity.COARSE, channels, reading);
  }

  /** Narrows to the channels the system keeps. */
  public ConsentTarget channels(ConsentChannel first, ConsentChannel... more) {
    return new ConsentTarget(name, service, granularity, EnumSet.of(first, more), reading);
  }

  /** Says that the system tells only who is out, so that nothing follows from what it says of the others. */
  public ConsentTarget optOutsOnly() {
    return new ConsentTarget(name, service, granularity, channels, Reading.OPT_OUTS_ONLY);
  }

  /** Returns whether the system tells something. */
  public boolean canBeRead() {
    return reading != Reading.NOT_OFFERED;
  }

  /** Says that the system cannot be asked what it keeps. */
  public ConsentTarget withoutReading() {
    return new ConsentTarget(name, service, granularity, channels, Reading.NOT_OFFERED);
  }
}
