package dev.stampbook.pos.treez.api;

import java.util.Optional;

/** What every answer of the store endpoints begins with (sheet 3). A refusal may come with HTTP status 200, so look at the code as well. */
public interface Envelope {

  /** Returns {@code SUCCESS} or {@code FAIL}. */
  Optional<String> resultCode();

  /** Returns why it failed, such as {@code TICKET_NOT_FOUND}. */
  Optional<String> resultReason();

  /** Returns a sentence about the failure; it may hold personal data, never log it. */
  Optional<String> resultDetail();

  /** Returns whether the answer is a refusal. */
  default boolean failed() {
    return resultCode().filter("FAIL"::equalsIgnoreCase).isPresent();
  }
}
