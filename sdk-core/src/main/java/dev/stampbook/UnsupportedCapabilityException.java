package dev.stampbook;

import java.util.Optional;

/** Reports a call the system cannot do, or cannot do as configured. Nothing was sent. */
public final class UnsupportedCapabilityException extends LoyaltyException {

  private final Capability capability;
  private final Optional<String> setting;

  /** Creates the failure; {@code setting} names the setting that would enable the call, empty when nothing would. */
  public UnsupportedCapabilityException(
      SystemName system, Capability capability, String operation, Optional<String> setting) {
    super(
        message(system, capability, setting),
        FailedCall.unanswered(system, operation),
        RemoteEffect.NOT_SENT);
    this.capability = capability;
    this.setting = setting;
  }

  private static String message(
      SystemName system, Capability capability, Optional<String> setting) {
    String what = system + " does not offer " + capability;
    return setting.map(name -> what + "; setting '" + name + "' would enable it").orElse(what);
  }

  /** Returns the capability that is missing. */
  public Capability capability() {
    return capability;
  }

  /** Returns the setting that would enable the call, when there is one. */
  public Optional<String> setting() {
    return setting;
  }

  @Override
  public boolean retryCanHelp() {
    return false;
  }
}
