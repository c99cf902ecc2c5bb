package dev.stampbook.springbig;

import dev.stampbook.Capability;
import dev.stampbook.UnsupportedCapabilityException;
import java.util.Map;
import java.util.Optional;

/** Refuses every call: no topic, payload or signature of a webhook is known (sheet section 10). Read the member at sign-in and at checkout. */
public final class SpringbigWebhooks {

  SpringbigWebhooks() {}

  /**
   * Refuses a message: nothing could prove that it is Springbig's.
   *
   * @return never
   * @throws UnsupportedCapabilityException always
   */
  @SuppressWarnings("DoNotCallSuggester") // the room every provider has, here without an inside
  public Map<String, String> read(Map<String, String> headers, byte[] body) {
    throw new UnsupportedCapabilityException(
        Springbig.NAME,
        Capability.WEBHOOKS,
        "read a webhook (read the member at sign-in and at checkout)",
        Optional.empty());
  }
}
