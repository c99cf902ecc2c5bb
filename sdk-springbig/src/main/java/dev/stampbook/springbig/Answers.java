package dev.stampbook.springbig;

import dev.stampbook.NotFoundException;
import java.util.Optional;
import java.util.function.Supplier;

/** Tells "there is none" from "no answer": a 404 is the first, an answer without a body is the second (C11). */
final class Answers {

  private Answers() {}

  static <T> Optional<T> unlessNotFound(Supplier<T> read) {
    try {
      return Optional.of(read.get());
    } catch (NotFoundException none) {
      return Optional.empty();
    }
  }
}
