package dev.stampbook.sandbox.leat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A contact. Guarded by the account. */
final class LeatMember {

  final String uuid;
  final long id;
  String email;
  boolean anonymous;
  final Map<String, String> attributes = new TreeMap<>();
  final Map<String, Subscribed> subscriptions = new LinkedHashMap<>();
  final List<LeatEntry> entries = new ArrayList<>();
  long balance;
  long received;
  final Instant createdAt;
  Instant updatedAt;

  enum Subscribed {
    YES,
    NO,
    PENDING
  }

  LeatMember(String uuid, long id, String email, boolean anonymous, Instant now) {
    this.uuid = uuid;
    this.id = id;
    this.email = email;
    this.anonymous = anonymous;
    this.createdAt = now;
    this.updatedAt = now;
  }
}
