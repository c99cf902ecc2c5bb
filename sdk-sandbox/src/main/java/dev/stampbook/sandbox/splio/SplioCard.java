package dev.stampbook.sandbox.splio;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A card of the program. Guarded by the universe. */
final class SplioCard {

  final long id;
  final String code;
  final Instant joinedAt;
  Optional<Long> contact;
  Optional<Instant> expiresAt = Optional.empty();
  Optional<LocalDate> birthday = Optional.empty();
  Optional<String> tier = Optional.empty();
  final List<SplioGrant> grants = new ArrayList<>();

  SplioCard(long id, String code, Instant joinedAt, Optional<Long> contact) {
    this.id = id;
    this.code = code;
    this.joinedAt = joinedAt;
    this.contact = contact;
  }

  boolean isGood(Instant at) {
    return expiresAt.map(at::isBefore).orElse(true);
  }
}
