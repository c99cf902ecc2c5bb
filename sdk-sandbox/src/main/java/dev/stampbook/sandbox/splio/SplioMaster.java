package dev.stampbook.sandbox.splio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;

/** A master reward: what clients wrote, and its stock of codes. Guarded by the universe. */
final class SplioMaster {

  final long id;
  final ObjectNode wire;
  final Deque<String> codes = new ArrayDeque<>();
  long granted;

  SplioMaster(long id, ObjectNode wire) {
    this.id = id;
    this.wire = wire;
  }

  String externalId() {
    return wire.path("external_id").asText();
  }

  boolean generated() {
    return wire.path("auto_generated").asBoolean();
  }

  boolean limited() {
    return wire.path("limited").asBoolean();
  }

  long cost() {
    return wire.path("nqp_value").asLong();
  }

  long stock() {
    return generated() ? wire.path("max_attribution_count").asLong() - granted : codes.size();
  }
}
