package dev.stampbook.http.internal;

import java.util.Optional;

/** Turns a success into what the method returns. */
interface AnswerReader {

  /**
   * Returns the result.
   *
   * @throws UnreadableAnswer when the body is empty, broken, or lacks what is mandatory
   */
  Object read(Attempt.Answer answer) throws UnreadableAnswer;

  /** Returns the result where "not found" is a result and no failure. */
  default Optional<Object> missing() {
    return Optional.empty();
  }

  /** The message is fit for users: it names fields, never values. */
  final class UnreadableAnswer extends Exception {
    UnreadableAnswer(String message) {
      super(message);
    }
  }
}
