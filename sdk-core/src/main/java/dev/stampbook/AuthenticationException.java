package dev.stampbook;

import java.util.Optional;

/** Reports that the credential is missing, wrong, or lacks a scope (401, 403). A person must change the credential. */
public final class AuthenticationException extends LoyaltyException {

  private final Optional<String> missingScope;

  /** Creates the failure of a credential that is missing or wrong. */
  public AuthenticationException(String message, FailedCall call) {
    this(message, call, Optional.empty());
  }

  /** Creates the failure of a credential; {@code missingScope} names the scope to add, when it is known. */
  public AuthenticationException(String message, FailedCall call, Optional<String> missingScope) {
    super(message, call, RemoteEffect.REJECTED);
    this.missingScope = missingScope;
  }

  /** Returns the name of the scope the credential lacks, when it is known. */
  public Optional<String> missingScope() {
    return missingScope;
  }

  @Override
  public boolean retryCanHelp() {
    return false;
  }
}
