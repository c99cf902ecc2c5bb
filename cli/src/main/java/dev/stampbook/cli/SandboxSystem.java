package dev.stampbook.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stampbook.http.Secret;
import java.net.URI;

/** One emulated system as the sandbox describes it. */
record SandboxSystem(URI url, JsonNode credentials) {

  static SandboxSystem of(JsonNode world, String name) {
    JsonNode system = world.path("systems").path(name);
    return new SandboxSystem(URI.create(system.path("url").asText()), system.path("credentials"));
  }

  String credential(String name) {
    return credentials.path(name).asText();
  }

  Secret secret(String name) {
    return Secret.of(credential(name));
  }
}
