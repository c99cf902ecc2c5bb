package dev.stampbook.sandbox.splio;

import java.time.Instant;
import java.util.Optional;

/** A code that was granted to a card. Guarded by the universe. */
final class SplioGrant {

  final long id;
  final String code;
  final SplioMaster reward;
  final SplioCard card;
  final Instant earnedAt;
  final Instant validFrom;
  final Instant validUntil;
  final String reason;
  Optional<Instant> burnedAt = Optional.empty();
  Optional<String> store = Optional.empty();

  SplioGrant(long id, String code, SplioMaster reward, SplioCard card, Times times, String reason) {
    this.id = id;
    this.code = code;
    this.reward = reward;
    this.card = card;
    this.earnedAt = times.earned();
    this.validFrom = times.from();
    this.validUntil = times.until();
    this.reason = reason;
  }

  /** When it was granted and when it can be used. */
  record Times(Instant earned, Instant from, Instant until) {}

  String listStatus(Instant now) {
    return burnedAt.isPresent() ? "burned" : now.isBefore(validUntil) ? "valid" : "expired";
  }
}
