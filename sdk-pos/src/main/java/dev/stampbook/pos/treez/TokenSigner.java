package dev.stampbook.pos.treez;

import dev.stampbook.http.Secret;
import java.net.URI;

/**
 * Makes the token of one call to version 3 (sheet 2, setting {@code treez.v3.signer}). Pluggable because the exact bytes that are signed are
 * not known. Implementations are thread-safe.
 */
@FunctionalInterface
public interface TokenSigner {

  /** Returns the value of the {@code Authorization} header for a call to exactly this address; it lives 30 seconds. */
  Secret sign(URI target);
}
