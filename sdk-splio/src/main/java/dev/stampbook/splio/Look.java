package dev.stampbook.splio;

import dev.stampbook.NotFoundException;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads what may not be there. Only "not found" means that; an answer without a body is unreadable, not a "no" (C11). */
final class Look {

  private Look() {}

  static <T> Optional<T> up(Supplier<T> read) {
    try {
      return Optional.of(read.get());
    } catch (NotFoundException none) {
      return Optional.empty();
    }
  }
}
