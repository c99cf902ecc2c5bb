package dev.stampbook.engine;

import java.util.List;
import java.util.Optional;

/** Answers what happened, from the store. Thread-safe. */
public interface AuditLog {

  /** Returns the entries that match, newest first. */
  List<AuditEntry> find(AuditQuery query);

  /** Returns the redacted payload with this hash, while it is kept. */
  Optional<String> payload(String hash);
}
