package dev.stampbook.sandbox.leat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** An order as reported, of which returns take parts away. Guarded by the account. */
final class LeatOrder {

  final String uuid;
  final String contact;
  final ObjectNode json;
  final long total;
  long returned;
  long points;

  LeatOrder(String uuid, String contact, ObjectNode json, long total) {
    this.uuid = uuid;
    this.contact = contact;
    this.json = json;
    this.total = total;
  }

  JsonNode json() {
    return json.deepCopy();
  }
}
