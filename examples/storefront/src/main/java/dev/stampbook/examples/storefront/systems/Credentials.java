package dev.stampbook.examples.storefront.systems;

import dev.stampbook.sandbox.Sandbox;

/** Reads the test credentials of an emulated system; they open nothing else. A real shop reads its own from its secret store. */
final class Credentials {

  private Credentials() {}

  static String of(Sandbox sandbox, String system, String name) {
    String value = sandbox.server(system).emulator().credentials().getOrDefault(name, "");
    if (value.isEmpty()) {
      throw new IllegalStateException("the emulated " + system + " has no credential " + name);
    }
    return value;
  }
}
